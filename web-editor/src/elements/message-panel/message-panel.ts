import { LitElement, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { icon, type IconName } from '../../icons/index.ts'
import { base } from '../../styles/index.ts'
import { styles } from './message-panel.styles.ts'

/** Says in place of content why there is none, and what can be done (in the slot). */
@customElement('cs-message-panel')
export class MessagePanel extends LitElement {
  static override styles = [base, styles]

  @property() heading = ''
  @property() text = ''
  @property() icon: IconName = 'document'

  protected override render() {
    return html`<div class="picture">${icon(this.icon)}</div>
      <h2>${this.heading}</h2>
      <p>${this.text}</p>
      <div class="actions"><slot></slot></div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-message-panel': MessagePanel
  }
}
