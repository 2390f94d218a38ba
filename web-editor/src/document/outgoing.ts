import type { Doc } from 'sharedb/lib/client'
import type { Type } from 'sharedb/lib/sharedb'
import type { UnsentOperation } from '../outbox/index.ts'
import type { Delta } from '../rich-text/index.ts'

/** An operation as ShareDB's client holds it. What has been `sentAt` some time is not added to any more. */
interface Held {
  op: Delta
  src?: string
  seq?: number
  sentAt?: number
  readonly type: Type
  readonly callbacks: readonly []
}

/** What ShareDB's client has and its types lack. */
interface Insides {
  readonly inflightOp: Held | null
  readonly pendingOps: Held[]
}

/**
 * The operations of a document that the server has not acknowledged, in their order. No other code knows where ShareDB's
 * client has them. It transforms them over what others do, so that the first always is one at the document's revision.
 */
export class Outgoing {
  readonly #doc: Doc<Delta> & Insides

  constructor(doc: Doc<Delta>) {
    this.#doc = doc as Doc<Delta> & Insides
  }

  get all(): UnsentOperation[] {
    const { inflightOp, pendingOps } = this.#doc
    return [...(inflightOp ? [inflightOp] : []), ...pendingOps].map(toOperation)
  }

  get isEmpty(): boolean {
    return !this.#doc.hasWritePending()
  }

  /** The one that was sent over the present connection. */
  get underWay(): UnsentOperation | null {
    return this.#doc.inflightOp && toOperation(this.#doc.inflightOp)
  }

  /** Gives the first one its id, if it has none: from now on edits go into those behind it. Needs a connection. */
  seal(): void {
    const { connection, inflightOp, pendingOps } = this.#doc
    const [first] = pendingOps
    if (inflightOp || !first || first.seq !== undefined || connection.id === null) return
    first.src = connection.id
    first.seq = connection.seq++
    first.sentAt = Date.now()
  }

  /** Sends the first one, whichever it is, and no other; nothing without a connection, or while one is under way. */
  sendFirst(): void {
    this.#doc.resume()
    this.#doc.pause()
  }

  /** Puts back what another editor left; the document must have what they made of its content. */
  restore(operations: readonly UnsentOperation[]): void {
    const type = this.#doc.type as Type
    for (const { operation, id } of operations) {
      const known = id && { src: id.client, seq: id.sequence, sentAt: Date.now() }
      this.#doc.pendingOps.push({ op: operation, type, callbacks: [], ...known })
    }
  }
}

function toOperation({ op, src, seq }: Held): UnsentOperation {
  const id = src === undefined || seq === undefined ? null : { client: src, sequence: seq }
  return { operation: { ops: op.ops }, id }
}
