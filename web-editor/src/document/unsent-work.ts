import type { Doc } from 'sharedb/lib/client'
import type { ConnectionReceiveRequest } from 'sharedb/lib/sharedb'
import type { LiveConnection } from '../connection/index.ts'
import { Listeners, type Stop } from '../listeners/index.ts'
import {
  composed,
  newId,
  plain,
  type Adopted,
  type RecoveryCopy,
  type Snapshot,
  type UnsentOperation,
} from '../outbox/index.ts'
import { compose, insertsOf, richTextType, type Delta } from '../rich-text/index.ts'
import type { Keeping } from './keeping.ts'
import { KeptEntry, type State } from './kept-entry.ts'
import { Outgoing } from './outgoing.ts'
import { codeOf, fetchSnapshot } from './past-content.ts'
import { ServerContent } from './server-content.ts'

/**
 * Where that is what the server has not acknowledged: nowhere (`none`), on its way into the outbox (`keeping`), in it
 * (`kept`), or in this page alone, because the browser keeps nothing (`exposed`).
 */
export type Unsent = 'none' | 'keeping' | 'kept' | 'exposed'

type Connection = Pick<LiveConnection, 'shareDb' | 'connected' | 'changed'>

/** What would be lost if the server refused it now, and the content with it. */
interface Stake {
  readonly operations: readonly UnsentOperation[]
  readonly content: Delta
}

/**
 * What was written into a document and not acknowledged: it is kept in the outbox until it is, and sent from there. An
 * operation is sent only when it is in the outbox under the id that it is sent with, so that whoever finds it there will
 * not send it under another:
 *
 *     edited ──keep──▶ kept ──it is connected, and first──▶ sealed: has its id ──keep──▶ ──send──▶ under way
 *                        ▲                                                                           │
 *                        ├── the next one ◀── acknowledged ◀─────────────────────────────────────────┤
 *           outbox empty ◀── the last one ◀─────┘                  recovery copy ◀── refused ◀───────┘
 *
 * It relies on no order of events: after each of them it looks at what is, compares that with what was kept, and does
 * what is next. One write is under way at a time; the one after it has all that has happened meanwhile.
 */
export class UnsentWork {
  /** Told when `state` has changed. */
  readonly changed = new Listeners()

  /** Told when another tab, which took this editor for dead, sends what it had written: it must begin anew. */
  readonly takenOver = new Listeners()

  /** The content that a person sees, asked before it is replaced; null where nobody looks. */
  shown: (() => Delta) | null = null

  readonly #doc: Doc<Delta>
  readonly #connection: Connection
  readonly #keeping: Keeping
  readonly #entry: KeptEntry
  readonly #outgoing: Outgoing
  readonly #serverContent: ServerContent
  readonly #stopConnection: Stop
  #stake: Stake | null = null
  /** What a person saw when the document was loaded anew. */
  #replaced: Delta | null = null
  /** What was refused and is not kept as a copy yet. */
  readonly #refused: RecoveryCopy[] = []
  #told: Unsent = 'none'
  #edits = 0
  #isWaiting = false
  #isBusy = false
  #isOver = false

