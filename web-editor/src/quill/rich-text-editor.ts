import type Quill from 'quill-next/dist/core.js'
import type { Delta as QuillDelta } from 'quill-next/dist/core.js'
import type { BoundEditor } from '../document/index.ts'
import { Listeners } from '../listeners/index.ts'
import type { Delta } from '../rich-text/index.ts'
import { CursorLayer, type ShownCursor } from './cursor-layer.ts'
import './editor.css'
import { withForeignContentHidden, withForeignContentRestored } from './foreign-content.ts'
import { attributesOf, blockOf, plainFormats, type BlockFormat, type Command, type FormatState } from './formats.ts'
import { isSafeAddress } from './link-address.ts'
import { createQuill, type QuillSettings } from './quill.ts'
import { SafeLink } from './safe-link.ts'

/** A place in the text. */
export interface TextRange {
  readonly index: number
  readonly length: number
}

/** The rich-text editor: all that the rest of the code knows of Quill. */
export class RichTextEditor implements BoundEditor {
  readonly edited = new Listeners<Delta>()

  /** Told when the person's cursor or selection is somewhere else, also because the text in front of it changed. */
  readonly moved = new Listeners<TextRange>()

  /** Told when `formats` may have changed. */
  readonly formatsChanged = new Listeners()

  readonly #quill: Quill
  readonly #cursors: CursorLayer
  /** Where the person is or last was; Quill forgets, and does not move it, while something else has the focus. */
  #place: TextRange | null = null

  constructor(container: HTMLElement, settings: QuillSettings) {
    this.#quill = createQuill(container, settings)
    this.#cursors = new CursorLayer(this.#quill)
    this.#quill.on('text-change', this.#textChanged)
    this.#quill.on('editor-change', this.#selectionChanged) // also after Enter, which Quill otherwise keeps silent about
    this.#quill.root.addEventListener('click', followLink)
    this.#quill.root.addEventListener('keydown', this.#pressed, { capture: true })
  }

  get text(): string {
    return this.#quill.getText()
  }

