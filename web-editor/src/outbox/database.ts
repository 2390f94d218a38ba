import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { OutboxEntry, RecoveryCopy, Snapshot } from './entry.ts'

/** What is kept, for all tabs of this browser. */
export interface Schema extends DBSchema {
  entries: { key: string; value: OutboxEntry; indexes: { document: string } }
  /** By holder; only where it may be needed without the server. */
  bases: { key: string; value: Snapshot }
  copies: { key: string; value: RecoveryCopy }
}

export type Database = IDBPDatabase<Schema>

const NAME = 'coscribe'
const VERSION = 1

/** How long the browser may take for anything, in milliseconds; then it is as if it kept nothing. */
const PATIENCE = 3_000

/** The database of this browser: opened when it is first needed, and again after the browser has closed it. */
export class BrowserDatabase {
  #opened: Promise<Database> | null = null

  /** Does something with the database. Fails where the browser has none, or it doesn't answer. */
  use<T>(action: (database: Database) => Promise<T>): Promise<T> {
    return within(PATIENCE, this.#open().then(action))
  }

  async close(): Promise<void> {
    const opened = this.#opened
    this.#opened = null
    ;(await opened)?.close()
  }

  #open(): Promise<Database> {
    this.#opened ??= this.#connect().catch((error: unknown) => {
      this.#opened = null
      throw error
    })
    return this.#opened
  }

  async #connect(): Promise<Database> {
    return openDB<Schema>(NAME, VERSION, {
      upgrade(database) {
        database.createObjectStore('entries', { keyPath: 'holder' }).createIndex('document', 'document')
        database.createObjectStore('bases')
        database.createObjectStore('copies', { keyPath: 'id' })
      },
      blocking: () => void this.close(), // a page of a later release wants to change it
      terminated: () => (this.#opened = null),
    })
  }
}

function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The browser’s database does not answer')), milliseconds)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
