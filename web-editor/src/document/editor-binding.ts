import type { Doc } from 'sharedb/lib/client'
import type { Listeners, Stop } from '../listeners/index.ts'
import { endsInLineBreak, type Delta } from '../rich-text/index.ts'
import { sharedOperation, shownContent, shownOperation } from './final-line-break.ts'

/** What a document needs from the editor that shows it. Every content ends in a line break. */
export interface BoundEditor {
  /** Shows other content; the edits made so far can no longer be undone. */
  show(content: Delta): void
  /** Applies an operation that somebody else made. */
  apply(operation: Delta): void
  /** Tells each edit that was made here. */
  readonly edited: Listeners<Delta>
}

/**
 * Keeps an editor and a ShareDB document the same: edits go to the document, operations of others to the editor.
 *
 * Must be bound before anything else listens to the document's operations (presence does), so that positions are
 * looked up in text that is up to date.
 */
export class EditorBinding {
  readonly #doc: Doc<Delta>
  readonly #editor: BoundEditor
  readonly #stopEdits: Stop
  /** Whether the editor shows a last line break that the document lacks. */
  #borrowed = false

  constructor(doc: Doc<Delta>, editor: BoundEditor) {
    this.#doc = doc
    this.#editor = editor
    this.#stopEdits = editor.edited.add((edit) => this.#submit(edit))
    doc.on('load', this.#load)
    doc.on('create', this.#load)
    doc.on('op', this.#apply)
    if (doc.type) this.#load()
  }

  stop(): void {
    this.#stopEdits()
    this.#doc.off('load', this.#load)
    this.#doc.off('create', this.#load)
    this.#doc.off('op', this.#apply)
  }

  #submit(edit: Delta): void {
    if (!this.#doc.type) return // being loaded anew after a refusal: what is shown becomes a recovery copy then
    const operation = sharedOperation(edit, this.#doc.data)
    this.#borrowed = false
    this.#doc.submitOp(operation, { source: this })
  }

  readonly #load = (): void => {
    if (!this.#doc.type) return
    this.#borrowed = !endsInLineBreak(this.#doc.data)
    this.#editor.show(shownContent(this.#doc.data))
  }

  readonly #apply = (operation: unknown, source: unknown): void => {
    if (source === this) return
    const after = this.#doc.data
    this.#editor.apply(shownOperation(operation as Delta, this.#borrowed, after))
    this.#borrowed = !endsInLineBreak(after)
  }
}
