import '@awesome.me/webawesome/dist/components/button/button.js'
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { mayEdit, mayShare } from '../../access/index.ts'
import type { SaveState } from '../../document/index.ts'
import '../../elements/avatar-row/index.ts'
import '../../elements/editor-toolbar/index.ts'
import type { CommandEvent } from '../../elements/editor-toolbar/index.ts'
import '../../elements/message-panel/index.ts'
import '../../elements/role-badge/index.ts'
import '../../elements/save-indicator/index.ts'
import '../../elements/share-dialog/index.ts'
import type { AccessChangeEvent, ShareDialog } from '../../elements/share-dialog/index.ts'
import { askForName, type TextDialog } from '../../elements/text-dialog/index.ts'
import '../../elements/title-field/index.ts'
import type { RenameEvent } from '../../elements/title-field/index.ts'
import { icon } from '../../icons/index.ts'
import { toAddress } from '../../quill/index.ts'
import { accessApi, documentsApi, identity, outbox, recoveryCopies } from '../../service/index.ts'
import { base, ghost, ghostLine } from '../../styles/index.ts'
import '../missing-page/index.ts'
import { DocumentController, type DocumentView } from './document-controller.ts'
import { styles } from './editor-page.styles.ts'
import { ShareController } from './share-controller.ts'

/** One document: its text, and around it the title, the tools, the people and whether all is saved. */
@customElement('cs-editor-page')
export class EditorPage extends LitElement {
  static override styles = [base, ghost, styles]

  @property() documentId = ''

  @query('cs-text-dialog') private readonly textDialog!: TextDialog
  @query('cs-share-dialog') private readonly shareDialog!: ShareDialog

