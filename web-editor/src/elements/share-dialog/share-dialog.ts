import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/dialog/dialog.js'
import { LitElement, html, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { repeat } from 'lit/directives/repeat.js'
import { nameOf, roles, type Role } from '../../access/index.ts'
import { icon } from '../../icons/index.ts'
import { base, ghost, ghostLine } from '../../styles/index.ts'
import { styles } from './share-dialog.styles.ts'
import type { AccessChange, LinkWithAddress, PersonWithAccess, Sharing } from './sharing.ts'

/** The person wants something about the access to be different. */
export class AccessChangeEvent extends Event {
  static readonly type = 'access-change'

  constructor(readonly change: AccessChange) {
    super(AccessChangeEvent.type, { bubbles: true, composed: true })
  }
}

const lifetimes: readonly (readonly [string, number | null])[] = [
  ['Works until revoked', null],
  ['Works for a day', 1],
  ['Works for a week', 7],
  ['Works for 30 days', 30],
]

/** Shows who has access to a document, and by which links others may get it; for those who may change that. */
@customElement('cs-share-dialog')
export class ShareDialog extends LitElement {
  static override styles = [base, ghost, styles]

  @property({ attribute: false }) sharing: Sharing = { kind: 'initial' }

  /** Who looks at it. */
  @property() userId = ''

  @property({ type: Boolean, reflect: true }) open = false

  /** The link whose address was copied last. */
  @state() private copied = ''

  @query('#new-role') private readonly newRole!: HTMLSelectElement
  @query('#new-lifetime') private readonly newLifetime!: HTMLSelectElement

  protected override render() {
    return html`<wa-dialog label="Share" ?open=${this.open} @wa-hide=${(event: Event) => this.#hidden(event)}>
      ${this.#renderContent()}
      <wa-button slot="footer" variant="brand" @click=${() => (this.open = false)}>Done</wa-button>
    </wa-dialog>`
  }

  #renderContent(): TemplateResult {
    const { sharing } = this
    switch (sharing.kind) {
      case 'initial':
      case 'pending':
        return html`<div class="ghost" role="status" aria-label="Loading">${[70, 55, 62].map(ghostLine)}</div>`
      case 'error':
        return html`<p class="problem" role="alert">${sharing.reason}</p>`
      case 'complete':
        return html`<div role="alert">
            ${sharing.problem ? html`<p class="problem">${sharing.problem}</p>` : nothing}
          </div>
          <section aria-busy=${sharing.isBusy}>
            <h3 id="people">People with access</h3>
            <ul aria-labelledby="people">
              ${repeat(
                sharing.people,
                ({ user }) => user.id,
                (person) => html`<li>${this.#renderPerson(person, sharing.isBusy)}</li>`,
              )}
            </ul>
            <h3 id="links">Share links</h3>
            <p>Whoever has such a link can open this document with the role that it gives.</p>
            <ul aria-labelledby="links">
              ${repeat(
                sharing.links,
                ({ id }) => id,
                (link) => html`<li>${this.#renderLink(link, sharing.isBusy)}</li>`,
              )}
            </ul>
            ${this.#renderNewLink(sharing.isBusy)}
          </section>`
    }
  }

  #renderPerson(person: PersonWithAccess, isBusy: boolean): TemplateResult {
    const { user, role, byLink } = person
    return html`<span class="name"
        >${user.name}${user.id === this.userId ? ' (you)' : nothing}
        ${byLink ? html`<small>by a share link</small>` : nothing}</span
      >
      <select
        aria-label="Role of ${user.name}"
        ?disabled=${isBusy}
        @change=${(event: Event) => this.#tell({ kind: 'role', person, role: valueOf(event) as Role })}
      >
        ${roles.map((each) => html`<option value=${each} .selected=${live(each === role)}>${nameOf(each)}</option>`)}
      </select>
      <button
        class="quiet"
        aria-label="Remove ${user.name}"
        ?disabled=${isBusy}
        @click=${() => this.#tell({ kind: 'remove', person })}
      >
        Remove
      </button>`
  }

  #renderLink(link: LinkWithAddress, isBusy: boolean): TemplateResult {
    const { id, role, createdAt, expiresAt, address } = link
    return html`<span class="name"
        >${nameOf(role)}
        <small
          >made ${inWords(createdAt)}, ${expiresAt ? `works until ${inWords(expiresAt)}` : 'works until revoked'}</small
        ></span
      >
      <button
        class="quiet"
        aria-label="Revoke the link for ${role}s made ${inWords(createdAt)}"
        ?disabled=${isBusy}
        @click=${() => this.#tell({ kind: 'revoke-link', link })}
      >
        Revoke
      </button>
      ${
        address
          ? html`<div class="address">
              <input readonly aria-label="Address of the link" .value=${address} @focus=${selectAll} />
              <wa-button size="s" appearance="outlined" @click=${() => this.#copy(id, address)}>
                ${this.copied === id ? 'Copied' : 'Copy link'}
              </wa-button>
            </div>`
          : nothing
      }`
  }

  #renderNewLink(isBusy: boolean): TemplateResult {
    return html`<form @submit=${(event: Event) => this.#createLink(event)}>
        <select id="new-role" aria-label="Role that a new link gives" ?disabled=${isBusy}>
          ${roles
            .filter((role) => role !== 'owner')
            .map((role) => html`<option value=${role}>${nameOf(role)}</option>`)}
        </select>
        <select id="new-lifetime" aria-label="How long a new link works" ?disabled=${isBusy}>
          ${lifetimes.map(([name, days]) => html`<option value=${days ?? ''}>${name}</option>`)}
        </select>
        <button class="loud" ?disabled=${isBusy}>${icon('link')} Create link</button>
      </form>
      <p class="hint">The address of a link is shown once, when it is created.</p>`
  }

  #createLink(event: Event): void {
    event.preventDefault()
    const days = this.newLifetime.value === '' ? null : Number(this.newLifetime.value)
    this.#tell({ kind: 'create-link', role: this.newRole.value as Role, days })
  }

  async #copy(id: string, address: string): Promise<void> {
    await navigator.clipboard.writeText(address)
    this.copied = id
  }

  #hidden(event: Event): void {
    if (event.target === event.currentTarget) this.open = false
  }

  #tell(change: AccessChange): void {
    this.dispatchEvent(new AccessChangeEvent(change))
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLSelectElement).value
}

function selectAll(event: Event): void {
  ;(event.target as HTMLInputElement).select()
}

function inWords(moment: string): string {
  return new Date(moment).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-share-dialog': ShareDialog
  }
}
