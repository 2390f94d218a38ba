import type { Doc } from 'sharedb/lib/client'
import type { ConnectionReceiveRequest } from 'sharedb/lib/sharedb'
import type { Snapshot } from '../outbox/index.ts'
import { compose, type Delta } from '../rich-text/index.ts'
import type { Outgoing } from './outgoing.ts'

/** An operation or an acknowledgement as it comes from the server. */
interface OperationMessage {
  readonly a?: unknown
  readonly c?: unknown
  readonly d?: unknown
  readonly v?: unknown
  readonly src?: unknown
  readonly seq?: unknown
  readonly op?: Delta
  readonly error?: unknown
}

/**
 * What a document is without what was not acknowledged: its content at the server, at the revision that the client has
 * heard of. As long as everything is acknowledged, that is the document's own content.
 */
export class ServerContent {
  readonly #doc: Doc<Delta>
  readonly #outgoing: Outgoing
  /** Null while everything is acknowledged. */
  #content: Delta | null = null

  constructor(doc: Doc<Delta>, outgoing: Outgoing) {
    this.#doc = doc
    this.#outgoing = outgoing
    doc.on('before op', this.#edited)
    doc.on('load', this.#same)
    doc.on('no write pending', this.#same)
    doc.connection.on('receive', this.#received)
  }

  /** Null where there is no document. */
  get snapshot(): Snapshot | null {
    const { type, version, data } = this.#doc
    if (!type || version === null) return null
    return { revision: version, content: { ops: (this.#content ?? data).ops } }
  }

  /** What was not acknowledged was put on top of this. */
  begin(content: Delta): void {
    this.#content = content
  }

  stop(): void {
    this.#doc.off('before op', this.#edited)
    this.#doc.off('load', this.#same)
    this.#doc.off('no write pending', this.#same)
    this.#doc.connection.off('receive', this.#received)
  }

  readonly #same = (): void => void (this.#content = null)

  readonly #edited = (_operation: unknown, source: unknown): void => {
    if (source !== false) this.#content ??= this.#doc.data
  }

  /** Comes before the client takes the operation, which it does if it is the next one; then it changes it. */
  readonly #received = ({ data }: ConnectionReceiveRequest): void => {
    const { a, c, d, v, src, seq, op, error } = (data ?? {}) as OperationMessage
    const { collection, id, version } = this.#doc
    if (!this.#content || a !== 'op' || error || c !== collection || d !== id || v !== version) return
    const own = this.#outgoing.underWay
    const isOwn = own?.id && own.id.client === src && own.id.sequence === seq
    const next = isOwn ? own.operation : op
    if (next) this.#content = compose(this.#content, next)
  }
}
