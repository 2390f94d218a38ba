import { LiveConnection, socketAddress } from '../connection/index.ts'
import { EditorBinding, LiveDocument } from '../document/index.ts'
import { Listeners } from '../listeners/index.ts'
import { DocumentPresence, type Person } from '../presence/index.ts'
import { RichTextEditor } from '../quill/index.ts'

/** What one person's editing of one document is made of, from the text on the screen down to the socket. */
export class EditingSession {
  readonly connection: LiveConnection
  readonly document: LiveDocument
  readonly editor: RichTextEditor
  readonly presence: DocumentPresence

  /** Told when anything that is shown around the text may have changed. */
  readonly changed = new Listeners()

  /** Told when the server refused an edit, with the text as it was before the document was loaded anew. */
  readonly refused: Listeners<string>

  readonly #binding: EditorBinding

  constructor(documentId: string, surface: HTMLElement, person: Person) {
    this.connection = new LiveConnection(() => new WebSocket(socketAddress(documentId)))
    this.document = new LiveDocument(documentId, this.connection)
    this.editor = new RichTextEditor(surface, { label: 'Document text', placeholder: 'Write something…' })
    this.#binding = new EditorBinding(this.document.shareDb, this.editor)
    this.presence = new DocumentPresence(this.connection, documentId, person) // after the binding: it needs the text moved first
    this.refused = this.#binding.refused
    this.editor.setEnabled(false)
    this.editor.moved.add((place) => this.presence.select(place))
    this.editor.formatsChanged.add(() => this.changed.tell())
    this.document.changed.add(() => this.#documentChanged())
    this.presence.changed.add(() => this.#presenceChanged())
  }

  /** Leaves the document; what the server has not acknowledged yet still goes to it. */
  close(): void {
    this.#binding.stop()
    this.presence.stop()
    this.editor.destroy()
    this.document.close()
  }

  #documentChanged(): void {
    this.editor.setEnabled(this.document.state.kind === 'open')
    this.changed.tell()
  }

  #presenceChanged(): void {
    const placed = this.presence.others.flatMap(({ id, name, color, selection }) =>
      selection ? [{ id, name, color, ...selection }] : [],
    )
    this.editor.showCursors(placed)
    this.changed.tell()
  }
}
