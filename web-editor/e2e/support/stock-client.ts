import { Connection, types, type Doc } from 'sharedb/lib/client'
import type { Socket } from 'sharedb/lib/sharedb'
import richText from 'rich-text'
import WebSocket from 'ws'
import { eventually } from './eventually.ts'

types.register(richText.type)

/** What the package has and its types lack. */
interface Rebinding {
  bindToSocket(socket: Socket): void
}

/** ShareDB's own client, without any of our pages, with one document of its service. */
export class StockClient {
  readonly document: Doc
  readonly #connection: Connection & Rebinding
  readonly #address: string
  #isDeaf = false

  private constructor(service: string, documentId: string) {
    this.#address = service.replace('http', 'ws') + '/sharedb'
    this.#connection = new Connection(this.#socket()) as Connection & Rebinding
    this.#connection.on('receive', (request) => {
      if (this.#isDeaf) request.data = null
    })
    this.document = this.#connection.get('documents', documentId)
  }

  /** Connects and subscribes. */
  static async arrive(service: string, documentId: string): Promise<StockClient> {
    const client = new StockClient(service, documentId)
    await completed((callback) => client.document.subscribe(callback))
    return client
  }

  /** The text that this client has, or undefined as long as it has heard of no document. */
  get text(): string | undefined {
    const data = this.document.data as { ops: { insert: string }[] } | undefined
    return data?.ops.map(({ insert }) => insert).join('')
  }

  async create(text: string): Promise<void> {
    await completed((callback) => this.document.create([{ insert: text }], 'rich-text', callback))
  }

  /** Writes at the beginning and sees the operation off, though not acknowledged. */
  async send(text: string): Promise<void> {
    const sent = new Promise((resolve) => this.#connection.once('send', resolve))
    this.document.submitOp([{ insert: text }])
    await sent
  }

  /** Hears nothing of what the service says on this connection any more. */
  goDeaf(): void {
    this.#isDeaf = true
  }

  /** Connects again; what it does then it does by itself. */
  comeBack(): void {
    this.#isDeaf = false
    this.#connection.bindToSocket(this.#socket())
  }

  async settled(): Promise<void> {
    await completed((callback) => this.document.whenNothingPending(callback))
  }

  async seesText(expected: string): Promise<void> {
    await eventually(`the text ${expected}`, () => Promise.resolve(this.text === expected), { report: () => this.text })
  }

  leave(): void {
    this.#connection.close()
  }

  #socket(): Socket {
    const socket = new WebSocket(this.#address)
    socket.on('error', () => undefined) // a dead service is what the test is about
    return socket as unknown as Socket
  }
}

function completed(call: (callback: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) =>
    call((error) => (error ? reject(new Error('refused', { cause: error })) : resolve())),
  )
}
