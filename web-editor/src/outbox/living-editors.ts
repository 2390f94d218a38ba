import type { Stop } from '../listeners/index.ts'

/** Who of those that hold something lives, in all tabs of this browser. Whoever was announced first and asks is living, too. */
export interface LivingEditors {
  /** Makes a name known as living, until it is stopped or its page is gone; done when all others can see it. */
  announce(name: string): Promise<Stop>

  living(): Promise<ReadonlySet<string>>
}

const PREFIX = 'coscribe.editor.'

/** By Web Locks: each name is a lock, which the browser takes back from a page that ends, however it ends. */
export class EditorsByLocks implements LivingEditors {
  readonly #locks: LockManager

  constructor(locks: LockManager) {
    this.#locks = locks
  }

  announce(name: string): Promise<Stop> {
    return new Promise((announced, failed) => {
      const held = this.#locks.request(PREFIX + name, () => new Promise<void>((release) => announced(release)))
      held.catch(failed)
    })
  }

  async living(): Promise<ReadonlySet<string>> {
    const { held = [] } = await this.#locks.query()
    return new Set(held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [])))
  }
}

/** How long a tab may take to answer, in milliseconds. */
const ANSWER = 500

/**
 * By asking around, for pages without a secure connection, which have no Web Locks. A tab that is too busy to answer may
 * be taken for dead; the outbox bears that.
 */
export class EditorsByAnswers implements LivingEditors {
  readonly #channel = new BroadcastChannel('coscribe.editors')
  readonly #mine = new Set<string>()
  readonly #heard = new Set<string>()

  constructor() {
    this.#channel.onmessage = ({ data }: MessageEvent<readonly string[] | 'who?'>) => {
      if (data === 'who?') this.#channel.postMessage([...this.#mine])
      else for (const name of data) this.#heard.add(name)
    }
  }

  announce(name: string): Promise<Stop> {
    this.#mine.add(name)
    return Promise.resolve(() => this.#mine.delete(name))
  }

  async living(): Promise<ReadonlySet<string>> {
    this.#heard.clear()
    this.#channel.postMessage('who?')
    await new Promise((resolve) => setTimeout(resolve, ANSWER))
    return new Set([...this.#heard, ...this.#mine])
  }

  close(): void {
    this.#channel.close()
  }
}

/** The editors of this browser, as well as it lets us know. */
export function editorsOfThisBrowser(): LivingEditors {
  const locks = (navigator as Partial<Navigator>).locks
  return locks ? new EditorsByLocks(locks) : new EditorsByAnswers()
}
