'use strict';

const {type} = require('ot-text-unicode');

module.exports = {
  apply: ({document, a}) => type.apply(document, a),
  normalize: ({a}) => type.normalize(a),
  compose: ({a, b}) => type.compose(a, b),
  transform: ({a, over, side}) => type.transform(a, over, side.toLowerCase()),
  transformSelection: ({selection, over}) => type.transformSelection(selection, over),
  invert: ({a}) => type.invert(a),
  invertWithDocument: ({a, document}) => type.invert(type.makeInvertible(a, document)),
};
