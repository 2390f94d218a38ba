import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/dialog/dialog.js'
import { LitElement, html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { RecoveryCopy } from '../../outbox/index.ts'
import { describeReason, piecesOf, textOf } from '../../recovery/index.ts'
import { base } from '../../styles/index.ts'
import { styles } from './recovery-notice.styles.ts'

/** What the person wants to be done with a copy. */
export class RecoveryEvent extends Event {
  static readonly type = 'recovery'

  constructor(
    readonly action: 'restore' | 'dismiss',
    readonly copy: RecoveryCopy,
  ) {
    super(RecoveryEvent.type, { bubbles: true, composed: true })
  }
}

/** Tells of changes that were not accepted, shows them, and offers what can be done with them. */
@customElement('cs-recovery-notice')
export class RecoveryNotice extends LitElement {
  static override styles = [base, styles]

  @property({ attribute: false }) copies: readonly RecoveryCopy[] = []
  @property({ attribute: false }) problem: string | null = null

  @state() private viewed: RecoveryCopy | null = null
  @state() private copied = false

  protected override render() {
    return html`${repeat(
      this.copies,
      ({ id }) => id,
      (copy) => this.#renderNotice(copy),
    )}
    ${this.problem ? html`<div class="notice" role="alert">${this.problem}</div>` : nothing}
    ${this.viewed ? this.#renderDialog(this.viewed) : nothing}`
  }

  #renderNotice(copy: RecoveryCopy): TemplateResult {
    return html`<div class="notice" role="alert">
      <span>
        Your changes to “${copy.title}” were not saved: ${describeReason(copy.reason)}. A copy is kept in this browser.
      </span>
      <wa-button size="s" appearance="outlined" @click=${() => this.#view(copy)}>View the copy</wa-button>
      <wa-button size="s" appearance="outlined" @click=${() => this.#ask('restore', copy)}>
        Restore as a new document
      </wa-button>
      <wa-button size="s" appearance="plain" @click=${() => this.#ask('dismiss', copy)}>Dismiss</wa-button>
    </div>`
  }

  #renderDialog(copy: RecoveryCopy): TemplateResult {
    const pieces = piecesOf(copy).map(({ text, kind }) => (kind === 'refused' ? html`<ins>${text}</ins>` : text))
    return html`<wa-dialog label="The text as you had it" open @wa-after-hide=${() => (this.viewed = null)}>
      <p class="hint">What was not saved is marked.</p>
      <div class="text" tabindex="0">${pieces}</div>
      <wa-button slot="footer" appearance="outlined" @click=${() => this.#copyText(copy)}>
        ${this.copied ? 'Copied' : 'Copy the text'}
      </wa-button>
      <wa-button slot="footer" variant="brand" @click=${() => this.#ask('restore', copy)}>
        Restore as a new document
      </wa-button>
    </wa-dialog>`
  }

  #view(copy: RecoveryCopy): void {
    this.copied = false
    this.viewed = copy
  }

  #ask(action: 'restore' | 'dismiss', copy: RecoveryCopy): void {
    this.viewed = null
    this.dispatchEvent(new RecoveryEvent(action, copy))
  }

  async #copyText(copy: RecoveryCopy): Promise<void> {
    await navigator.clipboard.writeText(textOf(copy))
    this.copied = true
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-recovery-notice': RecoveryNotice
  }
}