  /** What is shown. */
  get content(): Delta {
    return withForeignContentRestored(this.#quill.getContents() as Delta)
  }

  get formats(): FormatState {
    const { undo, redo } = this.#quill.history.stack
    const history = { canUndo: undo.length > 0, canRedo: redo.length > 0 }
    if (!this.#place) return { ...plainFormats, ...history }
    const formats = this.#quill.getFormat(this.#place.index, this.#place.length)
    return {
      bold: Boolean(formats.bold),
      italic: Boolean(formats.italic),
      underline: Boolean(formats.underline),
      strike: Boolean(formats.strike),
      block: blockOf(formats),
      link: isSafeAddress(formats.link) ? formats.link : null,
      ...history,
    }
  }

  show(content: Delta): void {
    const focused = this.#quill.hasFocus()
    this.#quill.setContents(toQuill(content), 'silent')
    this.#quill.history.clear()
    if (focused && this.#place) this.#quill.setSelection(this.#place, 'silent')
    this.formatsChanged.tell()
  }

  apply(operation: Delta): void {
    this.#quill.updateContents(toQuill(operation), 'api') // not silently: the undo history has to see it
  }

  /** Makes an edit as if the person had made it: it is told and can be undone. */
  edit(operation: Delta): void {
    this.#quill.updateContents(toQuill(operation), 'user')
  }

  /** Shows where the others are, these and no more. */
  showCursors(cursors: readonly ShownCursor[]): void {
    this.#cursors.show(cursors)
  }

  /** Lets the person write, or only read: then there is no cursor of theirs, and nothing they do changes the text. */
  setEnabled(enabled: boolean): void {
    this.#quill.enable(enabled)
    this.#quill.root.ariaReadOnly = enabled ? null : 'true'
  }

  focus(): void {
    if (this.#quill.hasFocus()) return
    if (this.#place) this.#quill.setSelection(this.#place, 'user')
    else this.#quill.focus()
  }

  /** Does what was asked, where the person is. */
  run(command: Command): void {
    this.focus()
    const place = this.#quill.getSelection(true)
    switch (command.kind) {
      case 'toggle':
        this.#quill.format(command.format, !this.formats[command.format], 'user')
        break
      case 'block':
        this.#setBlock(place, this.formats.block === command.block ? 'paragraph' : command.block)
        break
      case 'link':
        this.#link(place, command.url)
        break
      case 'unlink':
        this.#format(this.#linkAround(place), { link: false })
        break
      case 'clear':
        this.#quill.removeFormat(place.index, place.length, 'user')
        break
      case 'undo':
        this.#quill.history.undo()
        break
      case 'redo':
        this.#quill.history.redo()
        break
    }
    this.formatsChanged.tell()
  }

  destroy(): void {
    this.#quill.root.removeEventListener('click', followLink)
    this.#quill.root.removeEventListener('keydown', this.#pressed, { capture: true })
    this.#quill.off('text-change', this.#textChanged)
    this.#quill.off('editor-change', this.#selectionChanged)
    this.#cursors.destroy()
    this.#quill.destroy()
  }

  #setBlock({ index, length }: TextRange, block: BlockFormat): void {
    const attributes = Object.entries(attributesOf(block)).filter(([, value]) => value !== undefined)
    this.#quill.formatLine(index, length, Object.fromEntries(attributes), 'user')
  }

  #link(place: TextRange, url: string): void {
    const target = this.#linkAround(place)
    if (target.length > 0) {
      this.#format(target, { link: url })
    } else {
      this.#quill.insertText(place.index, url, { link: url }, 'user')
      this.#quill.setSelection(place.index + url.length, 'user')
    }
  }

  #format({ index, length }: TextRange, formats: Record<string, unknown>): void {
    this.#quill.formatText(index, length, formats, 'user')
  }

  /** What is selected, or the whole link that the cursor stands in or right behind. */
  #linkAround(place: TextRange): TextRange {
    if (place.length > 0) return place
    for (const index of [place.index, place.index - 1]) {
      const [link, offset] = this.#quill.scroll.descendant(SafeLink, index)
      if (link) return { index: index - offset, length: link.length() }
    }
    return place
  }

  /** Text that is only read leaves the keys to the browser, so that Enter follows a link. */
  readonly #pressed = (event: Event): void => {
    if (!this.#quill.isEnabled()) event.stopImmediatePropagation()
  }

  readonly #textChanged = (change: QuillDelta, _before: QuillDelta, source: string): void => {
    this.#cursors.textChanged(change)
    this.#place = this.#quill.getSelection() ?? shifted(this.#place, change)
    if (source === 'user') this.edited.tell(withForeignContentRestored(change as Delta))
    if (this.#place) this.moved.tell(this.#place)
    this.formatsChanged.tell()
  }

  readonly #selectionChanged = (event: string, range: TextRange | QuillDelta | null): void => {
    if (event !== 'selection-change') return
    if (range === null || !('index' in range)) return // left for the toolbar or another window; the place is kept
    this.#place = { index: range.index, length: range.length }
    this.moved.tell(this.#place)
    this.formatsChanged.tell()
  }
}

function toQuill(delta: Delta): QuillDelta {
  return withForeignContentHidden(delta) as QuillDelta
}

function shifted(place: TextRange | null, change: QuillDelta): TextRange | null {
  if (!place) return null
  const index = change.transformPosition(place.index, true)
  return { index, length: change.transformPosition(place.index + place.length, true) - index }
}

/** In text that can be edited, a plain click sets the cursor; with Ctrl or Cmd it follows the link. */
function followLink(event: MouseEvent): void {
  if (!(event.ctrlKey || event.metaKey) || !(event.target instanceof Element)) return
  const link = event.target.closest('a')
  if (!isSafeAddress(link?.getAttribute('href'))) return
  event.preventDefault()
  window.open(link.href, '_blank', 'noopener,noreferrer')
}
