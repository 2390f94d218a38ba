import { LitElement, html, nothing, type TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import '../elements/name-card/index.ts'
import type { NameEvent } from '../elements/name-card/index.ts'
import { IdentityController } from '../identity/index.ts'
import { RouterController } from '../navigation/index.ts'
import '../pages/home-page/index.ts'
import '../pages/missing-page/index.ts'
import '../pages/share-link-page/index.ts'
import { identity } from '../service/index.ts'

/**
 * The app: one page at a time, chosen by the address, and in front of it the question for the person's name when the
 * service wants to know it. It and what lies between it and the text have no shadow tree, because browsers disagree on
 * selections in one.
 */
@customElement('coscribe-app')
export class App extends LitElement {
  readonly #router = new RouterController(this)
  readonly #identity = new IdentityController(this, identity)

  protected override createRenderRoot(): this {
    return this
  }

  protected override render(): TemplateResult {
    const { question } = this.#identity
    return html`${this.#renderPage()}
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

declare global {
  interface HTMLElementTagNameMap {
    'coscribe-app': App
  }
}
