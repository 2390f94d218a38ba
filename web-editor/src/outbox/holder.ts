import type { Stop } from '../listeners/index.ts'
import { newId } from './entry.ts'
import type { LivingEditors } from './living-editors.ts'

/** An editor, as the outbox knows it: nobody else touches its entry until it leaves, or its page is gone. */
export class Holder {
  readonly name = newId()

  /** Done when all tabs can see it, which comes before anything is put in. Fails where the browser can't do that. */
  readonly announced: Promise<unknown>

  readonly #stop: Promise<Stop>

  constructor(editors: LivingEditors) {
    this.announced = this.#stop = editors.announce(this.name)
    this.#stop.catch((error: unknown) => console.warn('Nothing is kept in this browser', error))
  }

  async leave(): Promise<void> {
    const stop = await this.#stop.catch(() => null)
    stop?.()
  }
}
