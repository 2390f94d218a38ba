import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { SaveState } from '../../document/index.ts'

/** How long good news have to last before they are told, in milliseconds. */
const QUIET = 500

/**
 * Lets what is better than what was shown through only when it lasts, so that the indicator neither flickers nor talks
 * with every key. It errs on the side of caution: what is worse is shown at once.
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
    if (isBetter(state, this.#shown)) {
      this.#timer ??= setTimeout(() => this.#settle(), QUIET)
    } else {
      this.hostDisconnected()
      this.#shown = state
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

/** Whether less is at risk, as far as that comes and goes with every key. */
function isBetter(state: SaveState, shown: SaveState): boolean {
  if (state.kind === 'saved') return shown.kind !== 'saved'
  return state.kind === 'offline' && shown.kind === 'offline' && state.unsent === 'kept' && shown.unsent === 'keeping'
}
