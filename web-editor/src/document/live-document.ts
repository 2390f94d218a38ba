import type { Doc } from 'sharedb/lib/client'
import type { LiveConnection } from '../connection/index.ts'
import { Listeners } from '../listeners/index.ts'
import type { Adopted } from '../outbox/index.ts'
import type { Delta } from '../rich-text/index.ts'
import type { Keeping } from './keeping.ts'
import { UnsentWork, type Unsent } from './unsent-work.ts'

/**
 * Where a document stands. Three are final: `missing` (deleted, or never there), `denied` (that, or not for us), `failed`.
 */
export type DocumentState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'failed'; readonly reason: string }

/**
 * What a person may rely on: `saved` says that the server has acknowledged everything, `saving` that something is on
 * its way, `offline` that the server is out of reach (`unsent` tells where what waits for it is meanwhile).
 */
export type SaveState =
  { readonly kind: 'saved' } | { readonly kind: 'saving' } | { readonly kind: 'offline'; readonly unsent: Unsent }

type Connection = Pick<LiveConnection, 'shareDb' | 'connected' | 'changed' | 'close'>

/** The collection that holds the documents of this service. */
export const COLLECTION = 'documents'

/** One shared document and its connection, from opening to the last acknowledgement. */
export class LiveDocument {
  readonly shareDb: Doc<Delta>

  /** Told whenever `state` or `saveState` may have changed. */
  readonly changed = new Listeners()

  readonly unsent: UnsentWork

  readonly #connection: Connection
  #state: DocumentState = { kind: 'opening' }
  #closing = false

  /** @param adopted what another editor left, with which this one goes on */
  constructor(id: string, connection: Connection, keeping: Keeping, adopted: Adopted | null = null) {
    this.#connection = connection
    this.shareDb = connection.shareDb.get(COLLECTION, id) as Doc<Delta>
    this.unsent = new UnsentWork(this.shareDb, connection, keeping)
    this.unsent.changed.add(this.#saveStateChanged)
    connection.changed.add(this.#saveStateChanged)
    this.shareDb.on('load', this.#loaded)
    this.shareDb.on('create', this.#loaded)
    this.shareDb.on('del', this.#loaded)
    this.shareDb.on('error', (error) => this.#failed(error))
    if (adopted) void this.unsent.resume(adopted).then(() => this.#subscribe())
    else this.#subscribe()
  }

  get state(): DocumentState {
    return this.#state
  }

  get saveState(): SaveState {
    const unsent = this.unsent.state
    if (!this.#connection.connected) return { kind: 'offline', unsent }
    return { kind: unsent === 'none' ? 'saved' : 'saving' }
  }

  /** We may not read it, or not any more, or it is gone: the service doesn't tell which. */
  markDenied(): void {
    this.#end({ kind: 'denied' })
  }

  /**
   * Ends the connection as soon as the server has acknowledged everything, or can't be reached and the outbox has the
   * rest, which somebody else then sends.
   */
  close(): void {
    this.#closing = true
    this.#leaveWhenSafe()
  }

  #subscribe(): void {
    this.shareDb.subscribe((error) => {
      if (error as unknown) this.#end({ kind: 'failed', reason: error.message })
    })
  }

  readonly #saveStateChanged = (): void => {
    if (this.unsent.state === 'none') window.removeEventListener('beforeunload', this.#warn)
    else window.addEventListener('beforeunload', this.#warn)
    if (this.#closing) this.#leaveWhenSafe()
    this.#tell()
  }

  #leaveWhenSafe(): void {
    const { state } = this.unsent
    const isBeingSaved = this.#connection.connected && !this.#isFinal()
    if (state !== 'none' && (state !== 'kept' || isBeingSaved)) return
    this.#closing = false
    this.unsent.letGo()
    this.#connection.close()
  }

  readonly #tell = (): void => this.changed.tell()

  readonly #loaded = (): void => {
    if (this.#isFinal()) return
    if (this.shareDb.type) {
      this.#state = { kind: 'open' }
      this.#tell()
    } else {
      this.#end({ kind: 'missing' })
    }
  }

  #failed(error: { code: unknown; message: string }): void {
    console.error('Document', this.shareDb.id, error)
    if (error.code === 'ERR_HARD_ROLLBACK_FETCH_FAILED') this.#end({ kind: 'failed', reason: error.message })
    this.#tell()
  }

  #isFinal(): boolean {
    return this.#state.kind !== 'opening' && this.#state.kind !== 'open'
  }

  #end(state: DocumentState): void {
    if (this.#isFinal()) return
    this.#state = state
    if (state.kind === 'missing') this.unsent.giveUp('ERR_DOC_WAS_DELETED')
    if (state.kind === 'denied') this.unsent.giveUp('ERR_ACCESS_DENIED')
    this.#tell()
  }

  readonly #warn = (event: BeforeUnloadEvent): void => event.preventDefault()
}
