import { LitElement, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { SaveState, Unsent } from '../../document/index.ts'
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
      return { kind: 'offline', icon: 'cloudOff', text: offlineTexts[state.unsent] }
  }
}

const offlineTexts: Readonly<Record<Unsent, string>> = {
  none: 'Offline: reconnecting',
  keeping: 'Offline: reconnecting. Keeping your changes in this browser…',
  kept: 'Offline: reconnecting. Your changes are kept in this browser.',
  exposed: 'Offline: reconnecting. Your changes are in this tab alone: don’t close it.',
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-save-indicator': SaveIndicator
  }
}
