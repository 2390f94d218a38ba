import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { mayEdit, type Role } from '../../access/index.ts'
import { icon } from '../../icons/index.ts'
import { base } from '../../styles/index.ts'

/** Says so where one may not edit a document, also when that changes. */
@customElement('cs-role-badge')
export class RoleBadge extends LitElement {
  static override styles = [
    base,
    css`
      span {
        display: inline-flex;
        align-items: center;
        gap: 0.35em;
        padding: 0.15em 0.65em;
        border-radius: 999px;
        background: var(--cs-brand-soft);
        color: var(--cs-brand-strong);
        font-size: 0.875rem;
        font-weight: 550;
        white-space: nowrap;
      }
    `,
  ]

  /** Null until it is known. */
  @property() documentRole: Role | null = null

  protected override render() {
    return html`<div role="status">
      ${this.documentRole === null || mayEdit(this.documentRole) ? nothing : html`<span>${icon('eye')}${this.#word()}</span>`}
    </div>`
  }

  #word(): string {
    return this.documentRole === 'commenter' ? 'Commenting' : 'Viewing'
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-role-badge': RoleBadge
  }
}
