import { TakenOver, type Adopted, type Before, type Snapshot, type UnsentOperation } from '../outbox/index.ts'
import type { Keeping } from './keeping.ts'

/** What the server has not acknowledged, at one moment. */
export interface State {
  /** Is another whenever edits, the number of operations or the id of the first are others. */
  readonly mark: string
  readonly revision: number
  readonly operations: readonly UnsentOperation[]
  /** The content it was made against, where it may be needed without the server. */
  readonly base: Snapshot | null
}

export type Outcome = 'kept' | 'exposed' | 'taken over'

/** The entry that one editor has in the outbox, and what we know of it. Its caller doesn't write twice at a time. */
export class KeptEntry {
  readonly #document: string
  readonly #keeping: Keeping
  #before: Before = 'absent'
  #mark: string | null = null
  #sealed: UnsentOperation['id'] = null
  #baseRevision: number | null = null
  #isKept = false

  constructor(document: string, keeping: Keeping) {
    this.#document = document
    this.#keeping = keeping
  }

  /** Whether there is nothing in the outbox, and nothing was tried to be put there. */
  get isEmpty(): boolean {
    return this.#mark === null
  }

  /** Whether it is in the outbox; if not, the browser keeps nothing, or not now. */
  get isKept(): boolean {
    return this.#isKept
  }

  /** Whether this state was put there, or that was tried. */
  has({ mark, base }: Pick<State, 'mark' | 'base'>): boolean {
    return this.#mark === mark && (!base || base.revision === this.#baseRevision)
  }

  /** Whether the operation may be sent: nobody will find it in the outbox without its id. */
  hasSealed({ id }: UnsentOperation): boolean {
    return id !== null && id.client === this.#sealed?.client && id.sequence === this.#sealed.sequence
  }

  /** It was somebody else's, and is this editor's now. */
  begin({ entry, base }: Adopted, mark: string): void {
    this.#before = 'present'
    this.#note({ mark, operations: entry.operations, base })
    this.#isKept = true
  }

  async keep(state: State): Promise<Outcome> {
    const { revision, operations, base } = state
    const { outbox, holder, describe } = this.#keeping
    const named = { holder: holder.name, document: this.#document, ...describe() }
    const entry = { ...named, revision, operations, keptAt: Date.now() }
    try {
      await holder.announced
      await outbox.keep(entry, base?.revision === this.#baseRevision ? null : base, this.#before)
      this.#before = 'present'
      this.#isKept = true
    } catch (error) {
      if (error instanceof TakenOver) return 'taken over'
      console.warn('Unsent work is not kept in this browser', error)
      this.#isKept = false
      await this.#clear() // what is there is out of date: sent from there, it would be there twice
    }
    this.#note(state)
    return this.#isKept ? 'kept' : 'exposed'
  }

  async remove(): Promise<void> {
    this.forget()
    await this.#clear()
  }

  /** It is no longer in the outbox, or is just being taken out. */
  forget(): void {
    this.#before = 'absent'
    this.#mark = this.#baseRevision = null
    this.#sealed = null
    this.#isKept = false
  }

  #note({ mark, operations, base }: Pick<State, 'mark' | 'operations' | 'base'>): void {
    this.#mark = mark
    this.#sealed = operations[0]?.id ?? null
    if (base) this.#baseRevision = base.revision
  }

  async #clear(): Promise<void> {
    this.#before = 'absent'
    const { outbox, holder } = this.#keeping
    await outbox.remove(holder.name).catch((error: unknown) => console.warn('The outbox is not cleared', error))
  }
}
