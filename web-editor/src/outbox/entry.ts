import { compose, emptyDelta, type Delta } from '../rich-text/index.ts'

/** Names an operation for ever: the client that first sent it, and its number among that client's operations. */
export interface OperationId {
  readonly client: string
  readonly sequence: number
}

/** An operation that the server has not acknowledged. Without an id it was never sent, and no copy of it is on its way. */
export interface UnsentOperation {
  readonly operation: Delta
  readonly id: OperationId | null
}

/** The server's content of a document at one revision. */
export interface Snapshot {
  readonly revision: number
  readonly content: Delta
}

/** What one editor instance still has to tell the server about one document. Times are milliseconds since 1970. */
export interface OutboxEntry {
  /** The editor instance that alone may send and change the entry, as long as it lives. */
  readonly holder: string
  readonly document: string
  readonly title: string
  /** Who wrote it; null for nobody in particular. */
  readonly user: string | null
  /** The revision that the first operation was made against, each of the others against the one before it. */
  readonly revision: number
  readonly operations: readonly UnsentOperation[]
  readonly keptAt: number
}

/** An entry, and the content it was made against where that is known without the server. */
export interface Adopted {
  readonly entry: OutboxEntry
  readonly base: Snapshot | null
}

/** What somebody wrote and the server would not take. */
export interface RecoveryCopy {
  readonly id: string
  readonly document: string
  readonly title: string
  readonly user: string | null
  /** The text as they had it; where that was never known here, only what they had put in. */
  readonly content: Delta
  /** What of it the server did not take, as an operation that led to `content`. */
  readonly change: Delta
  /** The code that the server gave, or why it was not asked. */
  readonly reason: string
  readonly madeAt: number
}

/** What the operations do one after another. */
export function composed(operations: readonly UnsentOperation[]): Delta {
  return operations.reduce((all, { operation }) => plain(compose(all, operation)), emptyDelta)
}

/** Without the class of Quill's deltas, which the browser's database doesn't keep. */
export function plain({ ops }: Delta): Delta {
  return { ops }
}

/** Whether the entry may be sent in somebody's name: nobody's work goes out as another's. */
export function mayBeSentBy(user: string | null, entry: OutboxEntry): boolean {
  return entry.user === null || entry.user === user
}

/** A name that nobody else has. Pages without a secure connection have no `crypto.randomUUID`. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
