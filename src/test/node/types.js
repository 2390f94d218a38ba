import assert from 'node:assert/strict';
import sharedb from 'sharedb/lib/client/index.js';
import richTextPackage from 'rich-text';
import textUnicodePackage from 'ot-text-unicode';

sharedb.types.register(richTextPackage.type);
sharedb.types.register(textUnicodePackage.type);

/**
 * The types as one writes in them: each holds a text. Positions and lengths count what the type counts, and marks are
 * characters that nobody else writes: one unit long, so that no other insert can tear them apart.
 *
 * Of two inserts at one place the one that comes second stands behind or before the first, which `second` says.
 */
export const richText = {
  name: 'rich-text',
  second: 'behind',
  data: (text) => [{ insert: text }],
  insert: (_, at, text) => skip({ retain: at }, { insert: text }),
  erase: (_, at, count) => skip({ retain: at }, { delete: count }),
  decorate: (_, at, random) => skip({ retain: at }, { retain: 1, attributes: { size: random.below(3) || null } }),
  text: (data) => data.ops.map(({ insert }) => insert).join(''),
  units: (text) => text.split(''),
  mark: (number) => String.fromCharCode(0xe000 + number),
  checkDecorations: () => {},
  unfit: [{ retain: 1000 }, { insert: 'x' }],
};

/** Its text lies beside a number that counts the decorations. */
export const json0 = {
  name: 'json0',
  second: 'before',
  data: (text) => ({ text, decorations: 0 }),
  insert: (_, at, text) => [{ p: ['text', at], si: text }],
  erase: (data, at, count) => [{ p: ['text', at], sd: data.text.slice(at, at + count) }],
  decorate: () => [{ p: ['decorations'], na: 1 }],
  text: (data) => data.text,
  units: (text) => text.split(''),
  mark: (number) => String.fromCharCode(0xe000 + number),
  checkDecorations: (data, count) => assert.equal(data.decorations, count),
  unfit: [{ p: ['text', 1000], si: 'x' }],
};

/** Counts code points, so that its marks are beyond the first plane. */
export const textUnicode = {
  name: 'text-unicode',
  second: 'before',
  data: (text) => text,
  insert: (_, at, text) => skip(at, text),
  erase: (_, at, count) => skip(at, { d: count }),
  decorate: null,
  text: (data) => data,
  units: (text) => [...text],
  mark: (number) => String.fromCodePoint(0xf0000 + number),
  checkDecorations: () => {},
  unfit: [1000, 'x'],
};

export const allTypes = [richText, json0, textUnicode];

/** Neither type takes a skip of nothing. */
function skip(before, component) {
  return before === 0 || before.retain === 0 ? [component] : [before, component];
}
