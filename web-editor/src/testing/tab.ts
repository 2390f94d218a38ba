import { Connection, type Doc } from 'sharedb/lib/client'
import { LiveDocument, type Keeping } from '../document/index.ts'
import { Listeners } from '../listeners/index.ts'
import type { Adopted, Holder } from '../outbox/index.ts'
import type { Delta } from '../rich-text/index.ts'
import type { TestBrowser } from './browser.ts'
import type { TestService } from './share.ts'
import { SlowSocket } from './slow-socket.ts'

/** A tab with the document of a test's service, which may die at any moment. */
export class Tab {
  readonly socket: SlowSocket
  readonly live: LiveDocument
  readonly #connection: Connection
  readonly #changed = new Listeners()
  readonly #holder: Holder

  constructor(service: TestService, keeping: Omit<Keeping, 'describe'>, adopted: Adopted | null = null) {
    this.socket = new SlowSocket(service.backend)
    this.#holder = keeping.holder
    this.#connection = new Connection(this.socket)
    this.#connection.on('state', () => this.#changed.tell())
    const connection = {
      shareDb: this.#connection,
      changed: this.#changed,
      get connected() {
        return this.shareDb.state === 'connected'
      },
      close: () => this.#connection.close(),
    }
    const describe = () => ({ title: 'One', user: null })
    this.live = new LiveDocument('one', connection, { ...keeping, describe }, adopted)
  }

  get doc(): Doc<Delta> {
    return this.live.shareDb
  }

  get text(): string {
    return (this.doc.data as Delta | undefined)?.ops.map(({ insert }) => String(insert)).join('') ?? ''
  }

  /** Whether nothing would be lost with this tab. */
  get isSafe(): boolean {
    return ['none', 'kept'].includes(this.live.unsent.state)
  }

  /** Ends as a page does that is killed. */
  die(browser: TestBrowser): void {
    this.socket.die()
    browser.editors.die(this.#holder.name)
  }
}
