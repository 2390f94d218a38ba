/** How long a connection may be silent before it is asked for a sign of life, in milliseconds. */
const SILENCE = 20_000

/** How long the answer may take, in milliseconds. */
const ANSWER = 8_000

/** Notices a connection that looks open and is dead, as after a change of network or a sleep. */
export class Heartbeat {
  readonly #ping: () => void
  readonly #dead: () => void
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(ping: () => void, dead: () => void) {
    this.#ping = ping
    this.#dead = dead
  }

  /** Something was heard: begins the next silence. */
  heard(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.check(), SILENCE)
  }

  /** Asks now instead of at the end of the silence. */
  check(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#dead, ANSWER)
    this.#ping()
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}
