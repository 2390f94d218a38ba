import type { LitElement, ReactiveController } from 'lit'

/** Makes a toolbar one stop for the Tab key; within it the arrow keys, Home and End move. */
export class RovingFocusController implements ReactiveController {
  readonly #host: LitElement
  #current: HTMLElement | null = null

  constructor(host: LitElement) {
    this.#host = host
    host.addController(this)
  }

  hostUpdated(): void {
    // On the shadow root: a move of the focus within it is not told outside. Added again, a listener is still one.
    this.#host.shadowRoot?.addEventListener('focusin', this.#rove)
    this.#host.shadowRoot?.addEventListener('keydown', this.#pressed)
    this.#rove()
  }

  readonly #rove = (): void => {
    const tools = this.#tools()
    const focused = tools.find((tool) => tool === this.#host.shadowRoot?.activeElement)
    if (focused) this.#current = focused
    if (!this.#current || !tools.includes(this.#current)) this.#current = tools[0] ?? null
    for (const tool of tools) tool.tabIndex = tool === this.#current ? 0 : -1
  }

  readonly #pressed = (event: Event): void => {
    const tools = this.#tools()
    const current = tools.findIndex((tool) => tool === this.#host.shadowRoot?.activeElement)
    const next = nextIndex((event as KeyboardEvent).key, current, tools.length)
    if (next === null) return
    event.preventDefault()
    tools[next]?.focus()
  }

  #tools(): HTMLElement[] {
    return [...(this.#host.shadowRoot?.querySelectorAll<HTMLElement>(':is(button, select):enabled') ?? [])]
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
