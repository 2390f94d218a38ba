import { Duplex } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type Backend from 'sharedb'
import type { Socket } from 'sharedb/lib/sharedb'

type Handler = (event: unknown) => void

const OPEN = 1
const CLOSED = 3

/** A socket to a ShareDB service in memory, on which nothing arrives before the test lets it; it can be cut and opened again. */
export class SlowSocket implements Socket {
  onopen!: Handler
  onmessage!: Handler
  onclose!: Handler
  onerror!: Handler
  readyState = CLOSED

  readonly #backend: Backend
  #stream: Duplex | null = null
  #up: string[] = []
  #down: string[] = []

  constructor(backend: Backend) {
    this.#backend = backend
  }

  get isOpen(): boolean {
    return this.readyState === OPEN
  }

  /** How many messages are on their way to the service, and from it. */
  get underWay(): { readonly up: number; readonly down: number } {
    return { up: this.#up.length, down: this.#down.length }
  }

  open(): void {
    if (this.isOpen) return
    const down: string[] = (this.#down = [])
    this.#up = []
    this.#stream = new Duplex({
      objectMode: true,
      read() {},
      write(message, _encoding, written) {
        down.push(JSON.stringify(message))
        written()
      },
    })
    this.readyState = OPEN
    this.#backend.listen(this.#stream)
    this.onopen({})
  }

  /** Loses the connection, and what is under way. */
  cut(): void {
    if (!this.isOpen) return
    this.#end()
    this.onclose('lost')
  }

  /** The page is gone: nobody hears anything any more. */
  die(): void {
    this.onopen = this.onmessage = this.onclose = () => undefined
    this.#end()
  }

  send(data: string): void {
    if (this.isOpen) this.#up.push(data)
  }

  close(): void {
    this.#end()
    ;(this.onclose as Handler | null)?.('closed') // or nobody wants to know any more
  }

  /** Lets the next message arrive at the service, which does what it has to. */
  async deliverUp(): Promise<void> {
    const message = this.#up.shift()
    if (message === undefined) return
    this.#stream?.push(JSON.parse(message))
    for (let turn = 0; turn < 3; turn++) await setImmediate()
  }

  /** Lets the next message arrive at the client. */
  async deliverDown(): Promise<void> {
    const message = this.#down.shift()
    if (message === undefined) return
    this.onmessage({ data: message })
    await setImmediate()
  }

  /** Lets everything arrive, and what is answered to it. */
  async deliverAll(): Promise<void> {
    for (let round = 0; round === 0 || this.#up.length + this.#down.length > 0; round++) {
      if (round > 500) throw new Error('They talk without end')
      await this.deliverUp()
      await this.deliverDown()
      await setImmediate()
    }
  }

  #end(): void {
    this.readyState = CLOSED
    this.#stream?.push(null)
    this.#stream = null
    this.#up = []
    this.#down = []
  }
}
