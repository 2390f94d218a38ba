import { LitElement, html } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { base } from '../../styles/index.ts'
import { styles } from './title-field.styles.ts'

/** The person gave the document another title. */
export class RenameEvent extends Event {
  static readonly type = 'rename'

  constructor(readonly title: string) {
    super(RenameEvent.type, { bubbles: true, composed: true })
  }
}

/** A title that is edited where it stands: Enter or leaving keeps the new one, Escape the old one. Some may only read it. */
@customElement('cs-title-field')
export class TitleField extends LitElement {
  static override styles = [base, styles]

  @property() value = ''
  @property({ type: Boolean }) disabled = false
  @property({ type: Boolean }) readonly = false

  @query('input') private readonly input!: HTMLInputElement

  protected override render() {
    if (this.readonly) return html`<h1>${this.value}</h1>`
    return html`<input
      aria-label="Document title"
      maxlength="200"
      autocomplete="off"
      spellcheck="false"
      .value=${live(this.#editing() ? this.input.value : this.value)}
      ?disabled=${this.disabled}
      @keydown=${(event: KeyboardEvent) => this.#pressed(event)}
      @blur=${() => this.#keep()}
    />`
  }

  #editing(): boolean {
    return this.hasUpdated && this.shadowRoot?.activeElement === this.input
  }

  #pressed(event: KeyboardEvent): void {
    if (event.isComposing) return
    if (event.key === 'Escape') this.input.value = this.value
    if (event.key === 'Enter' || event.key === 'Escape') this.input.blur()
  }

  #keep(): void {
    const title = this.input.value.trim()
    if (title === '') this.input.value = this.value
    else if (title !== this.value) this.dispatchEvent(new RenameEvent(title))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-title-field': TitleField
  }
}
