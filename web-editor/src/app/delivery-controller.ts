import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Delivery } from '../delivery/index.ts'
import type { Outbox } from '../outbox/index.ts'

/** How long a page that was opened has for taking up its own work, in milliseconds. */
const HEAD_START = 1_000

/** How often the outbox is looked at, in milliseconds. */
const PERIOD = 15_000

/**
 * Looks in the outbox for what nobody sends any more, on all pages; what delivers it comes with ShareDB, and is loaded
 * when there is something.
 */
export class DeliveryController implements ReactiveController {
  readonly #outbox: Pick<Outbox, 'abandoned'>
  readonly #load: () => Promise<Delivery>
  #delivery: Promise<Delivery> | null = null
  #timers: ReturnType<typeof setTimeout>[] = []

  constructor(host: ReactiveControllerHost, outbox: Pick<Outbox, 'abandoned'>, load: () => Promise<Delivery>) {
    this.#outbox = outbox
    this.#load = load
    host.addController(this)
  }

  hostConnected(): void {
    window.addEventListener('online', this.#look)
    this.#timers = [setTimeout(this.#look, HEAD_START), setInterval(this.#look, PERIOD)]
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#look)
    for (const timer of this.#timers) clearTimeout(timer)
  }

  readonly #look = (): void => {
    void this.#deliver().catch((error: unknown) => console.warn('Nothing could be delivered', error))
  }

  async #deliver(): Promise<void> {
    const abandoned = await this.#outbox.abandoned()
    if (abandoned.length === 0) return
    this.#delivery ??= this.#load()
    this.#delivery.catch(() => (this.#delivery = null))
    ;(await this.#delivery).begin(abandoned)
  }
}
