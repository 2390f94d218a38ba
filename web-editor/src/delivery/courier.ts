import { isMissing, type DocumentsApi } from '../api/index.ts'
import { LiveConnection } from '../connection/index.ts'
import { LiveDocument } from '../document/index.ts'
import type { Credentials } from '../identity/index.ts'
import { Listeners } from '../listeners/index.ts'
import type { Adopted, Holder, Outbox, OutboxEntry, RecoveryCopies } from '../outbox/index.ts'

/** What a courier works with. */
export interface Depot {
  readonly outbox: Outbox
  readonly copies: RecoveryCopies
  readonly documents: Pick<DocumentsApi, 'get'>
  readonly credentials: Credentials
  /** Opens a socket for a document that offers these sub-protocols. */
  readonly open: (document: string, protocols: string[]) => WebSocket
}

/**
 * Delivers one abandoned entry: a document without an editor, which is closed as soon as everything is acknowledged. It
 * adopts the entry only when the service is there, so that until then whoever opens the document finds it.
 */
export class Courier {
  /** Told when it has delivered, or somebody else does, or the service is away again. */
  readonly done = new Listeners()

  readonly #depot: Depot
  readonly #entry: OutboxEntry
  readonly #connection: LiveConnection
  #isAdopting = false

  constructor(entry: OutboxEntry, depot: Depot) {
    this.#entry = entry
    this.#depot = depot
    this.#connection = new LiveConnection((protocols) => depot.open(entry.document, protocols), depot.credentials)
    this.#connection.changed.add(() => this.#connectionChanged())
    this.#connection.down.add(() => void this.#checkExistence())
  }

  #connectionChanged(): void {
    if (this.#connection.shareDb.state === 'closed') this.done.tell()
    else if (this.#connection.connected) void this.#adopt((adopted, holder) => this.#deliver(adopted, holder))
  }

  /** The service may refuse a socket without a word that reaches a page: ask why. */
  async #checkExistence(): Promise<void> {
    try {
      await this.#depot.documents.get(this.#entry.document)
    } catch (error) {
      if (isMissing(error)) await this.#adopt((adopted, holder) => void this.#giveUp(adopted, holder))
    }
  }

  async #adopt(use: (adopted: Adopted, holder: Holder) => void): Promise<void> {
    if (this.#isAdopting) return
    this.#isAdopting = true
    const holder = this.#depot.outbox.newHolder()
    const adopted = await this.#depot.outbox.adopt(this.#entry, holder).catch(() => null)
    if (adopted) return use(adopted, holder)
    await holder.leave()
    this.#connection.close()
  }

  #deliver(adopted: Adopted, holder: Holder): void {
    const { outbox, copies } = this.#depot
    const { document, title, user } = adopted.entry
    const keeping = { outbox, copies, holder, describe: () => ({ title, user }) }
    new LiveDocument(document, this.#connection, keeping, adopted).close()
  }

  async #giveUp(adopted: Adopted, holder: Holder): Promise<void> {
    await this.#depot.copies.makeOf(adopted, 'ERR_ACCESS_DENIED')
    await holder.leave()
    this.#connection.close()
  }
}
