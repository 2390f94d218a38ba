import type { Doc } from 'sharedb/lib/client'
import type { LiveConnection } from '../connection/index.ts'
import { Listeners } from '../listeners/index.ts'
import type { Delta } from '../rich-text/index.ts'

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
 * its way, `offline` that the server is out of reach (`unsaved` tells whether something waits for it).
 */
export type SaveState =
  { readonly kind: 'saved' } | { readonly kind: 'saving' } | { readonly kind: 'offline'; readonly unsaved: boolean }

type Connection = Pick<LiveConnection, 'shareDb' | 'connected' | 'changed' | 'close'>

/** The collection that holds the documents of this service. */
export const COLLECTION = 'documents'

/** One shared document and its connection, from opening to the last acknowledgement. */
export class LiveDocument {
  readonly shareDb: Doc<Delta>

  /** Told whenever `state` or `saveState` may have changed. */
  readonly changed = new Listeners()

  readonly #connection: Connection
  #state: DocumentState = { kind: 'opening' }
  #closing = false

  constructor(id: string, connection: Connection) {
    this.#connection = connection
    this.shareDb = connection.shareDb.get(COLLECTION, id) as Doc<Delta>
    this.shareDb.on('load', this.#loaded)
    this.shareDb.on('create', this.#loaded)
    this.shareDb.on('del', this.#loaded)
    this.shareDb.on('op', this.#tell)
    this.shareDb.on('no write pending', this.#tell)
    this.shareDb.on('error', (error) => this.#failed(error))
    connection.changed.add(this.#tell)
    window.addEventListener('beforeunload', this.#warn)
    this.shareDb.subscribe((error) => {
      if (error as unknown) this.#end({ kind: 'failed', reason: error.message })
    })
  }

  get state(): DocumentState {
    return this.#state
  }

  get saveState(): SaveState {
    const unsaved = this.shareDb.hasWritePending()
    if (!this.#connection.connected) return { kind: 'offline', unsaved }
    return { kind: unsaved ? 'saving' : 'saved' }
  }

  /** We may not read it, or not any more, or it is gone: the service doesn't tell which. */
  markDenied(): void {
    this.#end({ kind: 'denied' })
  }

  /** Ends the connection as soon as the server has acknowledged everything. */
  close(): void {
    this.#closing = true
    if (this.#state.kind === 'open' && this.shareDb.hasWritePending()) {
      this.shareDb.once('no write pending', () => this.#disconnect())
    } else {
      this.#disconnect()
    }
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
    this.#tell()
    if (this.#closing) this.#disconnect()
  }

  #disconnect(): void {
    window.removeEventListener('beforeunload', this.#warn)
    this.#connection.close()
  }

  readonly #warn = (event: BeforeUnloadEvent): void => {
    if (this.#state.kind === 'open' && this.shareDb.hasWritePending()) event.preventDefault()
  }
}
