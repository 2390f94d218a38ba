import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js'
import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js'
import { LitElement, html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { mayEdit, nameOf } from '../../access/index.ts'
import type { DocumentSummary } from '../../api/index.ts'
import { icon } from '../../icons/index.ts'
import { base } from '../../styles/index.ts'
import { relativeTime } from '../../time/index.ts'
import { styles } from './document-row.styles.ts'

/** What a person can do with a document in a list. */
export type DocumentAction = 'rename' | 'delete'

/** The person chose something from a document's menu. */
export class DocumentActionEvent extends Event {
  static readonly type = 'document-action'

  constructor(
    readonly action: DocumentAction,
    readonly document: DocumentSummary,
  ) {
    super(DocumentActionEvent.type, { bubbles: true, composed: true })
  }
}

/** A document in the list, with what one may do with it; where one may not edit it, it says what one is to it. */
@customElement('cs-document-row')
export class DocumentRow extends LitElement {
  static override styles = [base, styles]

  @property({ attribute: false }) document!: DocumentSummary
  @property({ type: Number }) now = Date.now()
  @property({ type: Boolean }) deletable = false

  protected override render() {
    const { id, title, updatedAt, role } = this.document
    return html`<a href="/d/${encodeURIComponent(id)}">
        <span class="picture">${icon('document')}</span>
        <span class="title">${title}</span>
        ${mayEdit(role) ? nothing : html`<span class="role">${nameOf(role)}</span>`}
        <time datetime=${updatedAt} title=${new Date(updatedAt).toLocaleString()}
          >Edited ${relativeTime(updatedAt, this.now)}</time
        >
      </a>
      ${mayEdit(role) ? this.#renderMenu(title) : nothing}`
  }

  #renderMenu(title: string): TemplateResult {
    return html`<wa-dropdown placement="bottom-end" @wa-select=${this.#selected}>
      <button slot="trigger" aria-label="More for ${title}" title="More">${icon('more')}</button>
      <wa-dropdown-item value="rename">${icon('pencil', 'icon')} Rename…</wa-dropdown-item>
      ${
        this.deletable
          ? html`<wa-dropdown-item value="delete" variant="danger">${icon('trash', 'icon')} Delete…</wa-dropdown-item>`
          : nothing
      }
    </wa-dropdown>`
  }

  readonly #selected = (event: Event): void => {
    const { item } = (event as Event & { detail: { item: { value: string } } }).detail
    this.dispatchEvent(new DocumentActionEvent(item.value as DocumentAction, this.document))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-document-row': DocumentRow
  }
}
