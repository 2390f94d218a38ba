import type { ReactiveController, ReactiveControllerHost } from 'lit'

const TICK = 30_000

/** The present moment, moved on every half minute, for times that are shown relative to it. */
export class ClockController implements ReactiveController {
  now = Date.now()

  readonly #host: ReactiveControllerHost
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#timer = setInterval(() => {
      this.now = Date.now()
      this.#host.requestUpdate()
    }, TICK)
  }

  hostDisconnected(): void {
    clearInterval(this.#timer)
  }

  hostUpdate(): void {
    this.now = Date.now()
  }
}
