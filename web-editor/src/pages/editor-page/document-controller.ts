import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { describe, isMissing, type DocumentsApi } from '../../api/index.ts'
import type { SaveState } from '../../document/index.ts'
import { EditingSession } from '../../editing/index.ts'
import { rememberedPerson, rememberPerson, type Participant } from '../../presence/index.ts'
import { plainFormats, type Command, type FormatState } from '../../quill/index.ts'

/** How far the page has come. `missing` carries the text that was last seen, if the document was open before. */
export type DocumentView =
  | { readonly kind: 'initial' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'complete' }
  | { readonly kind: 'missing'; readonly lastText: string | null }
  | { readonly kind: 'error'; readonly reason: string }

/** Opens one document: its title by the REST interface, its text by an editing session. */
export class DocumentController implements ReactiveController {
  view: DocumentView = { kind: 'initial' }
  title = ''

  /** What went wrong with a title, for a person. */
  problem: string | null = null

  /** The text as it was when the server refused an edit. */
  refusedText: string | null = null

  readonly #host: ReactiveControllerHost
  readonly #api: DocumentsApi
  readonly #surface: HTMLElement
  #id = ''
  #session: EditingSession | null = null

  /** @param surface where the text goes; in the page and in no shadow tree */
  constructor(host: ReactiveControllerHost, api: DocumentsApi, surface: HTMLElement) {
    this.#host = host
    this.#api = api
    this.#surface = surface
    host.addController(this)
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
  }

  hostDisconnected(): void {
    window.removeEventListener('focus', this.#refreshTitle)
    this.#leave()
  }

  async open(id: string): Promise<void> {
    this.#leave()
    this.#id = id
    this.#become({ kind: 'pending' })
    try {
      const { title } = await this.#api.get(id)
      if (this.#id !== id) return
      this.title = title
      this.#enter(id)
    } catch (error) {
      if (this.#id !== id) return
      this.#become(isMissing(error) ? { kind: 'missing', lastText: null } : { kind: 'error', reason: describe(error) })
    }
  }

  async rename(title: string): Promise<void> {
    const before = this.title
    this.title = title
    this.problem = null
    this.#host.requestUpdate()
    try {
      this.title = (await this.#api.rename(this.#id, title)).title
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

  changeName(name: string): void {
    if (!this.#session) return
    const { color } = this.#session.presence.self
    rememberPerson({ name, color })
    this.#session.presence.become({ name, color })
  }

  dismissRefusal(): void {
    this.refusedText = null
    this.#host.requestUpdate()
  }

  #enter(id: string): void {
    const session = new EditingSession(id, this.#surface, rememberedPerson())
    this.#session = session
    session.changed.add(() => this.#sessionChanged(session))
    session.connection.down.add(() => void this.#checkExistence(id, session))
    session.refused.add((text) => {
      this.refusedText = text
      this.#host.requestUpdate()
    })
  }

  #leave(): void {
    this.#id = ''
    this.#session?.close()
    this.#session = null
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
        this.#end({ kind: 'missing', lastText: this.view.kind === 'complete' ? session.editor.text : null })
        break
      case 'failed':
        this.#end({ kind: 'error', reason: state.reason })
        break
    }
  }

  #end(view: DocumentView): void {
    this.#leave()
    this.#become(view)
  }

  /** A server may refuse the socket of a deleted document without a word that reaches a page: ask why. */
  async #checkExistence(id: string, session: EditingSession): Promise<void> {
    try {
      await this.#api.get(id)
    } catch (error) {
      if (isMissing(error) && session === this.#session) session.document.markMissing()
    }
  }

  readonly #refreshTitle = (): void => {
    const id = this.#id
    if (this.view.kind !== 'complete') return
    this.#api.get(id).then(
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
