import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import type { Stop } from '../listeners/index.ts'
import { BrowserDatabase, Outbox, RecoveryCopies, type LivingEditors, type OutboxEntry } from '../outbox/index.ts'

/** The editors of a test's browser, which live until the test says otherwise. */
export class TestEditors implements LivingEditors {
  readonly #living = new Set<string>()

  announce(name: string): Promise<Stop> {
    this.#living.add(name)
    return Promise.resolve(() => this.die(name))
  }

  living(): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set(this.#living))
  }

  die(name: string): void {
    this.#living.delete(name)
  }
}

/** A browser that remembers nothing yet: what its tabs share. */
export class TestBrowser {
  readonly editors = new TestEditors()
  readonly outbox: Outbox
  readonly copies: RecoveryCopies
  readonly #database = new BrowserDatabase()

  constructor() {
    globalThis.indexedDB = new IDBFactory()
    this.outbox = new Outbox(this.#database, this.editors)
    this.copies = new RecoveryCopies(this.#database)
  }

  /** All that is in the outbox, whoever holds it. */
  entries(): Promise<OutboxEntry[]> {
    return this.#database.use((database) => database.getAll('entries'))
  }
}
