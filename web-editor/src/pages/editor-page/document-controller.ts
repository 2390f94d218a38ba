import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Role } from '../../access/index.ts'
import { describe, isMissing, type DocumentsApi } from '../../api/index.ts'
import type { Keeping, SaveState } from '../../document/index.ts'
import { EditingSession } from '../../editing/index.ts'
import type { Identity } from '../../identity/index.ts'
import type { Stop } from '../../listeners/index.ts'
import type { Adopted, Outbox, RecoveryCopies } from '../../outbox/index.ts'
import { personNamed, type Participant } from '../../presence/index.ts'
import { plainFormats, type Command, type FormatState } from '../../quill/index.ts'

/**
 * How far the page has come. `missing` says what became of the document, as far as we may know (`withdrawn` is deleted or
 * no longer shared with us), and carries the text that was last seen, if it was open before.
 */
export type DocumentView =
  | { readonly kind: 'initial' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'complete' }
  | { readonly kind: 'missing'; readonly fate: 'unknown' | 'deleted' | 'withdrawn'; readonly lastText: string | null }
  | { readonly kind: 'error'; readonly reason: string }

const neverSeen: DocumentView = { kind: 'missing', fate: 'unknown', lastText: null }

/** What the page needs of the service, and of this browser. */
export interface Service {
  readonly documents: DocumentsApi
  readonly identity: Identity
  readonly outbox: Outbox
  readonly copies: RecoveryCopies
}

/**
 * Opens one document: its title by the REST interface, its text by an editing session. Where an editor that is gone left
 * work in the outbox, the session begins with that, and waits for the service by itself.
 */
export class DocumentController implements ReactiveController {
  view: DocumentView = { kind: 'initial' }
  title = ''

  /** What went wrong with a title or a name, for a person. */
  problem: string | null = null

  readonly #host: ReactiveControllerHost
  readonly #documents: DocumentsApi
  readonly #identity: Identity
  readonly #outbox: Outbox
  readonly #copies: RecoveryCopies
  readonly #surface: HTMLElement
  #id = ''
  #lastId = ''
  #user: string | undefined
  #session: EditingSession | null = null
  #stopIdentity: Stop = () => undefined

  /** @param surface where the text goes; in the page and in no shadow tree */
  constructor(host: ReactiveControllerHost, { documents, identity, outbox, copies }: Service, surface: HTMLElement) {
    this.#host = host
    this.#documents = documents
    this.#identity = identity
    this.#outbox = outbox
    this.#copies = copies
    this.#user = identity.user?.id
    this.#surface = surface
    host.addController(this)
  }

  /** What we are to the document; null until that is known. */
  get role(): Role | null {
    return this.#session?.role ?? null
  }

  get saveState(): SaveState {
    return this.#session?.document.saveState ?? { kind: 'saved' }
  }

  get formats(): FormatState {
    return this.#session?.editor.formats ?? plainFormats
  }

  get self(): Participant | null {
    return this.#session?.presence.self ?? null
  }

  get others(): readonly Participant[] {
    return this.#session?.presence.others ?? []
  }

