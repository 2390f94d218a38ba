'use strict';

// Reads one question per line, {"ask": …, "a": delta, …}, and writes one answer per line.

const Delta = require('quill-delta');
const readline = require('node:readline');

const answers = {
  apply: ({document, a}) => new Delta(document).compose(new Delta(a)),
  compose: ({a, b}) => new Delta(a).compose(new Delta(b)),
  // As the rich-text type does: the one that wins is `over` on the left.
  transform: ({a, over, side}) => new Delta(over).transform(new Delta(a), side === 'LEFT'),
  transformPosition: ({position, over, author}) =>
    new Delta(over).transformPosition(position, author === 'OTHER'),
  invert: ({a, document}) => new Delta(a).invert(new Delta(document)),
};

readline.createInterface({input: process.stdin}).on('line', (line) => {
  const question = JSON.parse(line);
  process.stdout.write(JSON.stringify(answers[question.ask](question)) + '\n');
});
