import '@awesome.me/webawesome/dist/components/button/button.js'
import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import '../../elements/message-panel/index.ts'
import { NavigateEvent } from '../../navigation/index.ts'
import { accessApi } from '../../service/index.ts'
import { base, ghost, ghostLine } from '../../styles/index.ts'
import { ShareLinkController } from './share-link-controller.ts'
import { styles } from './share-link-page.styles.ts'

/** Uses a share link and goes on to its document. */
@customElement('cs-share-link-page')
export class ShareLinkPage extends LitElement {
  static override styles = [base, ghost, styles]

  @property() documentId = ''
  @property() secret = ''

  readonly #link = new ShareLinkController(this, accessApi)

  override connectedCallback(): void {
    super.connectedCallback()
    document.title = 'Coscribe'
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('secret')) void this.#link.use(this.secret)
  }

  protected override updated(): void {
    const { view } = this.#link
    if (view.kind === 'complete') this.#goTo(view.document)
  }

  protected override render(): TemplateResult {
    const { view } = this.#link
    switch (view.kind) {
      case 'initial':
      case 'pending':
      case 'complete':
        return html`<div class="ghost" role="status" aria-label="Opening the document">
          ${[45, 92, 88].map(ghostLine)}
        </div>`
      case 'invalid':
        return html`<main role="alert">
          <cs-message-panel
            icon="link"
            heading="This link does not work any more"
            text="It was revoked, or its time is over. Ask whoever gave it to you for a new one."
          >
            <wa-button variant="brand" href="/">Go to your documents</wa-button>
            <wa-button appearance="outlined" @click=${() => this.#goTo(this.documentId)}
              >Open without the link</wa-button
            >
          </cs-message-panel>
        </main>`
      case 'error':
        return html`<main role="alert">
          <cs-message-panel icon="cloudOff" heading="The document could not be opened" text=${view.reason}>
            <wa-button variant="brand" @click=${() => this.#link.use(this.secret)}>Try again</wa-button>
            <wa-button appearance="outlined" @click=${() => this.#goTo(this.documentId)}
              >Open without the link</wa-button
            >
          </cs-message-panel>
        </main>`
    }
  }

  #goTo(documentId: string): void {
    this.dispatchEvent(new NavigateEvent(`/d/${encodeURIComponent(documentId)}`, 'replace'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-share-link-page': ShareLinkPage
  }
}
