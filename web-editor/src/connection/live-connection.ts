import { Connection, types } from 'sharedb/lib/client'
import { Listeners, type Stop } from '../listeners/index.ts'
import { richTextType } from '../rich-text/index.ts'
import { Heartbeat } from './heartbeat.ts'
import { ReconnectingSocket } from './reconnecting-socket.ts'

types.register(richTextType)

/** The address of the socket that carries one document, seen from this page. */
export function socketAddress(documentId: string, page: Pick<Location, 'protocol' | 'host'> = location): string {
  const scheme = page.protocol === 'https:' ? 'wss' : 'ws'
  return `${scheme}://${page.host}/documents/${encodeURIComponent(documentId)}/socket`
}

/**
 * The ShareDB connection of one editor: stays one client over any number of sockets, so that an operation that was
 * under way when a socket broke is recognised when it is sent again.
 */
export class LiveConnection {
  readonly shareDb: Connection

  /** Told whenever `connected` may have changed. */
  readonly changed = new Listeners()

  /** Told after each attempt that failed and each connection that was lost. */
  readonly down: Listeners

  readonly #socket: ReconnectingSocket
  readonly #heartbeat: Heartbeat
  readonly #stops: Stop[]

  constructor(open: () => WebSocket) {
    this.#socket = new ReconnectingSocket(open)
    this.down = this.#socket.down
    this.shareDb = new Connection(this.#socket)
    this.#heartbeat = new Heartbeat(
      () => this.shareDb.ping(),
      () => this.#socket.drop(),
    )
    this.shareDb.on('receive', () => this.#heartbeat.heard())
    this.shareDb.on('error', (error) => console.error('Connection', error))
    this.shareDb.on('connection error', () => undefined) // a closed socket follows and says all there is
    this.shareDb.on('state', () => {
      if (!this.connected) this.#heartbeat.stop()
      this.changed.tell()
    })
    this.#stops = [
      listen(window, 'online', () => this.#lookAlive()),
      listen(window, 'pageshow', () => this.#lookAlive()),
      listen(document, 'visibilitychange', () => {
        if (document.visibilityState === 'visible') this.#lookAlive()
      }),
    ]
  }

  /** Whether the server is there and has greeted us. */
  get connected(): boolean {
    return this.shareDb.state === 'connected'
  }

  close(): void {
    for (const stop of this.#stops) stop()
    this.#heartbeat.stop()
    this.#socket.close()
  }

  /** The network or the person is back: don't sit out a delay, and don't trust an old connection. */
  #lookAlive(): void {
    if (this.connected) this.#heartbeat.check()
    else this.#socket.reconnectNow()
  }
}

function listen(target: EventTarget, type: string, listener: () => void): Stop {
  target.addEventListener(type, listener)
  return () => target.removeEventListener(type, listener)
}
