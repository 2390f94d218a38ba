import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { SaveState } from '../../document/index.ts'

/** How long everything has to be saved before it is said, in milliseconds. */
const QUIET = 500

/**
 * Lets "saved" through only when it lasts, so that the indicator neither flickers nor talks with every key. It errs on
 * the side of caution: what is bad is shown at once.
 */
export class SettledController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #shown: SaveState = { kind: 'saved' }
  #latest: SaveState = this.#shown
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  /** What to show for the present state. */
  shown(state: SaveState): SaveState {
    this.#latest = state
    if (state.kind !== 'saved') {
      this.hostDisconnected()
      this.#shown = state
    } else if (this.#shown.kind !== 'saved') {
      this.#timer ??= setTimeout(() => this.#settle(), QUIET)
    }
    return this.#shown
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #settle(): void {
    this.#timer = undefined
    this.#shown = this.#latest
    this.#host.requestUpdate()
  }
}
