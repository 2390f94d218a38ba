// Replays recordings through the libraries of libraries.js, edit by edit, and writes a line of JSON for each pair:
// {trace, library, edits, of, microseconds}, the median time per edit of three runs after a warm-up.
// A run that takes longer than SECONDS stops there; `edits` says how far it came of the `of` edits there are.

import { basename } from 'node:path';
import { libraries } from './libraries.js';
import { readTrace, textAfter } from './trace.js';

const SECONDS = 1.5;
const RUNS = 3;
const EDITS_PER_LOOK_AT_THE_CLOCK = 64;

for (const path of process.argv.slice(2)) {
  const trace = readTrace(path);
  for (const library of libraries) {
    const line = { trace: basename(path, '.json.gz'), library: library.name, ...measure(library, trace) };
    process.stdout.write(JSON.stringify(line) + '\n');
  }
}

function measure(library, trace) {
  const operations = trace.edits.map((edit) => library.operation(edit));
  const warmUp = run(library, trace, operations);
  const reached = operations.slice(0, warmUp.edits);
  const runs = Array.from({ length: RUNS }, () => run(library, trace, reached).microseconds);
  return { edits: warmUp.edits, of: operations.length, microseconds: runs.sort((a, b) => a - b)[1] };
}

function run(library, trace, operations) {
  let document = library.start(trace.start);
  let edits = 0;
  const started = performance.now();
  while (edits < operations.length && performance.now() - started < SECONDS * 1000) {
    const pause = Math.min(operations.length, edits + EDITS_PER_LOOK_AT_THE_CLOCK);
    for (; edits < pause; edits++) document = library.apply(document, operations[edits]);
  }
  const milliseconds = performance.now() - started;
  if (library.text(document) !== textAfter(trace, edits)) {
    throw new Error(`${library.name} ends with another text than the recording`);
  }
  library.end?.(document);
  return { edits, microseconds: (milliseconds * 1000) / edits };
}