  constructor(doc: Doc<Delta>, connection: Connection, keeping: Keeping) {
    this.#doc = doc
    this.#connection = connection
    this.#keeping = keeping
    this.#entry = new KeptEntry(doc.id, keeping)
    this.#outgoing = new Outgoing(doc)
    this.#serverContent = new ServerContent(doc, this.#outgoing)
    doc.pause() // what is sent when is decided here
    doc.on('op', this.#applied)
    doc.on('load', this.#loaded)
    doc.on('no write pending', this.#look)
    doc.on('error', this.#failed)
    doc.connection.on('receive', this.#received)
    this.#stopConnection = connection.changed.add(this.#look)
  }

  get state(): Unsent {
    if (this.#isOver || (!this.#stake && this.#outgoing.isEmpty)) return 'none'
    if (!this.#entry.has({ mark: this.#mark, base: null })) return 'keeping'
    return this.#entry.isKept ? 'kept' : 'exposed'
  }

  /**
   * Goes on with what another editor left. The document, which must be new, is open when that is known without the
   * server, or when that has told it. Then it may be subscribed.
   */
  async resume(adopted: Adopted): Promise<void> {
    const { operations, revision } = adopted.entry
    this.#entry.begin(adopted, this.#mark)
    if (operations.length === 0) return this.#look()
    this.#stake = { operations, content: insertsOf(composed(operations)) }
    this.#tell()
    const base = adopted.base ?? (await this.#fetchBase(revision))
    if (this.#isOver) return
    if (base) this.#restore(base, adopted)
    this.#look()
  }

  /** Sends nothing any more: what was not acknowledged becomes a recovery copy. */
  giveUp(reason: string): void {
    if (this.#isOver) return
    if (this.#stake) this.#refuse(reason)
    this.letGo()
  }

  /** Sends nothing any more: what was not acknowledged is left to whoever adopts it. */
  letGo(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#doc.pause()
    this.#stopListening()
    if (!this.#isBusy) void this.#proceed()
    this.#tell()
  }

  get #mark(): string {
    const operations = this.#outgoing.all
    const id = operations[0]?.id
    return [this.#edits, operations.length, id?.client, id?.sequence].join()
  }

  readonly #applied = (_operation: unknown, source: unknown): void => {
    if (source === false) return
    this.#edits++
    this.#look()
  }

  readonly #received = ({ data }: ConnectionReceiveRequest): void => {
    if (this.#isWaiting) this.#withhold(data)
    queueMicrotask(this.#look) // when ShareDB has taken the message
  }

  /** While we wait for the content that operations were made against, no newer one must be loaded: presence asks for it. */
  #withhold(message: unknown): void {
    const answer = (message ?? {}) as { a?: unknown; c?: unknown; d?: unknown; data?: unknown }
    if (answer.a === 'f' && answer.c === this.#doc.collection && answer.d === this.#doc.id) delete answer.data
  }

  readonly #look = (): void => {
    if (this.#isOver) return
    if (this.#doc.type) {
      const operations = this.#outgoing.all
      this.#stake = operations.length > 0 ? { operations, content: this.#doc.data } : null
    } // else it is being loaded anew after a refusal, and at stake is what was
    this.#gate()
    if (!this.#isBusy) void this.#proceed()
    this.#tell()
  }

  /**
   * ShareDB sends by itself only what it may have sent before the connection was lost, and only that: it has to come
   * before the subscription, so that the client knows its own operation when it is told it.
   */
  #gate(): void {
    const [first] = this.#outgoing.all
    this.#doc.paused = this.#connection.connected || !first || !this.#entry.hasSealed(first)
  }

  async #proceed(): Promise<void> {
    this.#isBusy = true
    try {
      for (let step = this.#nextStep(); step; step = this.#nextStep()) await step()
    } finally {
      this.#isBusy = false
    }
    if (this.#isOver) await this.#keeping.holder.leave()
    this.#tell()
  }

  /** What has to be written next; null if nothing has. Sends what may be sent. */
  #nextStep(): (() => Promise<void>) | null {
    const [refused] = this.#refused
    if (refused) return () => this.#makeCopy(refused)
    if (this.#isOver) return null
    if (!this.#stake) return this.#entry.isEmpty ? null : () => this.#entry.remove()
    if (!this.#doc.type) return null
    const { connected } = this.#connection
    if (connected) this.#outgoing.seal()
    const operations = this.#outgoing.all
    const revision = this.#doc.version ?? 0
    const state = { mark: this.#mark, operations, revision, base: connected ? null : this.#serverContent.snapshot }
    if (!this.#entry.has(state)) return () => this.#keep(state)
    if (connected) this.#outgoing.sendFirst()
    return null
  }

  async #keep(state: State): Promise<void> {
    if ((await this.#entry.keep(state)) === 'taken over') {
      this.giveUp('TAKEN_OVER')
      this.takenOver.tell()
    } else {
      this.#tell()
    }
  }

  async #makeCopy(copy: RecoveryCopy): Promise<void> {
    await this.#keeping.copies.make(copy, this.#keeping.holder.name)
    this.#entry.forget()
    this.#refused.shift()
  }

  async #fetchBase(revision: number): Promise<Snapshot | null> {
    this.#isWaiting = true
    try {
      return await fetchSnapshot(this.#doc, revision)
    } catch (error) {
      if (!this.#isOver) this.#refuse(codeOf(error))
      return null
    } finally {
      this.#isWaiting = false
    }
  }

  #restore({ revision, content }: Snapshot, { entry, base }: Adopted): void {
    const data = compose(content, composed(entry.operations))
    this.#doc.ingestSnapshot({ v: revision, type: richTextType.uri, data })
    this.#outgoing.restore(entry.operations)
    this.#serverContent.begin(content)
    this.#entry.begin({ entry, base }, this.#mark)
    this.#replaced = null
  }

  /** After a refusal, ShareDB throws away all that was not acknowledged and loads the document anew. */
  readonly #loaded = (): void => {
    if (this.#stake && this.#outgoing.isEmpty) this.#replaced = this.shown?.() ?? null
  }

  readonly #failed = (error: unknown): void => {
    if (this.#isOver || !this.#stake || !this.#outgoing.isEmpty) return
    const code = codeOf(error)
    if (code !== 'ERR_HARD_ROLLBACK_FETCH_FAILED') this.#refuse(code) // else the refusal itself is told next
  }

  #refuse(reason: string): void {
    const { operations, content } = this.#stake as Stake
    const made = { id: newId(), document: this.#doc.id, ...this.#keeping.describe(), madeAt: Date.now(), reason }
    this.#refused.push({ ...made, content: plain(this.#replaced ?? content), change: composed(operations) })
    this.#stake = this.#replaced = null
    this.#look()
  }

  #tell(): void {
    const { state } = this
    if (state === this.#told) return
    this.#told = state
    this.changed.tell()
  }

  #stopListening(): void {
    this.#serverContent.stop()
    this.#doc.off('op', this.#applied)
    this.#doc.off('load', this.#loaded)
    this.#doc.off('no write pending', this.#look)
    this.#doc.off('error', this.#failed)
    this.#doc.connection.off('receive', this.#received)
    this.#stopConnection()
  }
}
