import '@awesome.me/webawesome/dist/components/button/button.js'
import { LitElement, html, nothing, type TemplateResult } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { DocumentSummary } from '../../api/index.ts'
import { NavigateEvent } from '../../navigation/index.ts'
import '../../elements/avatar-row/index.ts'
import '../../elements/confirm-dialog/index.ts'
import type { ConfirmDialog } from '../../elements/confirm-dialog/index.ts'
import '../../elements/document-row/index.ts'
import type { DocumentActionEvent } from '../../elements/document-row/index.ts'
import '../../elements/message-panel/index.ts'
import { askForName, type TextDialog } from '../../elements/text-dialog/index.ts'
import { icon } from '../../icons/index.ts'
import { documentsApi, identity } from '../../service/index.ts'
import { base, ghost, ghostLine } from '../../styles/index.ts'
import { ClockController } from '../../time/index.ts'
import { DocumentListController, type DocumentList } from './document-list-controller.ts'
import { styles } from './home-page.styles.ts'

/** The list of documents, where new ones are made. */
@customElement('cs-home-page')
export class HomePage extends LitElement {
  static override styles = [base, ghost, styles]

  @state() private creating = false

  @query('cs-text-dialog') private readonly textDialog!: TextDialog
  @query('cs-confirm-dialog') private readonly confirmDialog!: ConfirmDialog

  readonly #documents = new DocumentListController(this, documentsApi, identity)
  readonly #clock = new ClockController(this)

  override connectedCallback(): void {
    super.connectedCallback()
    document.title = 'Coscribe'
  }

  protected override render() {
    return html`<header>
        <a class="brand" href="/" aria-label="Coscribe">${icon('logo')}<span>Coscribe</span></a>
        ${this.#renderCreate('New document')}
        <cs-avatar-row
          label="You"
          .self=${{ ...this.#documents.person, id: '', selection: null }}
          @change-name=${() => this.#changeName()}
        ></cs-avatar-row>
      </header>
      <main>
        <h1>Documents</h1>
        ${this.#renderProblem()} ${this.#renderList(this.#documents.list)}
      </main>
      <cs-text-dialog></cs-text-dialog>
      <cs-confirm-dialog></cs-confirm-dialog>`
  }

  #renderCreate(label: string): TemplateResult {
    return html`<wa-button variant="brand" class="create" ?loading=${this.creating} @click=${() => this.#create()}>
      ${icon('plus', 'start')}${label}
    </wa-button>`
  }

  #renderProblem() {
    const { problem } = this.#documents
    if (!problem) return nothing
    return html`<div class="problem" role="alert">
      <span>That did not work. ${problem}</span>
      <button @click=${() => this.#documents.dismissProblem()}>Dismiss</button>
    </div>`
  }

  #renderList(list: DocumentList): TemplateResult {
    switch (list.kind) {
      case 'initial':
      case 'pending':
        return html`<ul class="sheet" aria-busy="true" aria-label="Loading documents">
          ${[60, 42, 51].map((width) => html`<li class="ghost">${ghostLine(width)}</li>`)}
        </ul>`
      case 'error':
        return html`<div class="sheet" role="alert">
          <cs-message-panel icon="cloudOff" heading="The documents could not be loaded" text=${list.reason}>
            <wa-button variant="brand" @click=${() => this.#documents.load()}>Try again</wa-button>
          </cs-message-panel>
        </div>`
      case 'complete':
        return list.items.length === 0 ? this.#renderEmpty() : this.#renderItems(list.items, list.more)
    }
  }

  #renderEmpty(): TemplateResult {
    return html`<div class="sheet">
      <cs-message-panel
        icon="pencil"
        heading="Nothing written yet"
        text="Make a document and share it with the people you write with. Everybody sees every word as it is typed."
      >
        ${this.#renderCreate('Write the first document')}
      </cs-message-panel>
    </div>`
  }

  #renderItems(items: readonly DocumentSummary[], more: 'none' | 'some' | 'pending'): TemplateResult {
    return html`<ul class="sheet" @document-action=${(event: DocumentActionEvent) => this.#act(event)}>
        ${repeat(
          items,
          ({ id }) => id,
          (item) =>
            html`<li>
              <cs-document-row
                .document=${item}
                .now=${this.#clock.now}
                ?deletable=${this.#documents.mayDelete(item)}
              ></cs-document-row>
            </li>`,
        )}
      </ul>
      ${
        more === 'none'
          ? nothing
          : html`<div class="more">
              <wa-button
                appearance="outlined"
                ?loading=${more === 'pending'}
                @click=${() => this.#documents.loadMore()}
              >
                Load more
              </wa-button>
            </div>`
      }`
  }

  async #create(): Promise<void> {
    if (this.creating) return
    this.creating = true
    const created = await this.#documents.create('Untitled document')
    this.creating = false
    if (created) this.dispatchEvent(new NavigateEvent(`/d/${encodeURIComponent(created.id)}`))
  }

  async #changeName(): Promise<void> {
    const name = await askForName(this.textDialog, this.#documents.person.name)
    if (name !== null) await this.#documents.changeName(name)
  }

  async #act({ action, document }: DocumentActionEvent): Promise<void> {
    if (action === 'rename') await this.#rename(document)
    else await this.#delete(document)
  }

  async #rename({ id, title }: DocumentSummary): Promise<void> {
    const answer = await this.textDialog.ask({
      title: 'Rename document',
      field: 'Title',
      value: title,
      action: 'Rename',
      longest: 200,
    })
    if (answer.kind === 'text' && answer.text !== title) await this.#documents.rename(id, answer.text)
  }

  async #delete({ id, title }: DocumentSummary): Promise<void> {
    const confirmed = await this.confirmDialog.ask({
      title: 'Delete document?',
      text: `“${title}” will be deleted for everybody. This cannot be undone.`,
      action: 'Delete',
    })
    if (confirmed) await this.#documents.delete(id)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-home-page': HomePage
  }
}