  /** The text lives outside of the shadow tree and is shown in the slot. */
  readonly #surface = document.createElement('div')
  readonly #document = new DocumentController(
    this,
    { documents: documentsApi, identity, outbox, copies: recoveryCopies },
    this.#surface,
  )
  readonly #share = new ShareController(this, accessApi)

  override connectedCallback(): void {
    super.connectedCallback()
    this.append(this.#surface)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('documentId')) void this.#document.open(this.documentId)
  }

  protected override updated(): void {
    const { view, title } = this.#document
    if (view.kind === 'complete') document.title = `${title} – Coscribe`
  }

  protected override render(): TemplateResult {
    const { view } = this.#document
    switch (view.kind) {
      case 'initial':
      case 'pending':
      case 'complete':
        return this.#renderDocument(view.kind === 'complete')
      case 'missing':
        return this.#renderMissing(view)
      case 'error':
        return html`<main role="alert">
          <cs-message-panel icon="cloudOff" heading="The document could not be opened" text=${view.reason}>
            <wa-button variant="brand" @click=${() => this.#document.open(this.documentId)}>Try again</wa-button>
            <wa-button appearance="outlined" href="/">Go to your documents</wa-button>
          </cs-message-panel>
        </main>`
    }
  }

  #renderMissing({ fate, lastText }: DocumentView & { kind: 'missing' }): TemplateResult {
    const [heading, text] = missingTexts[fate]
    return html`<cs-missing-page heading=${heading} text=${text} .lastText=${lastText}></cs-missing-page>`
  }

  #renderDocument(open: boolean): TemplateResult {
    const { role, formats } = this.#document
    return html`<header>
        ${this.#renderBar(open)}
        ${
          role !== null && !mayEdit(role)
            ? nothing
            : html`<cs-editor-toolbar
                .formats=${formats}
                ?disabled=${!open}
                @command=${(event: CommandEvent) => this.#document.run(event.command)}
                @edit-link=${() => this.#editLink()}
              ></cs-editor-toolbar>`
        }
      </header>
      ${this.#renderNotices()}
      <main>
        <div
          class=${open && mayEdit(role) ? 'sheet writable' : 'sheet'}
          aria-busy=${!open}
          @mousedown=${(event: MouseEvent) => this.#clickedSheet(event)}
        >
          ${open ? nothing : html`<div class="ghost" role="status" aria-label="Opening the document">${ghostLines}</div>`}
          <slot ?hidden=${!open}></slot>
        </div>
      </main>
      <cs-text-dialog></cs-text-dialog>
      ${
        open && mayShare(role)
          ? html`<cs-share-dialog
              .sharing=${this.#share.sharing}
              userId=${identity.user?.id ?? ''}
              @access-change=${(event: AccessChangeEvent) => this.#share.change(event.change)}
            ></cs-share-dialog>`
          : nothing
      }`
  }

  #renderBar(open: boolean): TemplateResult {
    const { title, role, self, others, saveState } = this.#document
    const readonly = role !== null && !mayEdit(role)
    return html`<div class="bar">
      <a class="home" href="/" aria-label="All documents" title="All documents">${icon('logo')}</a>
      <cs-title-field
        .value=${title}
        ?disabled=${!open}
        ?readonly=${readonly}
        @rename=${(event: RenameEvent) => this.#document.rename(event.title)}
      ></cs-title-field>
      <div class="state">
        <cs-role-badge .documentRole=${role}></cs-role-badge>
        ${
          isWorthSaying(saveState, { open, readonly })
            ? html`<cs-save-indicator .state=${saveState}></cs-save-indicator>`
            : nothing
        }
      </div>
      ${
        open && mayShare(role)
          ? html`<wa-button class="share" size="s" appearance="outlined" @click=${() => this.#openShareDialog()}>
              ${icon('people', 'start')}Share
            </wa-button>`
          : nothing
      }
      <cs-avatar-row
        .self=${open ? self : null}
        .others=${others}
        @change-name=${() => this.#changeName()}
      ></cs-avatar-row>
    </div>`
  }

  #renderNotices() {
    const { problem } = this.#document
    return problem ? html`<div class="notice" role="alert">${problem}</div>` : nothing
  }

  /** A click on the paper beside the text is meant for the text. */
  #clickedSheet(event: MouseEvent): void {
    if (event.target !== event.currentTarget || !mayEdit(this.#document.role)) return
    event.preventDefault()
    this.#document.focusText()
  }

  async #changeName(): Promise<void> {
    const name = await askForName(this.textDialog, this.#document.self?.name ?? '')
    if (name !== null) await this.#document.changeName(name)
  }

  #openShareDialog(): void {
    this.shareDialog.open = true
    void this.#share.open(this.documentId)
  }

  async #editLink(): Promise<void> {
    const { link } = this.#document.formats
    const answer = await this.textDialog.ask({
      title: link ? 'Change the link' : 'Insert a link',
      field: 'Address',
      value: link ?? '',
      action: link ? 'Change' : 'Insert',
      longest: 2_000,
      check: (text) => (toAddress(text) ? null : 'A link leads to a web page (https://…) or a mail address.'),
      ...(link ? { alternative: 'Remove link' } : {}),
    })
    if (answer.kind === 'alternative') this.#document.run({ kind: 'unlink' })
    const url = answer.kind === 'text' ? toAddress(answer.text) : null
    if (url) this.#document.run({ kind: 'link', url })
  }
}

/** Who only reads has nothing to save, but may be offline; before the document is open, there is what was left over. */
function isWorthSaying(state: SaveState, { open, readonly }: { open: boolean; readonly: boolean }): boolean {
  if (open) return !readonly || state.kind === 'offline'
  return state.kind === 'offline' && state.unsent !== 'none'
}

const missingTexts = {
  unknown: ['Document not found', 'It doesn’t exist, or it is not shared with you.'],
  deleted: ['This document was deleted', 'Somebody deleted it while you had it open.'],
  withdrawn: ['You can no longer open this document', 'It was deleted, or it is not shared with you any more.'],
} as const

const ghostLines = [45, 92, 88, 95, 30].map(ghostLine)

declare global {
  interface HTMLElementTagNameMap {
    'cs-editor-page': EditorPage
  }
}
