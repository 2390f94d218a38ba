/**
 * The rule for the last line break.
 *
 * An editor's text always ends in a line break; shared content need not (it is empty at first, and a stock client may
 * write what it likes). Content that ends in one is shown as it is. Otherwise the editor shows one more line break, the
 * *borrowed* one, and the first edit made here pays it back: it puts the line break into the shared content and then
 * does what the person did. Merely looking at a document never changes it.
 */
import { compose, endsInLineBreak, lengthOf, type Component, type Delta } from '../rich-text/index.ts'

/** What the editor shows for `shared` content. */
export function shownContent(shared: Delta): Delta {
  return endsInLineBreak(shared) ? shared : compose(shared, insertLineBreakAt(lengthOf(shared)))
}

/** The shared operation for an `edit` of what was shown for `shared`. The result ends in a line break if the edited text does. */
export function sharedOperation(edit: Delta, shared: Delta): Delta {
  return endsInLineBreak(shared) ? edit : compose(insertLineBreakAt(lengthOf(shared)), edit)
}

/**
 * The editor's operation for a shared `operation`, which led to the content `after`.
 * @param borrowed whether the editor was showing a borrowed line break
 */
export function shownOperation(operation: Delta, borrowed: boolean, after: Delta): Delta {
  if (endsInLineBreak(after) !== borrowed) return operation
  return borrowed ? compose(operation, dropOwnLineBreak(after)) : compose(operation, insertLineBreakAt(lengthOf(after)))
}

/** Takes the content's own last line break out and gives its formats to the borrowed one behind it, which so becomes its own. */
function dropOwnLineBreak(after: Delta): Delta {
  const formats = after.ops.at(-1)?.attributes
  const own: Component[] = [...retain(lengthOf(after) - 1), { delete: 1 }]
  return { ops: formats ? [...own, { retain: 1, attributes: formats }] : own }
}

function insertLineBreakAt(index: number): Delta {
  return { ops: [...retain(index), { insert: '\n' }] }
}

function retain(length: number): Component[] {
  return length > 0 ? [{ retain: length }] : []
}
