import type { LitElement, ReactiveController } from 'lit'

/** Makes a toolbar one stop for the Tab key; within it the arrow keys, Home and End move. */
export class RovingFocusController implements ReactiveController {
  readonly #host: LitElement
  #current: HTMLElement | null = null

  constructor(host: LitElement) {
    this.#host = host
    host.addController(this)
    host.addEventListener('keydown', (event) => this.#pressed(event))
    host.addEventListener('focusin', () => this.#focused())
  }

  hostUpdated(): void {
    const tools = this.#tools()
    if (!this.#current || !tools.includes(this.#current)) this.#current = tools[0] ?? null
    for (const tool of tools) tool.tabIndex = tool === this.#current ? 0 : -1
  }

  #tools(): HTMLElement[] {
    return [...(this.#host.shadowRoot?.querySelectorAll<HTMLElement>(':is(button, select):enabled') ?? [])]
  }

  #focused(): void {
    this.#current = (this.#host.shadowRoot?.activeElement ?? null) as HTMLElement | null
    this.hostUpdated()
  }

  #pressed(event: KeyboardEvent): void {
    const tools = this.#tools()
    const next = nextIndex(event.key, tools.indexOf(this.#host.shadowRoot?.activeElement as HTMLElement), tools.length)
    if (next === null) return
    event.preventDefault()
    tools[next]?.focus()
  }
}

function nextIndex(key: string, current: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (current + 1) % count
    case 'ArrowLeft':
      return (current - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
