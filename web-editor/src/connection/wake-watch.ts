/** How often the clock is looked at, in milliseconds. */
const PERIOD = 5_000

/** What no timer is late by while the machine is awake, in milliseconds: browsers let those of hidden pages wait a minute. */
const SLEPT = 120_000

/** Notices that the machine was asleep: the clock went on, and no timer ran. */
export class WakeWatch {
  readonly #timer: ReturnType<typeof setInterval>
  #last = Date.now()

  /** @param woke called once after each sleep */
  constructor(woke: () => void) {
    this.#timer = setInterval(() => {
      const now = Date.now()
      const late = now - this.#last
      this.#last = now
      if (late >= SLEPT) woke()
    }, PERIOD)
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
