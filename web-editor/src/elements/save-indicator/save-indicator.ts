import { LitElement, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { SaveState } from '../../document/index.ts'
import { icon, type IconName } from '../../icons/index.ts'
import { base } from '../../styles/index.ts'
import { SettledController } from './settled-controller.ts'
import { styles } from './save-indicator.styles.ts'

interface Shown {
  readonly kind: string
  readonly icon: IconName
  readonly text: string
}

/** Says whether the server has what was typed. */
@customElement('cs-save-indicator')
export class SaveIndicator extends LitElement {
  static override styles = [base, styles]

  @property({ attribute: false }) state: SaveState = { kind: 'saved' }

  readonly #settled = new SettledController(this)

  protected override render() {
    const shown = describe(this.#settled.shown(this.state))
    return html`<span role="status" class=${shown.kind}>${icon(shown.icon)}<span>${shown.text}</span></span>`
  }
}

function describe(state: SaveState): Shown {
  switch (state.kind) {
    case 'saved':
      return { kind: 'saved', icon: 'check', text: 'Saved' }
    case 'saving':
      return { kind: 'saving', icon: 'busy', text: 'Saving…' }
    case 'offline':
      return {
        kind: 'offline',
        icon: 'cloudOff',
        text: state.unsaved ? 'Offline: reconnecting. Changes wait in this tab.' : 'Offline: reconnecting',
      }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-save-indicator': SaveIndicator
  }
}
