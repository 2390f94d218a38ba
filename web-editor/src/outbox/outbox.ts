import type { BrowserDatabase } from './database.ts'
import { mayBeSentBy, type Adopted, type OutboxEntry, type Snapshot } from './entry.ts'
import { Holder } from './holder.ts'
import type { LivingEditors } from './living-editors.ts'

/** An entry belongs to somebody else now: a tab that took this one for dead is sending it. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver'
}

/** Whether a holder's entry is in the outbox already, as far as the holder knows. */
export type Before = 'absent' | 'present'

/**
 * What the editors of this browser still have to tell the server. It outlives pages; entries whose editor is gone are
 * adopted by another one.
 *
 * Two editors never send one entry under different ids, whatever they believe of each other: an entry is adopted in one
 * transaction, and its former holder, should it live after all, can't put it back.
 */
export class Outbox {
  readonly #database: BrowserDatabase
  readonly #editors: LivingEditors

  constructor(database: BrowserDatabase, editors: LivingEditors) {
    this.#database = database
    this.#editors = editors
  }

  /** An editor that begins to write. */
  newHolder(): Holder {
    return new Holder(this.#editors)
  }

  /**
   * Puts in an entry, or another state of it; done when it survives a crash.
   * Fails with {@link TakenOver} where one that was present is no longer there.
   * @param base if given, lies beside it from now on
   */
  keep(entry: OutboxEntry, base: Snapshot | null, before: Before): Promise<void> {
    return this.#database.use(async (database) => {
      const transaction = database.transaction(['entries', 'bases'], 'readwrite', { durability: 'strict' })
      const entries = transaction.objectStore('entries')
      if (before === 'present' && (await entries.getKey(entry.holder)) === undefined) throw new TakenOver()
      await Promise.all([
        entries.put(entry),
        base && transaction.objectStore('bases').put(base, entry.holder),
        transaction.done,
      ])
    })
  }

  /** Takes a holder's entry out, if there is one. */
  remove(holder: string): Promise<void> {
    return this.#database.use(async (database) => {
      const transaction = database.transaction(['entries', 'bases'], 'readwrite')
      await Promise.all([
        transaction.objectStore('entries').delete(holder),
        transaction.objectStore('bases').delete(holder),
        transaction.done,
      ])
    })
  }

  /** The entries whose holders are gone, the latest first. */
  async abandoned(document?: string): Promise<OutboxEntry[]> {
    const all = await this.#database.use((database) =>
      document === undefined ? database.getAll('entries') : database.getAllFromIndex('entries', 'document', document),
    )
    if (all.length === 0) return []
    const living = await this.#editors.living() // after the entries were read: who has one was announced before
    return all.filter(({ holder }) => !living.has(holder)).sort((one, other) => other.keptAt - one.keptAt)
  }

  /**
   * Gives the latest abandoned entry of a document that this user may send to a holder; null if there is none, or the
   * browser keeps nothing.
   */
  async adoptLatest(document: string, user: string | null, holder: Holder): Promise<Adopted | null> {
    try {
      for (const entry of await this.abandoned(document)) {
        const adopted = mayBeSentBy(user, entry) ? await this.adopt(entry, holder) : null
        if (adopted) return adopted
      }
    } catch (error) {
      console.warn('Nothing is kept in this browser', error)
    }
    return null
  }

  /** Gives an abandoned entry to another holder; null if it isn't there any more. */
  async adopt(abandoned: OutboxEntry, { name, announced }: Holder): Promise<Adopted | null> {
    await announced
    return this.#database.use(async (database) => {
      const transaction = database.transaction(['entries', 'bases'], 'readwrite', { durability: 'strict' })
      const entries = transaction.objectStore('entries')
      const bases = transaction.objectStore('bases')
      const found = await entries.get(abandoned.holder)
      if (!found) return null
      const base = (await bases.get(abandoned.holder)) ?? null
      const entry = { ...found, holder: name }
      await Promise.all([
        entries.delete(abandoned.holder),
        bases.delete(abandoned.holder),
        entries.put(entry),
        base && bases.put(base, name),
        transaction.done,
      ])
      return { entry, base: base?.revision === entry.revision ? base : null }
    })
  }
}
