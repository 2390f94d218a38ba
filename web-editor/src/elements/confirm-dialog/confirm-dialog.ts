import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/dialog/dialog.js'
import { LitElement, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { base } from '../../styles/index.ts'
import { styles } from './confirm-dialog.styles.ts'

/** What is about to be done for good. */
export interface Confirmation {
  readonly title: string
  readonly text: string
  readonly action: string
}

/** Asks before something that can't be taken back. */
@customElement('cs-confirm-dialog')
export class ConfirmDialog extends LitElement {
  static override styles = [base, styles]

  @state() private confirmation: Confirmation | null = null
  @state() private open = false

  #answer: (confirmed: boolean) => void = () => undefined

  /** Opens the dialog; true when the person agreed. */
  ask(confirmation: Confirmation): Promise<boolean> {
    this.#answer(false)
    this.confirmation = confirmation
    this.open = true
    return new Promise((resolve) => (this.#answer = resolve))
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#close(false)
  }

  protected override render() {
    if (!this.confirmation) return nothing
    const { title, text, action } = this.confirmation
    return html`<wa-dialog label=${title} ?open=${this.open} @wa-hide=${() => this.#close(false)}>
      <p>${text}</p>
      <wa-button slot="footer" appearance="outlined" autofocus @click=${() => this.#close(false)}>Cancel</wa-button>
      <wa-button slot="footer" variant="danger" @click=${() => this.#close(true)}>${action}</wa-button>
    </wa-dialog>`
  }

  #close(confirmed: boolean): void {
    this.open = false
    const answerNow = this.#answer
    this.#answer = () => undefined
    answerNow(confirmed)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-confirm-dialog': ConfirmDialog
  }
}
