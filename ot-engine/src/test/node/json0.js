'use strict';

const {type} = require('ot-json0');

const functions = {
  // Without its root a document is undefined, which JSON says as null.
  apply: ({document, a}) => type.apply(document, a) ?? null,
  compose: ({a, b}) => type.compose(a, b),
  transform: ({a, over, side}) => type.transform(a, over, side.toLowerCase()),
  invert: ({a}) => type.invert(a),
  normalize: ({a}) => type.normalize(a),
};

// What the reference refuses is answered with its reason.
const orReason = (answer) => (question) => {
  try {
    return answer(question);
  } catch (error) {
    return {refused: error.message};
  }
};

module.exports = Object.fromEntries(Object.entries(functions).map(([name, answer]) => [name, orReason(answer)]));
