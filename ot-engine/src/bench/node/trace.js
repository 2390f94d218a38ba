import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/**
 * A sequential recording: the text it starts with and its edits {point, points, unit, removed, inserted}. Where an edit
 * is and how much it deletes stands there in code points (`point`, `points`) and in UTF-16 units (`unit`, the length of
 * `removed`); some libraries count these, some those.
 */
export function readTrace(path) {
  const trace = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8'));
  const text = new Text(trace.startContent);
  const edits = trace.txns.flatMap(({ patches }) => patches.map((patch) => text.edit(patch)));
  if (text.content !== trace.endContent) throw new Error(`${path} doesn't end with its endContent`);
  return { start: trace.startContent, edits };
}

/** The text after some of the edits. */
export function textAfter({ start, edits }, count) {
  let text = start;
  for (const { unit, removed, inserted } of edits.slice(0, count)) {
    text = text.slice(0, unit) + inserted + text.slice(unit + removed.length);
  }
  return text;
}

class Text {
  constructor(content) {
    this.content = content;
    this.pairs = holdsPairs(content);
  }

  edit([point, points, inserted]) {
    const unit = this.unitsOn(0, point);
    const end = this.unitsOn(unit, points);
    const removed = this.content.slice(unit, end);
    this.content = this.content.slice(0, unit) + inserted + this.content.slice(end);
    this.pairs ||= holdsPairs(inserted);
    return { point, points, unit, removed, inserted };
  }

  /** The unit that lies `points` code points behind `unit`. */
  unitsOn(unit, points) {
    if (!this.pairs) return unit + points;
    let end = unit;
    for (let i = 0; i < points; i++) end += this.content.codePointAt(end) > 0xffff ? 2 : 1;
    return end;
  }
}

function holdsPairs(text) {
  return /[\ud800-\udfff]/.test(text);
}
