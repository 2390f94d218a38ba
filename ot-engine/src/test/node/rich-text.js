'use strict';

const Delta = require('quill-delta');

module.exports = {
  apply: ({document, a}) => new Delta(document).compose(new Delta(a)),
  compose: ({a, b}) => new Delta(a).compose(new Delta(b)),
  // As the rich-text type does: the one that wins is `over` on the left.
  transform: ({a, over, side}) => new Delta(over).transform(new Delta(a), side === 'LEFT'),
  transformPosition: ({position, over, author}) => new Delta(over).transformPosition(position, author === 'OTHER'),
  diff: ({before, after}) => diff(new Delta(before), new Delta(after)),
  invert: ({a, document}) => new Delta(a).invert(new Delta(document)),
};

/** Null where fast-diff recurses without end, as it does in some texts with half a surrogate pair. */
function diff(before, after) {
  try {
    return before.diff(after);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
