// Replays a recorded editing session through a running service with the stock ShareDB client, and compares what the
// service then holds with what the recording says. docs/benchmarks.md tells where recordings come from.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { randomUUID } from 'node:crypto';
import sharedb from 'sharedb/lib/client/index.js';
import richText from 'rich-text';
import WebSocket from 'ws';

const usage = 'usage: npm run replay -- TRACE.json.gz [http://localhost:8080]';
const [tracePath, service = 'http://localhost:8080'] = process.argv.slice(2);
if (!tracePath) {
  console.error(usage);
  process.exit(2);
}

sharedb.types.register(richText.type);

/** The recording: transactions of patches [position, deleted, inserted], counted in code points. */
function readTrace(path) {
  const trace = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8'));
  if (trace.kind === 'concurrent') {
    throw new Error('this command replays sequential recordings only');
  }
  return trace;
}

/** The text so far, with positions translated from code points to the UTF-16 units that Quill's deltas count. */
class Text {
  constructor(content) {
    this.content = content;
    this.astral = /[\ud800-\udfff]/.test(content);
  }

  offset(codePoints, from = 0) {
    if (!this.astral) return from + codePoints;
    let at = from;
    for (let i = 0; i < codePoints; i++) at += this.content.codePointAt(at) > 0xffff ? 2 : 1;
    return at;
  }

  /** Applies a patch and returns it as a delta. */
  patch([position, deleted, inserted]) {
    const start = this.offset(position);
    const end = this.offset(deleted, start);
    this.content = this.content.slice(0, start) + inserted + this.content.slice(end);
    this.astral ||= /[\ud800-\udfff]/.test(inserted);
    const ops = [];
    if (start > 0) ops.push({ retain: start });
    if (inserted) ops.push({ insert: inserted });
    if (end > start) ops.push({ delete: end - start });
    return ops;
  }
}

function open(document) {
  const socket = new WebSocket(`${service.replace(/^http/, 'ws')}/documents/${document}/socket`);
  const connection = new sharedb.Connection(socket);
  socket.on('error', (error) => {
    console.error(`no connection to ${service}: ${error.message || error.code}`);
    process.exit(1);
  });
  return { socket, doc: connection.get('documents', document) };
}

const done = (call) => new Promise((resolve, reject) => call((error) => (error ? reject(error) : resolve())));

const trace = readTrace(tracePath);
const document = randomUUID();
const writer = open(document);
await done((callback) => writer.doc.create([{ insert: trace.startContent }].filter((op) => op.insert), 'rich-text', callback));
writer.doc.preventCompose = true; // every transaction is an operation of its own

const text = new Text(trace.startContent);
const Delta = richText.type.create([]).constructor;
let operations = 0;
const started = performance.now();
for (const { patches } of trace.txns) {
  const delta = patches.map((patch) => new Delta(text.patch(patch))).reduce((all, one) => all.compose(one), new Delta());
  writer.doc.submitOp(delta);
  operations++;
}
await done((callback) => writer.doc.whenNothingPending(callback));
const seconds = (performance.now() - started) / 1000;

const reader = open(document);
await done((callback) => reader.doc.fetch(callback));
const held = reader.doc.data.ops.map((op) => op.insert).join('');
writer.socket.close();
reader.socket.close();

console.log(`${operations} operations, one at a time, in ${seconds.toFixed(1)} s (${Math.round(operations / seconds)}/s); ` +
  `the document is at revision ${reader.doc.version}`);
if (held === trace.endContent) {
  console.log(`equal: the service holds exactly the recording's end, ${held.length} UTF-16 units`);
} else {
  console.log(`DIFFERENT: the service holds ${held.length} UTF-16 units, the recording ends with ${trace.endContent.length}`);
  process.exitCode = 1;
}
