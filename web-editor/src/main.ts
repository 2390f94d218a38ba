import { LitElement, html } from 'lit'
import { customElement } from 'lit/decorators.js'

@customElement('coscribe-app')
export class App extends LitElement {
  protected override render() {
    return html`<h1>Coscribe</h1>`
  }
}
