import { Listeners } from '../listeners/index.ts'
import { compose, insertsOf, lengthOf } from '../rich-text/index.ts'
import type { BrowserDatabase } from './database.ts'
import { composed, newId, plain, type Adopted, type RecoveryCopy, type Snapshot } from './entry.ts'

/** A new document made by the REST interface is empty, and one operation old. */
const newborn: Snapshot = { revision: 1, content: { ops: [] } }

/** What the server would not take, kept until the person has done something about it. */
export class RecoveryCopies {
  /** Told when a copy was made here or is gone. */
  readonly changed = new Listeners()

  readonly #database: BrowserDatabase
  /** What the browser would not keep. */
  #unkept: readonly RecoveryCopy[] = []

  constructor(database: BrowserDatabase) {
    this.#database = database
  }

  /**
   * Keeps a copy in place of the entry that the holder has in the outbox: never both, never neither. Where the browser
   * keeps nothing, it lasts as long as the page.
   */
  async make(copy: RecoveryCopy, holder: string): Promise<void> {
    await this.#replace(copy, holder).catch((error: unknown) => {
      console.warn('The recovery copy is not kept in this browser', error)
      this.#unkept = [...this.#unkept, copy]
    })
    this.changed.tell()
  }

  /** Keeps a copy of an entry that nobody will send. */
  async makeOf({ entry, base }: Adopted, reason: string): Promise<void> {
    const { holder, document, title, user, operations, keptAt } = entry
    const change = composed(operations)
    const content = base ? plain(compose(base.content, change)) : insertsOf(change)
    await this.make({ id: newId(), document, title, user, content, change, reason, madeAt: keptAt }, holder)
  }

  /** The copies, the latest first. */
  async all(): Promise<RecoveryCopy[]> {
    const kept = await this.#database.use((database) => database.getAll('copies')).catch(() => [])
    return [...kept, ...this.#unkept].sort((one, other) => other.madeAt - one.madeAt)
  }

  async dismiss(id: string): Promise<void> {
    const isKept = this.#unkept.every((copy) => copy.id !== id)
    this.#unkept = this.#unkept.filter((copy) => copy.id !== id)
    if (isKept) await this.#database.use((database) => database.delete('copies', id))
    this.changed.tell()
  }

  /** Puts the copy's text into the outbox, in the copy's place, as what is to be written into a new, empty document. */
  async restore(
    { id, content, user }: RecoveryCopy,
    into: { readonly id: string; readonly title: string },
  ): Promise<void> {
    const holder = newId() // nobody's: whoever opens the document adopts it
    const operations = lengthOf(content) > 0 ? [{ operation: content, id: null }] : []
    await this.#database.use(async (database) => {
      const transaction = database.transaction(['entries', 'bases', 'copies'], 'readwrite', { durability: 'strict' })
      const { id: document, title } = into
      const entry = { holder, document, title, user, revision: newborn.revision, operations, keptAt: Date.now() }
      await Promise.all([
        transaction.objectStore('entries').put(entry),
        transaction.objectStore('bases').put(newborn, holder),
        transaction.objectStore('copies').delete(id),
        transaction.done,
      ])
    })
    this.changed.tell()
  }

  #replace(copy: RecoveryCopy, holder: string): Promise<void> {
    return this.#database.use(async (database) => {
      const transaction = database.transaction(['entries', 'bases', 'copies'], 'readwrite', { durability: 'strict' })
      await Promise.all([
        transaction.objectStore('entries').delete(holder),
        transaction.objectStore('bases').delete(holder),
        transaction.objectStore('copies').put(copy),
        transaction.done,
      ])
    })
  }
}