  hostConnected(): void {
    window.addEventListener('focus', this.#refreshTitle)
    this.#stopIdentity = this.#identity.changed.add(() => this.#identityChanged())
  }

  hostDisconnected(): void {
    window.removeEventListener('focus', this.#refreshTitle)
    this.#stopIdentity()
    this.#leave()
  }

  async open(id: string): Promise<void> {
    this.#leave()
    this.#id = this.#lastId = id
    this.#become({ kind: 'pending' })
    const summary = this.#documents.get(id)
    summary.catch(() => undefined) // it is told below
    const keeping = this.#newKeeping()
    const adopted = await this.#outbox.adoptLatest(id, this.#identity.user?.id ?? null, keeping.holder)
    if (this.#id !== id) return keeping.holder.leave()
    if (adopted) {
      this.title = adopted.entry.title
      this.#enter(id, 'editor', { keeping, adopted })
    }
    try {
      const { title, role } = await summary
      if (this.#id !== id) return
      this.title = title
      if (adopted) this.#host.requestUpdate()
      else this.#enter(id, role, { keeping, adopted })
    } catch (error) {
      if (!adopted) void keeping.holder.leave()
      if (this.#id === id) this.#failed(error)
    }
  }

  async rename(title: string): Promise<void> {
    const before = this.title
    this.title = title
    this.problem = null
    this.#host.requestUpdate()
    try {
      this.title = (await this.#documents.rename(this.#id, title)).title
    } catch (error) {
      this.title = before
      this.problem = `The title was not saved. ${describe(error)}`
    }
    this.#host.requestUpdate()
  }

  run(command: Command): void {
    this.#session?.editor.run(command)
  }

  focusText(): void {
    this.#session?.editor.focus()
  }

  async changeName(name: string): Promise<void> {
    this.problem = null
    try {
      await this.#identity.rename(name)
    } catch (error) {
      this.problem = `Your name was not changed. ${describe(error)}`
    }
    this.#host.requestUpdate()
  }

  #newKeeping(): Keeping {
    const describe = () => ({ title: this.title, user: this.#identity.user?.id ?? null })
    return { outbox: this.#outbox, copies: this.#copies, holder: this.#outbox.newHolder(), describe }
  }

  #enter(id: string, role: Role, start: { readonly keeping: Keeping; readonly adopted: Adopted | null }): void {
    const person = personNamed(this.#identity.user?.name)
    const session = new EditingSession(id, this.#surface, { role, person, credentials: this.#identity, ...start })
    this.#session = session
    session.changed.add(() => this.#sessionChanged(session))
    session.connection.down.add(() => void this.#checkExistence(id, session))
    session.connection.changed.add(() => {
      if (session.connection.connected) this.#refreshTitle()
    })
    session.document.unsent.takenOver.add(() => {
      if (session === this.#session) void this.open(id)
    })
    this.#sessionChanged(session)
  }

  /** The title could not be loaded. A session that is there goes on by itself. */
  #failed(error: unknown): void {
    if (!this.#session) this.#become(isMissing(error) ? neverSeen : { kind: 'error', reason: describe(error) })
    else if (isMissing(error)) this.#session.document.markDenied()
  }

  #leave(): void {
    this.#id = ''
    const session = this.#session
    this.#session = null
    session?.close()
    this.#surface.replaceChildren()
  }

  #sessionChanged(session: EditingSession): void {
    if (session !== this.#session) return
    const { state } = session.document
    switch (state.kind) {
      case 'opening':
        this.#host.requestUpdate()
        break
      case 'open':
        this.#become({ kind: 'complete' })
        break
      case 'missing':
        this.#end(this.#missing('deleted', session.editor.text))
        break
      case 'denied':
        this.#end(this.#missing('withdrawn', session.editor.text))
        break
      case 'failed':
        this.#end({ kind: 'error', reason: state.reason })
        break
    }
  }

  #missing(fate: 'deleted' | 'withdrawn', lastText: string): DocumentView {
    return this.view.kind === 'complete' ? { kind: 'missing', fate, lastText } : neverSeen
  }

  /** The same person may only be called something else; somebody else may be allowed what we weren't. */
  #identityChanged(): void {
    const user = this.#identity.user
    const { self } = this.#session?.presence ?? {}
    const { name } = personNamed(user?.name)
    if (self && self.name !== name) this.#session?.presence.become({ name, color: self.color })
    const isAnother = user?.id !== this.#user
    this.#user = user?.id
    if (isAnother && (this.view.kind === 'missing' || this.view.kind === 'error')) void this.open(this.#lastId)
  }

  #end(view: DocumentView): void {
    this.#leave()
    this.#become(view)
  }

  /** A server may refuse a socket without a word that reaches a page: ask why. */
  async #checkExistence(id: string, session: EditingSession): Promise<void> {
    try {
      await this.#documents.get(id)
    } catch (error) {
      if (isMissing(error) && session === this.#session) session.document.markDenied()
    }
  }

  readonly #refreshTitle = (): void => {
    const id = this.#id
    if (this.view.kind !== 'complete') return
    this.#documents.get(id).then(
      ({ title }) => {
        if (this.#id !== id) return
        this.title = title
        this.#host.requestUpdate()
      },
      () => undefined, // it is only a refreshment; the connection tells when something is wrong
    )
  }

  #become(view: DocumentView): void {
    this.view = view
    this.#host.requestUpdate()
  }
}
