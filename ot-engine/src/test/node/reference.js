'use strict';

// Reads one question per line, {"ask": "type.function", …}, and writes one answer per line.

const readline = require('node:readline');

const answers = {
  json0: require('./json0'),
  'rich-text': require('./rich-text'),
  'text-unicode': require('./text-unicode'),
};

readline.createInterface({input: process.stdin}).on('line', (line) => {
  const question = JSON.parse(line);
  const [type, ask] = question.ask.split('.');
  process.stdout.write(JSON.stringify(answers[type][ask](question)) + '\n');
});
