import '@awesome.me/webawesome/dist/components/button/button.js'
import { LitElement, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import '../../elements/message-panel/index.ts'
import { base } from '../../styles/index.ts'

/** Says that there is nothing here (any more) and leads home. */
@customElement('cs-missing-page')
export class MissingPage extends LitElement {
  static override styles = base

  @property() heading = 'There is nothing here'
  @property() text = 'The address may be mistyped.'

  /** The last text of a document that was deleted while it was open. */
  @property({ attribute: false }) lastText: string | null = null

  @state() private copied = false

  override connectedCallback(): void {
    super.connectedCallback()
    document.title = 'Not found – Coscribe'
  }

  protected override render() {
    return html`<main>
      <cs-message-panel icon="document" heading=${this.heading} text=${this.text}>
        <wa-button variant="brand" href="/">Go to your documents</wa-button>
        ${
          this.lastText?.trim()
            ? html`<wa-button appearance="outlined" @click=${() => this.#copy()}>
                ${this.copied ? 'Copied' : 'Copy its text'}
              </wa-button>`
            : nothing
        }
      </cs-message-panel>
    </main>`
  }

  async #copy(): Promise<void> {
    await navigator.clipboard.writeText(this.lastText ?? '')
    this.copied = true
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-missing-page': MissingPage
  }
}
