import { LitElement, html, nothing, type TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import '../elements/name-card/index.ts'
import type { NameEvent } from '../elements/name-card/index.ts'
import '../elements/recovery-notice/index.ts'
import type { RecoveryEvent } from '../elements/recovery-notice/index.ts'
import { IdentityController } from '../identity/index.ts'
import type { Delivery } from '../delivery/index.ts'
import { NavigateEvent, RouterController } from '../navigation/index.ts'
import '../pages/home-page/index.ts'
import '../pages/missing-page/index.ts'
import '../pages/share-link-page/index.ts'
import { RecoveryController } from '../recovery/index.ts'
import { documentsApi, identity, outbox, recoveryCopies } from '../service/index.ts'
import { DeliveryController } from './delivery-controller.ts'

/**
 * The app: one page at a time, chosen by the address, and in front of it the question for the person's name when the
 * service wants to know it. It and what lies between it and the text have no shadow tree, because browsers disagree on
 * selections in one.
 */
@customElement('coscribe-app')
export class App extends LitElement {
  readonly #router = new RouterController(this)
  readonly #identity = new IdentityController(this, identity)
  readonly #recovery = new RecoveryController(this, recoveryCopies, documentsApi)

  constructor() {
    super()
    new DeliveryController(this, outbox, loadDelivery)
  }

  protected override createRenderRoot(): this {
    return this
  }

  protected override render(): TemplateResult {
    const { question } = this.#identity
    return html`<cs-recovery-notice
        .copies=${this.#recovery.copies}
        .problem=${this.#recovery.problem}
        @recovery=${(event: RecoveryEvent) => this.#recover(event)}
      ></cs-recovery-notice>
      ${this.#renderPage()}
      ${
        question
          ? html`<cs-name-card
              .question=${question}
              @name=${(event: NameEvent) => identity.answer(event.name)}
              @decline=${() => identity.decline()}
            ></cs-name-card>`
          : nothing
      }`
  }

  async #recover({ action, copy }: RecoveryEvent): Promise<void> {
    if (action === 'dismiss') return this.#recovery.dismiss(copy)
    const id = await this.#recovery.restore(copy)
    if (id !== null) this.dispatchEvent(new NavigateEvent(`/d/${encodeURIComponent(id)}`))
  }

  #renderPage(): TemplateResult {
    const { route } = this.#router
    switch (route.kind) {
      case 'home':
        return html`<cs-home-page></cs-home-page>`
      case 'document':
        void import('../pages/editor-page/index.ts') // with Quill and ShareDB, which the list can do without
        return html`${keyed(route.id, html`<cs-editor-page .documentId=${route.id}></cs-editor-page>`)}`
      case 'share-link':
        return html`<cs-share-link-page .documentId=${route.id} .secret=${route.secret}></cs-share-link-page>`
      case 'unknown':
        return html`<cs-missing-page></cs-missing-page>`
    }
  }
}

/** ShareDB comes along, which the list can do without. */
async function loadDelivery(): Promise<Delivery> {
  const { Delivery, openSocket } = await import('../delivery/index.ts')
  const kept = { outbox, copies: recoveryCopies }
  return new Delivery({ ...kept, documents: documentsApi, credentials: identity, open: openSocket })
}

declare global {
  interface HTMLElementTagNameMap {
    'coscribe-app': App
  }
}
