import { mayEdit, type Role } from '../access/index.ts'
import { LiveConnection, openSocket, type RoleNews } from '../connection/index.ts'
import { COLLECTION, EditorBinding, LiveDocument, type Keeping } from '../document/index.ts'
import type { Credentials } from '../identity/index.ts'
import { Listeners } from '../listeners/index.ts'
import type { Adopted } from '../outbox/index.ts'
import { DocumentPresence, type Person } from '../presence/index.ts'
import { RichTextEditor } from '../quill/index.ts'

/** Who opens a document: what they are to it, what the others see of them, and what proves who they are. */
export interface Opener {
  readonly role: Role
  readonly person: Person
  readonly credentials: Credentials
  /** Where their unsent work is kept, */
  readonly keeping: Keeping
  /** and what another editor left of such. */
  readonly adopted: Adopted | null
}

/**
 * What one person's editing of one document is made of, from the text on the screen down to the socket. Whoever may not
 * edit reads: they see the text change, and are seen.
 */
export class EditingSession {
  readonly connection: LiveConnection
  readonly document: LiveDocument
  readonly editor: RichTextEditor
  readonly presence: DocumentPresence

  /** Told when anything that is shown around the text may have changed. */
  readonly changed = new Listeners()

  readonly #binding: EditorBinding
  #role: Role

  constructor(documentId: string, surface: HTMLElement, opener: Opener) {
    const { person, credentials, keeping, adopted } = opener
    this.#role = opener.role
    this.connection = new LiveConnection((protocols) => openSocket(documentId, protocols), credentials)
    this.document = new LiveDocument(documentId, this.connection, keeping, adopted)
    this.editor = new RichTextEditor(surface, { label: 'Document text', placeholder: 'Write something…' })
    this.#binding = new EditorBinding(this.document.shareDb, this.editor)
    this.presence = new DocumentPresence(this.connection, documentId, person) // after the binding: it needs the text moved first
    this.document.unsent.shown = () => this.editor.content
    this.editor.setEnabled(this.#mayWrite) // what was left over is there at once
    this.editor.moved.add((place) => this.presence.select(place))
    this.editor.formatsChanged.add(() => this.changed.tell())
    this.connection.roleChanged.add((news) => this.#roleChanged(news))
    this.document.changed.add(() => this.#documentChanged())
    this.presence.changed.add(() => this.#presenceChanged())
  }

  /** What the person is to the document at present. */
  get role(): Role {
    return this.#role
  }

  get #mayWrite(): boolean {
    return this.document.state.kind === 'open' && mayEdit(this.#role)
  }

  /** Leaves the document; what the server has not acknowledged yet still goes to it, if not now, then from the outbox. */
  close(): void {
    this.#binding.stop()
    this.presence.stop()
    this.document.unsent.shown = null
    this.editor.destroy()
    this.document.close()
  }

  #roleChanged({ collection, document, role }: RoleNews): void {
    if (collection !== COLLECTION || document !== this.document.shareDb.id) return
    if (role === null) {
      this.document.markDenied()
    } else {
      this.#role = role
      this.#documentChanged()
    }
  }

  #documentChanged(): void {
    this.editor.setEnabled(this.#mayWrite)
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
