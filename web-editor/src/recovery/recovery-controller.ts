import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { describe, type DocumentsApi } from '../api/index.ts'
import type { Stop } from '../listeners/index.ts'
import type { RecoveryCopies, RecoveryCopy } from '../outbox/index.ts'

/** The recovery copies of this browser, and what can be done with them; what goes wrong is told in `problem`. */
export class RecoveryController implements ReactiveController {
  copies: readonly RecoveryCopy[] = []
  problem: string | null = null

  readonly #host: ReactiveControllerHost
  readonly #kept: RecoveryCopies
  readonly #documents: Pick<DocumentsApi, 'create'>
  #isRestoring = false
  #stop: Stop = () => undefined

  constructor(host: ReactiveControllerHost, kept: RecoveryCopies, documents: Pick<DocumentsApi, 'create'>) {
    this.#host = host
    this.#kept = kept
    this.#documents = documents
    host.addController(this)
  }

  hostConnected(): void {
    this.#stop = this.#kept.changed.add(this.#load)
    window.addEventListener('focus', this.#load) // another tab may have made one
    this.#load()
  }

  hostDisconnected(): void {
    this.#stop()
    window.removeEventListener('focus', this.#load)
  }

  /** Makes a new document that will have the copy's text when it is opened: its id, or null if that failed. */
  async restore(copy: RecoveryCopy): Promise<string | null> {
    if (this.#isRestoring) return null
    this.#isRestoring = true
    try {
      const made = await this.#documents.create(`${copy.title} (recovered)`)
      await this.#kept.restore(copy, made)
      this.problem = null
      return made.id
    } catch (error) {
      this.problem = `The text was not restored, and is still kept here. ${describe(error)}`
      return null
    } finally {
      this.#isRestoring = false
      this.#host.requestUpdate()
    }
  }

  async dismiss(copy: RecoveryCopy): Promise<void> {
    await this.#kept.dismiss(copy.id)
  }

  readonly #load = (): void => {
    void this.#kept.all().then((copies) => {
      this.copies = copies
      this.#host.requestUpdate()
    })
  }
}
