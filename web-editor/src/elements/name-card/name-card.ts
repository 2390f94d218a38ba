import { LitElement, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { icon } from '../../icons/index.ts'
import type { NameQuestion } from '../../identity/index.ts'
import { cleanName, LONGEST_NAME } from '../../presence/index.ts'
import { base } from '../../styles/index.ts'
import { styles } from './name-card.styles.ts'

/** The person said their name. */
export class NameEvent extends Event {
  static readonly type = 'name'

  constructor(readonly name: string) {
    super(NameEvent.type, { bubbles: true, composed: true })
  }
}

/** The person doesn't want to say their name. */
export class DeclineEvent extends Event {
  static readonly type = 'decline'

  constructor() {
    super(DeclineEvent.type, { bubbles: true, composed: true })
  }
}

/** Asks for the person's name, in front of whatever else there is, open dialogs included. */
@customElement('cs-name-card')
export class NameCard extends LitElement {
  static override styles = [base, styles]

  @property({ attribute: false }) question!: NameQuestion

  @state() private isEmpty = false
  @state() private isSent = false

  @query('dialog') private readonly dialog!: HTMLDialogElement
  @query('input') private readonly input!: HTMLInputElement

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('question')) this.isSent = false
  }

  protected override firstUpdated(): void {
    this.dialog.showModal()
    this.input.focus()
  }

  protected override render() {
    const { suggestion, optional } = this.question
    const problem = this.isEmpty ? 'Please write a name.' : this.question.problem
    return html`<dialog aria-labelledby="heading" @close=${() => this.#closed()}>
      <form @submit=${(event: Event) => this.#submitted(event)}>
        ${icon('logo')}
        <h1 id="heading">What is your name?</h1>
        <p>The people you write with see it beside your cursor.</p>
        <label>
          Your name
          <input
            .value=${suggestion}
            maxlength=${LONGEST_NAME}
            autocomplete="nickname"
            aria-invalid=${problem !== null}
            aria-describedby="problem"
          />
        </label>
        <div id="problem" role="alert">${problem ?? nothing}</div>
        <button ?disabled=${this.isSent}>Continue</button>
        ${
          optional
            ? html`<button type="button" class="plain" @click=${() => this.dialog.close()}>Not now</button>`
            : nothing
        }
      </form>
    </dialog>`
  }

  /** Also by the Escape key, which a dialog can't be kept from for ever. */
  #closed(): void {
    if (this.question.optional) this.dispatchEvent(new DeclineEvent())
    else if (this.isConnected) this.dialog.showModal()
  }

  #submitted(event: Event): void {
    event.preventDefault()
    if (this.isSent) return
    const name = cleanName(this.input.value)
    this.isEmpty = name === ''
    if (this.isEmpty) return
    this.isSent = true
    this.dispatchEvent(new NameEvent(name))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-name-card': NameCard
  }
}
