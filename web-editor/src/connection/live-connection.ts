import { Connection, types } from 'sharedb/lib/client'
import type { Role } from '../access/index.ts'
import type { Credentials } from '../identity/index.ts'
import { Listeners, type Stop } from '../listeners/index.ts'
import { richTextType } from '../rich-text/index.ts'
import { closeCodes } from './close-codes.ts'
import { Heartbeat } from './heartbeat.ts'
import { ReconnectingSocket } from './reconnecting-socket.ts'
import { authMessage, toServiceMessage } from './service-messages.ts'
import { WakeWatch } from './wake-watch.ts'

types.register(richTextType)

/** The address of the socket that carries one document, seen from this page. */
export function socketAddress(documentId: string, page: Pick<Location, 'protocol' | 'host'> = location): string {
  const scheme = page.protocol === 'https:' ? 'wss' : 'ws'
  return `${scheme}://${page.host}/documents/${encodeURIComponent(documentId)}/socket`
}

/** Opens the socket that carries one document and offers these sub-protocols. */
export function openSocket(documentId: string, protocols: string[]): WebSocket {
  return new WebSocket(socketAddress(documentId), protocols)
}

/** What we are to a document from now on; null for nothing any more. */
export interface RoleNews {
  readonly collection: string
  readonly document: string
  readonly role: Role | null
}

/**
 * The ShareDB connection of one editor: stays one client over any number of sockets, so that an operation that was
 * under way when a socket broke is recognised when it is sent again.
 *
 * Each socket is opened with the present token. A renewed one goes over the open socket; another person gets another
 * socket. What the service says of tokens and roles is kept from ShareDB, which doesn't know it.
 */
export class LiveConnection {
  readonly shareDb: Connection

  /** Told whenever `connected` may have changed. */
  readonly changed = new Listeners()

  /** Told what we are to a document, before anything else is told of it and whenever that changes. */
  readonly roleChanged = new Listeners<RoleNews>()

  /** Told after each attempt that failed and each connection that was lost, with the close code. */
  readonly down: Listeners<number>

  readonly #credentials: Credentials
  readonly #socket: ReconnectingSocket
  readonly #heartbeat: Heartbeat
  readonly #wakeWatch: WakeWatch
  readonly #stops: Stop[]
  /** Whose the present socket is (undefined while that is being found out), and the last token it was given. */
  #user: string | null | undefined
  #token: string | null = null

  /** @param open opens a socket that offers these sub-protocols */
  constructor(open: (protocols: string[]) => WebSocket, credentials: Credentials) {
    this.#credentials = credentials
    this.#socket = new ReconnectingSocket(() => this.#open(open))
    this.#socket.up.add(this.#begin)
    this.down = this.#socket.down
    this.down.add(this.#lost)
    this.shareDb = new Connection(this.#socket)
    this.#heartbeat = new Heartbeat(
      () => this.shareDb.ping(),
      () => this.#socket.drop(),
    )
    this.shareDb.on('receive', (request) => {
      this.#heartbeat.heard()
      if (this.#take(request.data)) request.data = null
    })
    this.shareDb.on('error', (error) => console.error('Connection', error))
    this.shareDb.on('connection error', () => undefined) // a closed socket follows and says all there is
    this.shareDb.on('state', () => {
      if (!this.connected) this.#heartbeat.stop()
      this.changed.tell()
    })
    this.#wakeWatch = new WakeWatch(() => this.#socket.renew()) // nothing that was connected before a sleep still is
    this.#stops = [
      credentials.changed.add(this.#credentialsChanged),
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
    this.#wakeWatch.stop()
    this.#heartbeat.stop()
    this.#socket.close()
  }

  async #open(open: (protocols: string[]) => WebSocket): Promise<WebSocket> {
    this.#user = undefined
    this.#token = await this.#credentials.token()
    this.#user = this.#credentials.user?.id ?? null
    return open(this.#token === null ? [] : ['coscribe', `bearer.${this.#token}`])
  }

  readonly #begin = (): void => {
    this.#say(authMessage(null)) // before ShareDB says anything: what we are is to be told before the documents are
    void this.#bringToken()
  }

  readonly #credentialsChanged = (): void => {
    if (this.#user === undefined) return
    if (this.#user === (this.#credentials.user?.id ?? null)) {
      void this.#bringToken()
    } else {
      this.#socket.renew()
    }
  }

  async #bringToken(): Promise<void> {
    if (this.#credentials.user === null) return
    const token = await this.#credentials.token().catch(() => null) // then the socket lasts as long as the last one does
    if (token === null || token === this.#token || !this.#socket.isOpen) return
    this.#token = token
    this.#say(authMessage(token))
  }

  #say(message: object): void {
    this.#socket.send(JSON.stringify(message))
  }

  /** Whether a message was for us and not for ShareDB. */
  #take(message: unknown): boolean {
    const said = toServiceMessage(message)
    if (said?.kind === 'role') this.roleChanged.tell(said)
    if (said?.kind === 'refused') console.warn('The new token was refused', said.reason)
    return said !== null
  }

  readonly #lost = (code: number): void => {
    if (code === closeCodes.unauthenticated && this.#token !== null) this.#credentials.refuse(this.#token)
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
