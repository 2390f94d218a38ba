import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { initials, type Participant } from '../../presence/index.ts'
import { base } from '../../styles/index.ts'
import { styles } from './avatar-row.styles.ts'

/** How many of the others have room; the rest is a number. */
const ROOM = 5

/** The person wants to be called something else. */
export class ChangeNameEvent extends Event {
  static readonly type = 'change-name'

  constructor() {
    super(ChangeNameEvent.type, { bubbles: true, composed: true })
  }
}

/** The people who have the document open; one's own avatar changes one's name. */
@customElement('cs-avatar-row')
export class AvatarRow extends LitElement {
  static override styles = [base, styles]

  @property({ attribute: false }) self: Participant | null = null
  @property({ attribute: false }) others: readonly Participant[] = []
  @property() label = 'People in this document'

  protected override render() {
    const hidden = this.others.slice(ROOM)
    return html`<ul aria-label=${this.label}>
      ${this.self ? this.#renderSelf(this.self) : nothing}
      ${repeat(
        this.others.slice(0, ROOM),
        ({ id }) => id,
        ({ name, color }) =>
          html`<li>
            <span class="avatar" role="img" aria-label=${name} title=${name} .style=${`background:${color}`}
              >${initials(name)}</span
            >
          </li>`,
      )}
      ${
        hidden.length > 0
          ? html`<li>
              <span class="avatar rest" title=${hidden.map(({ name }) => name).join(', ')}>+${hidden.length}</span>
            </li>`
          : nothing
      }
    </ul>`
  }

  #renderSelf({ name, color }: Participant) {
    return html`<li>
      <button
        class="avatar self"
        .style=${`background:${color}`}
        title="${name} (you): change your name"
        aria-label="${name} (you): change your name"
        @click=${() => this.dispatchEvent(new ChangeNameEvent())}
      >
        ${initials(name)}
      </button>
    </li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-avatar-row': AvatarRow
  }
}
