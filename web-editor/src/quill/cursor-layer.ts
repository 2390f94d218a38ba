import QuillCursors from 'quill-cursors/core'
import type Quill from 'quill-next/dist/core.js'
import type { Delta as QuillDelta } from 'quill-next/dist/core.js'

/** Somebody's cursor or selection, with the name on its flag. */
export interface ShownCursor {
  readonly id: string
  readonly name: string
  readonly color: string
  readonly index: number
  readonly length: number
}

/** How long a name is shown after its owner moved, in milliseconds. */
const NAME_SHOWN = 2_000

/** The cursors of the others, over the text. */
export class CursorLayer {
  readonly #cursors: QuillCursors
  readonly #shown = new Map<string, ShownCursor>()
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()

  constructor(quill: Quill) {
    this.#cursors = new QuillCursors(quill, { transformOnTextChange: false })
    // Its own reaction to text, a moment later and as if the selection had changed, comes too late and is not needed.
    this.#cursors.options.selectionChangeSource = null as never
  }

  /** Shows these and no others. */
  show(cursors: readonly ShownCursor[]): void {
    const wanted = new Set(cursors.map(({ id }) => id))
    for (const id of this.#shown.keys()) if (!wanted.has(id)) this.#remove(id)
    for (const cursor of cursors) this.#place(cursor)
  }

  /** The text changed: what moves a cursor no further than this was not its owner. */
  textChanged(change: QuillDelta): void {
    for (const [id, cursor] of this.#shown) {
      const start = change.transformPosition(cursor.index, true)
      const end = change.transformPosition(cursor.index + cursor.length, true)
      this.#shown.set(id, { ...cursor, index: start, length: end - start })
    }
  }

  destroy(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#cursors.destroy()
  }

  #place(cursor: ShownCursor): void {
    const { id, name, color, index, length } = cursor
    const before = this.#shown.get(id)
    if (before && (before.name !== name || before.color !== color)) this.#remove(id)
    this.#cursors.createCursor(id, name, color)
    this.#cursors.moveCursor(id, { index, length })
    this.#shown.set(id, cursor)
    if (before?.index !== index || before.length !== length) this.#showName(id)
  }

  #showName(id: string): void {
    clearTimeout(this.#timers.get(id))
    this.#cursors.toggleFlag(id, true)
    this.#timers.set(
      id,
      setTimeout(() => this.#cursors.toggleFlag(id, false), NAME_SHOWN),
    )
  }

  #remove(id: string): void {
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
    this.#shown.delete(id)
    this.#cursors.removeCursor(id)
  }
}
