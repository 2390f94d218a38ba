export { BrowserDatabase } from './database.ts'
export {
  composed,
  mayBeSentBy,
  newId,
  plain,
  type Adopted,
  type OperationId,
  type OutboxEntry,
  type RecoveryCopy,
  type Snapshot,
  type UnsentOperation,
} from './entry.ts'
export { Holder } from './holder.ts'
export { editorsOfThisBrowser, type LivingEditors } from './living-editors.ts'
export { Outbox, TakenOver, type Before } from './outbox.ts'
export { RecoveryCopies } from './recovery-copies.ts'
