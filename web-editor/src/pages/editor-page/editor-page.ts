import '@awesome.me/webawesome/dist/components/button/button.js'
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { documentsApi } from '../../api/index.ts'
import '../../elements/avatar-row/index.ts'
import '../../elements/editor-toolbar/index.ts'
import type { CommandEvent } from '../../elements/editor-toolbar/index.ts'
import '../../elements/message-panel/index.ts'
import '../../elements/save-indicator/index.ts'
import '../../elements/text-dialog/index.ts'
import type { TextDialog } from '../../elements/text-dialog/index.ts'
import '../../elements/title-field/index.ts'
import type { RenameEvent } from '../../elements/title-field/index.ts'
import { icon } from '../../icons/index.ts'
import { cleanName, LONGEST_NAME } from '../../presence/index.ts'
import { toAddress } from '../../quill/index.ts'
import { base, ghost, ghostLine } from '../../styles/index.ts'
import '../missing-page/index.ts'
import { DocumentController } from './document-controller.ts'
import { styles } from './editor-page.styles.ts'

/** One document: its text, and around it the title, the tools, the people and whether all is saved. */
@customElement('cs-editor-page')
export class EditorPage extends LitElement {
  static override styles = [base, ghost, styles]

  @property() documentId = ''

  @query('cs-text-dialog') private readonly textDialog!: TextDialog

  /** The text lives outside of the shadow tree and is shown in the slot. */
  readonly #surface = document.createElement('div')
  readonly #document = new DocumentController(this, documentsApi, this.#surface)

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
        return html`<cs-missing-page
          heading=${view.lastText === null ? 'There is no such document' : 'This document was deleted'}
          text=${
            view.lastText === null
              ? 'It was deleted, or the address is mistyped.'
              : 'Somebody deleted it while you had it open.'
          }
          .lastText=${view.lastText}
        ></cs-missing-page>`
      case 'error':
        return html`<main role="alert">
          <cs-message-panel icon="cloudOff" heading="The document could not be opened" text=${view.reason}>
            <wa-button variant="brand" @click=${() => this.#document.open(this.documentId)}>Try again</wa-button>
            <wa-button appearance="outlined" href="/">Go to your documents</wa-button>
          </cs-message-panel>
        </main>`
    }
  }

  #renderDocument(open: boolean): TemplateResult {
    const { title, self, others, saveState, formats } = this.#document
    return html`<header>
        <div class="bar">
          <a class="home" href="/" aria-label="All documents" title="All documents">${icon('logo')}</a>
          <cs-title-field
            .value=${title}
            ?disabled=${!open}
            @rename=${(event: RenameEvent) => this.#document.rename(event.title)}
          ></cs-title-field>
          ${open ? html`<cs-save-indicator .state=${saveState}></cs-save-indicator>` : nothing}
          <cs-avatar-row
            .self=${open ? self : null}
            .others=${others}
            @change-name=${() => this.#changeName()}
          ></cs-avatar-row>
        </div>
        <cs-editor-toolbar
          .formats=${formats}
          ?disabled=${!open}
          @command=${(event: CommandEvent) => this.#document.run(event.command)}
          @edit-link=${() => this.#editLink()}
        ></cs-editor-toolbar>
      </header>
      ${this.#renderNotices()}
      <main>
        <div class="sheet" aria-busy=${!open} @mousedown=${(event: MouseEvent) => this.#clickedSheet(event)}>
          ${open ? nothing : html`<div class="ghost" role="status" aria-label="Opening the document">${ghostLines}</div>`}
          <slot ?hidden=${!open}></slot>
        </div>
      </main>
      <cs-text-dialog></cs-text-dialog>`
  }

  #renderNotices() {
    const { problem, refusedText } = this.#document
    return html`${problem ? html`<div class="notice" role="alert">${problem}</div>` : nothing}
    ${
      refusedText === null
        ? nothing
        : html`<div class="notice" role="alert">
            <span>The server did not accept your last changes, so the document was loaded again without them.</span>
            <wa-button size="s" appearance="outlined" @click=${() => navigator.clipboard.writeText(refusedText)}>
              Copy the text as you had it
            </wa-button>
            <wa-button size="s" appearance="plain" @click=${() => this.#document.dismissRefusal()}>Dismiss</wa-button>
          </div>`
    }`
  }

  /** A click on the paper beside the text is meant for the text. */
  #clickedSheet(event: MouseEvent): void {
    if (event.target !== event.currentTarget) return
    event.preventDefault()
    this.#document.focusText()
  }

  async #changeName(): Promise<void> {
    const answer = await this.textDialog.ask({
      title: 'Your name',
      field: 'What the others see beside your cursor',
      value: this.#document.self?.name ?? '',
      action: 'Save',
      longest: LONGEST_NAME,
    })
    if (answer.kind === 'text') this.#document.changeName(cleanName(answer.text))
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

const ghostLines = [45, 92, 88, 95, 30].map(ghostLine)

declare global {
  interface HTMLElementTagNameMap {
    'cs-editor-page': EditorPage
  }
}
