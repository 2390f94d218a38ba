import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/dialog/dialog.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js'
import { LitElement, html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { base } from '../../styles/index.ts'
import { styles } from './text-dialog.styles.ts'

/** What is asked. */
export interface Question {
  readonly title: string
  readonly field: string
  readonly value: string
  readonly action: string
  readonly longest: number
  /** Says what is wrong with a text, or null. */
  readonly check?: (text: string) => string | null
  /** A second way to answer: its label. */
  readonly alternative?: string
}

/** A text, the second way, or nothing at all. */
export type Answer =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'alternative' } | { readonly kind: 'none' }

/** Asks for one line of text. */
@customElement('cs-text-dialog')
export class TextDialog extends LitElement {
  static override styles = [base, styles]

  @state() private question: Question | null = null
  @state() private open = false
  @state() private problem: string | null = null

  @query('wa-input') private readonly input!: WaInput

  #answer: (answer: Answer) => void = () => undefined

  /** Opens the dialog and waits for the answer. Asking anew answers an open question with nothing. */
  ask(question: Question): Promise<Answer> {
    this.#answer({ kind: 'none' })
    this.question = question
    this.problem = null
    this.open = true
    return new Promise((resolve) => (this.#answer = resolve))
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#close({ kind: 'none' })
  }

  protected override render() {
    const question = this.question
    if (!question) return nothing
    return html`<wa-dialog
      label=${question.title}
      ?open=${this.open}
      @wa-after-show=${() => this.input.select()}
      @wa-hide=${(event: Event) => this.#hidden(event)}
    >
      <form id="form" @submit=${(event: Event) => this.#submitted(event)}>
        <wa-input
          autofocus
          label=${question.field}
          .value=${question.value}
          maxlength=${question.longest}
          autocomplete="off"
          hint=${this.problem ?? ''}
          class=${this.problem ? 'wrong' : ''}
          @keydown=${(event: KeyboardEvent) => this.#pressed(event)}
        ></wa-input>
      </form>
      ${
        question.alternative
          ? html`<wa-button
              slot="footer"
              class="alternative"
              appearance="plain"
              variant="danger"
              @click=${() => this.#close({ kind: 'alternative' })}
              >${question.alternative}</wa-button
            >`
          : nothing
      }
      <wa-button slot="footer" appearance="outlined" @click=${() => this.#close({ kind: 'none' })}>Cancel</wa-button>
      <wa-button slot="footer" variant="brand" @click=${() => this.#submit()}>${question.action}</wa-button>
    </wa-dialog>`
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    this.#submit()
  }

  #submitted(event: Event): void {
    event.preventDefault()
    this.#submit()
  }

  #submit(): void {
    const text = (this.input.value ?? '').trim()
    this.problem = text === '' ? 'Please write something here.' : (this.question?.check?.(text) ?? null)
    if (this.problem === null) this.#close({ kind: 'text', text })
  }

  #hidden(event: Event): void {
    if (event.target === event.currentTarget) this.#close({ kind: 'none' })
  }

  #close(answer: Answer): void {
    this.open = false
    const answerNow = this.#answer
    this.#answer = () => undefined
    answerNow(answer)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-text-dialog': TextDialog
  }
}
