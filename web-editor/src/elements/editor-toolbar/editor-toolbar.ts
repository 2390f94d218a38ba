import { LitElement, html, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { icon, type IconName } from '../../icons/index.ts'
import { plainFormats, type BlockFormat, type Command, type FormatState, type InlineFormat } from '../../quill/index.ts'
import { base } from '../../styles/index.ts'
import { styles } from './editor-toolbar.styles.ts'
import { RovingFocusController } from './roving-focus-controller.ts'

/** The person asked for a command. */
export class CommandEvent extends Event {
  static readonly type = 'command'

  constructor(readonly command: Command) {
    super(CommandEvent.type, { bubbles: true, composed: true })
  }
}

/** The person wants to make, change or remove a link. */
export class EditLinkEvent extends Event {
  static readonly type = 'edit-link'

  constructor() {
    super(EditLinkEvent.type, { bubbles: true, composed: true })
  }
}

const shortcut = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl+'

const lines: readonly (readonly [BlockFormat, string])[] = [
  ['paragraph', 'Text'],
  ['heading-1', 'Heading 1'],
  ['heading-2', 'Heading 2'],
  ['heading-3', 'Heading 3'],
]

/** The commands of the editor; shows the formats at the cursor. */
@customElement('cs-editor-toolbar')
export class EditorToolbar extends LitElement {
  static override styles = [base, styles]

  @property({ attribute: false }) formats: FormatState = plainFormats
  @property({ type: Boolean }) disabled = false

  constructor() {
    super()
    new RovingFocusController(this)
  }

  protected override render() {
    return html`<div role="toolbar" aria-label="Formatting" aria-orientation="horizontal">
      ${this.#button('undo', `Undo (${shortcut}Z)`, { kind: 'undo' }, !this.formats.canUndo)}
      ${this.#button('redo', `Redo (${shortcut}⇧Z)`, { kind: 'redo' }, !this.formats.canRedo)}
      <span class="gap"></span>
      ${this.#lineKind()}
      <span class="gap"></span>
      ${this.#inline('bold', `Bold (${shortcut}B)`)} ${this.#inline('italic', `Italic (${shortcut}I)`)}
      ${this.#inline('underline', `Underline (${shortcut}U)`)} ${this.#inline('strike', 'Strikethrough')}
      ${this.#toggle('link', 'Link', this.formats.link !== null, () => this.dispatchEvent(new EditLinkEvent()))}
      <span class="gap"></span>
      ${this.#block('bullet-list', 'bullets', 'Bulleted list')}
      ${this.#block('numbered-list', 'numbers', 'Numbered list')} ${this.#block('checklist', 'checks', 'Checklist')}
      ${this.#block('quote', 'quote', 'Quote')} ${this.#block('code', 'code', 'Code block')}
      <span class="gap"></span>
      ${this.#button('clear', 'Clear formatting', { kind: 'clear' }, false)}
    </div>`
  }

  #lineKind(): TemplateResult {
    const current = lines.some(([block]) => block === this.formats.block) ? this.formats.block : ''
    return html`<select
      aria-label="Style of the line"
      title="Style of the line"
      ?disabled=${this.disabled}
      @change=${this.#chosen}
    >
      <option value="" disabled hidden .selected=${current === ''}>Other</option>
      ${lines.map(([block, name]) => html`<option value=${block} .selected=${current === block}>${name}</option>`)}
    </select>`
  }

  readonly #chosen = (event: Event): void => {
    const block = (event.target as HTMLSelectElement).value as BlockFormat
    if (block !== this.formats.block) this.#send({ kind: 'block', block })
  }

  #inline(format: InlineFormat, label: string): TemplateResult {
    return this.#toggle(format, label, this.formats[format], () => this.#send({ kind: 'toggle', format }))
  }

  #block(block: BlockFormat, name: IconName, label: string): TemplateResult {
    return this.#toggle(name, label, this.formats.block === block, () => this.#send({ kind: 'block', block }))
  }

  #toggle(name: IconName, label: string, pressed: boolean, act: () => void): TemplateResult {
    return html`<button
      title=${label}
      aria-label=${label}
      aria-pressed=${pressed}
      ?disabled=${this.disabled}
      @mousedown=${keepFocus}
      @click=${act}
    >
      ${icon(name)}
    </button>`
  }

  #button(name: IconName, label: string, command: Command, unavailable: boolean): TemplateResult {
    return html`<button
      title=${label}
      aria-label=${label}
      ?disabled=${this.disabled || unavailable}
      @mousedown=${keepFocus}
      @click=${() => this.#send(command)}
    >
      ${icon(name)}
    </button>`
  }

  #send(command: Command): void {
    this.dispatchEvent(new CommandEvent(command))
  }
}

/** A click on a tool leaves the cursor in the text. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault()
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-editor-toolbar': EditorToolbar
  }
}
