// @vitest-environment jsdom
import { setImmediate } from 'node:timers/promises'
import Backend from 'sharedb'
import type { Doc } from 'sharedb/lib/client'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Adopted, Holder, OutboxEntry, RecoveryCopy, Snapshot } from '../outbox/index.ts'
import type { Delta } from '../rich-text/index.ts'
import { seeded, Tab, TestBrowser, TestService } from '../testing/index.ts'
import type { Keeping } from './keeping.ts'

/** A browser's database in which nothing happens before the test lets it, and nobody hears of it before that, too. */
class SlowStore {
  readonly #browser: TestBrowser
  readonly #steps: (() => Promise<void>)[] = []

  constructor(browser: TestBrowser) {
    this.#browser = browser
  }

  get isIdle(): boolean {
    return this.#steps.length === 0
  }

  readonly outbox: Keeping['outbox'] = {
    keep: (entry: OutboxEntry, base: Snapshot | null, before) =>
      this.#slowly(() => this.#browser.outbox.keep(entry, base, before)),
    remove: (holder: string) => this.#slowly(() => this.#browser.outbox.remove(holder)),
  }

  readonly copies: Keeping['copies'] = {
    make: (copy: RecoveryCopy, holder: string) => this.#slowly(() => this.#browser.copies.make(copy, holder)),
  }

  async step(): Promise<void> {
    await this.#steps.shift()?.()
    await setImmediate()
  }

  #slowly(action: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#steps.push(async () => {
        const outcome = action()
        await Promise.allSettled([outcome])
        this.#steps.unshift(() => Promise.resolve(outcome.then(resolve, reject)))
      })
    })
  }
}

/** What happens to a document, word by word, as a seed has it. */
class Story {
  readonly #random: () => number
  readonly #browser = new TestBrowser()
  readonly #service: TestService
  readonly #other: Doc<Delta>
  #written: string[] = []
  #safe: readonly string[] = []
  #store: SlowStore
  #words = 0
  tab: Tab

  private constructor(seed: number, service: TestService, other: Doc<Delta>) {
    this.#random = seeded(seed)
    this.#service = service
    this.#other = other
    this.#store = new SlowStore(this.#browser)
    this.tab = this.#open(this.#browser.outbox.newHolder(), null)
  }

  static async begin(seed: number): Promise<Story> {
    const service = await TestService.holding({ ops: [{ insert: '<begin><end>' }] })
    const story = new Story(seed, service, await service.open())
    story.tab.socket.open()
    await story.tab.socket.deliverAll()
    return story
  }

  async step(): Promise<void> {
    const { socket } = this.tab
    const choice = this.#random()
    if (choice < 0.15) this.#write(this.tab.doc)
    else if (choice < 0.21) this.#write(this.#other)
    else if (choice < 0.27) socket.cut()
    else if (choice < 0.37) socket.open()
    else if (choice < 0.57) await socket.deliverUp()
    else if (choice < 0.77) await socket.deliverDown()
    else await this.#store.step()
    await setImmediate()
    this.#note()
  }

  /** The tab dies, and another one is opened. */
  async crash(): Promise<void> {
    this.tab.die(this.#browser)
    this.#store = new SlowStore(this.#browser)
    this.#written = [...this.#safe] // the rest was never said to be kept
    const { outbox } = this.#browser
    const holder = outbox.newHolder()
    const [abandoned] = await outbox.abandoned()
    const adopted = abandoned ? await outbox.adopt(abandoned, holder) : null
    this.tab = this.#open(holder, adopted)
    await setImmediate()
  }

  /** All faults end, and everything that is on its way arrives. */
  async end(): Promise<void> {
    this.tab.socket.open()
    for (let round = 0; !this.#isSettled; round++) {
      if (round > 200) throw new Error('It does not come to an end')
      await this.tab.socket.deliverAll()
      await this.#store.step()
      this.#note()
    }
    await new Promise<void>((resolve) => this.#other.whenNothingPending(resolve))
    await new Promise((resolve) => this.#other.fetch(resolve))
    await this.tab.socket.deliverAll()
  }

  async check(): Promise<void> {
    const { data } = await this.#service.open()
    expect(this.tab.doc.data).toEqual(data)
    const words = wordsOf(data)
    for (const word of this.#safe) expect(words.filter((each) => each === word)).toEqual([word])
    expect(new Set(words).size).toBe(words.length)
    expect(await this.#browser.outbox.abandoned()).toEqual([])
  }

  get #isSettled(): boolean {
    const { live, socket } = this.tab
    const { up, down } = socket.underWay
    return live.state.kind === 'open' && live.unsent.state === 'none' && this.#store.isIdle && up + down === 0
  }

  #open(holder: Holder, adopted: Adopted | null): Tab {
    const { outbox, copies } = this.#store
    return new Tab(this.#service, { outbox, copies, holder }, adopted)
  }

  #note(): void {
    if (this.tab.isSafe) this.#safe = [...this.#written]
  }

  /** Writes a new word in front of some word. */
  #write(doc: Doc<Delta>): void {
    if (!doc.type) return
    const word = doc === this.#other ? `<other ${this.#words++}>` : `<${this.#words++}>`
    const words = wordsOf(doc.data)
    const place = words.slice(0, 1 + Math.floor(this.#random() * (words.length - 1))).join('').length
    if (doc === this.tab.doc) this.#written.push(word)
    doc.submitOp({ ops: [{ retain: place }, { insert: word }] })
  }
}

function wordsOf({ ops }: Delta): string[] {
  return (
    ops
      .map(({ insert }) => String(insert))
      .join('')
      .match(/<[^>]*>/g) ?? []
  )
}

beforeAll(() => Backend.logger.setMethods({ warn: () => undefined })) // it fetches what it missed, and says so

describe('whenever a tab dies, every word that was kept is in the document once, and no word twice', () => {
  const STEPS = 80

  test.each([1, 2, 3, 9, 11])(
    'seed %i, at each of its steps',
    async (seed) => {
      for (let death = 0; death <= STEPS; death++) {
        await tell(seed, death).catch((error: unknown) => {
          throw new Error(`seed ${seed}, death before step ${death}`, { cause: error })
        })
      }
    },
    60_000,
  )

  async function tell(seed: number, death: number): Promise<void> {
    const story = await Story.begin(seed)
    for (let step = 0; step < STEPS + 40; step++) {
      if (step === death) await story.crash()
      await story.step()
    }
    await story.end()
    await story.check()
  }
})
