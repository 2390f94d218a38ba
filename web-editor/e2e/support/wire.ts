import type { Page, WebSocketRoute } from 'playwright-core'

/** What lies between a page and the service: all sockets that the page opens from now on. */
export class Wire {
  #isCut = false
  #isDeaf = false
  #sockets: (readonly [WebSocketRoute, WebSocketRoute])[] = []

  private constructor() {}

  static async of(page: Page): Promise<Wire> {
    const wire = new Wire()
    await page.routeWebSocket(/\/socket$/, (socket) => wire.#open(socket))
    return wire
  }

  /** The page loses its connection, and gets no other. */
  async cut(): Promise<void> {
    this.#isCut = true
    const sockets = this.#sockets.splice(0)
    await Promise.all(sockets.flatMap(([page, service]) => [service.close(), page.close({ code: 3000 })]))
  }

  /** What the page says arrives, and it hears nothing. */
  goDeaf(): void {
    this.#isDeaf = true
  }

  /** All is well again. */
  mend(): void {
    this.#isCut = this.#isDeaf = false
  }

  #open(page: WebSocketRoute): void {
    if (this.#isCut) return void page.close({ code: 3000 })
    const service = page.connectToServer()
    service.onMessage((message) => {
      if (!this.#isDeaf) page.send(message)
    })
    this.#sockets.push([page, service])
  }
}
