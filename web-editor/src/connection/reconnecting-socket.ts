import type { Socket } from 'sharedb/lib/sharedb'
import { Listeners } from '../listeners/index.ts'
import { backoffAfter } from './backoff.ts'

/** How long one attempt may take, in milliseconds. */
const ATTEMPT_LIMIT = 10_000

/** A connection that lasted this long, in milliseconds, was a good one: the next attempt is quick again. */
const LASTING = 10_000

/** The close code of a connection that was lost without one. */
const NO_CODE = 1006

/** The ready states of a WebSocket that matter here. */
const CONNECTING = 0
const OPEN = 1
const CLOSED = 3

type Handler = (event: unknown) => void

/**
 * A WebSocket that comes back. ShareDB sees one socket that opens and closes again and again: it resumes by itself
 * with each `onopen`, and sends again what was under way.
 *
 *     connecting ──open──▶ open ──lost──▶ waiting ──delay over, or reconnectNow──▶ connecting
 *         └────────────── failed ───────────▲                      close from any state: closed
 */
export class ReconnectingSocket implements Socket {
  onopen: Handler = () => undefined
  onmessage: Handler = () => undefined
  onclose: Handler = () => undefined
  onerror: Handler = () => undefined

  /** Told when a connection is open, before ShareDB hears of it. */
  readonly up = new Listeners()

  /** Told after each attempt that failed and each connection that was lost, with the close code. */
  readonly down = new Listeners<number>()

  readonly #open: () => Promise<WebSocket>
  #socket: WebSocket | null = null
  #attempt = 0
  #state: 'connecting' | 'open' | 'waiting' | 'closed' = 'connecting'
  #timer: ReturnType<typeof setTimeout> | undefined
  #failedAttempts = 0
  #openedAt = 0

  /** @param open makes a socket that is not open yet; may take its time, and fail */
  constructor(open: () => Promise<WebSocket>) {
    this.#open = open
    this.#connect()
  }

  get readyState(): number {
    if (this.#state === 'connecting') return CONNECTING
    return this.#state === 'open' ? OPEN : CLOSED
  }

  get isOpen(): boolean {
    return this.#state === 'open'
  }

  send(data: string): void {
    this.#socket?.send(data)
  }

  /** Tries at once if it is waiting, and then as often as at first; otherwise nothing changes. */
  reconnectNow(): void {
    if (this.#state !== 'waiting') return
    this.#failedAttempts = 0
    this.#connect()
  }

  /** Gives the present connection up without waiting for a goodbye that may never come, and tries again. */
  drop(): void {
    if (this.#state === 'connecting' || this.#state === 'open') this.#lost('dropped')
  }

  /** Puts another connection in the place of the present one, at once. */
  renew(): void {
    this.drop()
    this.reconnectNow()
  }

  /** Ends it for good. */
  close(): void {
    if (this.#state === 'closed') return
    this.#letGo()
    this.#state = 'closed'
    this.onclose('closed')
  }

  #connect(): void {
    this.#letGo()
    this.#state = 'connecting'
    const attempt = this.#attempt
    this.#open().then(
      (socket) => (attempt === this.#attempt ? this.#listenTo(socket) : socket.close()),
      (error: unknown) => {
        if (attempt === this.#attempt) this.#lost(error)
      },
    )
  }

  #listenTo(socket: WebSocket): void {
    this.#timer = setTimeout(() => this.drop(), ATTEMPT_LIMIT)
    this.#socket = socket
    socket.onopen = (event) => this.#opened(event)
    socket.onmessage = (event) => this.onmessage(event)
    socket.onerror = (event) => this.onerror(event)
    socket.onclose = (event) => this.#lost(event, event.code)
  }

  #opened(event: Event): void {
    clearTimeout(this.#timer)
    this.#state = 'open'
    this.#openedAt = Date.now()
    this.up.tell()
    this.onopen(event)
  }

  #lost(reason: unknown, code = NO_CODE): void {
    if (this.#state === 'open' && Date.now() - this.#openedAt >= LASTING) this.#failedAttempts = 0
    this.#letGo()
    this.#state = 'waiting'
    this.#timer = setTimeout(() => this.#connect(), backoffAfter(code, this.#failedAttempts++))
    this.onclose(reason)
    this.down.tell(code)
  }

  #letGo(): void {
    clearTimeout(this.#timer)
    this.#attempt++
    const socket = this.#socket
    if (!socket) return
    this.#socket = null
    socket.onopen = socket.onmessage = socket.onerror = socket.onclose = null
    socket.close()
  }
}
