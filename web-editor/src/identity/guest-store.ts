import { Listeners } from '../listeners/index.ts'
import { parseGuest, type Guest } from './guest.ts'

const KEY = 'coscribe.guest'

/** Where the guest is kept, for all tabs of this browser; where it keeps nothing, for as long as the page lasts. */
export class GuestStore {
  /** Told when another tab has kept or forgotten a guest. */
  readonly changed = new Listeners()

  readonly #storage: Storage
  /** What this browser would not keep. */
  #unkept: Guest | null = null

  constructor(storage: Storage = localStorage) {
    this.#storage = storage
    window.addEventListener('storage', ({ key }) => {
      if (key === KEY || key === null) this.changed.tell()
    })
  }

  read(): Guest | null {
    return this.#unkept ?? parseGuest(this.#storage.getItem(KEY))
  }

  keep(guest: Guest): void {
    try {
      this.#storage.setItem(KEY, JSON.stringify(guest))
      this.#unkept = null
    } catch (error) {
      this.#unkept = guest
      console.warn('Who you are is not kept', error)
    }
  }

  forget(): void {
    this.#unkept = null
    this.#storage.removeItem(KEY)
  }

  /** Does something that no other tab does at the same time; where the browser has no locks, several may. */
  async alone<T>(action: () => Promise<T>): Promise<T> {
    const locks = (navigator as Partial<Navigator>).locks // only where the connection is secure
    return locks ? await locks.request(KEY, action) : await action()
  }
}
