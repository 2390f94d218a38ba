import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { isAtLeast } from '../../access/index.ts'
import { describe, type AccessApi } from '../../api/index.ts'
import { peopleOf, type AccessChange, type Sharing } from '../../elements/share-dialog/index.ts'
import { fragmentOf } from '../../navigation/index.ts'

const DAY = 86_400_000

/** Reads and changes who has access to one document. */
export class ShareController implements ReactiveController {
  sharing: Sharing = { kind: 'initial' }

  readonly #host: ReactiveControllerHost
  readonly #api: AccessApi
  /** The addresses of the links that were made here, by link id: the service tells a secret only once. */
  readonly #addresses = new Map<string, string>()
  #document = ''

  constructor(host: ReactiveControllerHost, api: AccessApi) {
    this.#host = host
    this.#api = api
    host.addController(this)
  }

  hostDisconnected(): void {
    this.#addresses.clear()
  }

  async open(document: string): Promise<void> {
    this.#document = document
    this.#become({ kind: 'pending' })
    try {
      await this.#load(null)
    } catch (error) {
      this.#become({ kind: 'error', reason: describe(error) })
    }
  }

  /** Does what the person wants; what goes wrong is told beside the list. */
  async change(change: AccessChange): Promise<void> {
    if (this.sharing.kind !== 'complete') return
    this.#become({ ...this.sharing, isBusy: true })
    const problem = await this.#apply(change).then(() => null, describe)
    await this.#load(problem).catch((error: unknown) => this.#become({ kind: 'error', reason: describe(error) }))
  }

  async #apply(change: AccessChange): Promise<void> {
    const document = this.#document
    switch (change.kind) {
      case 'role': {
        const { user, byLink } = change.person
        // The higher one of two roles counts, so one that was come by has to go first.
        if (byLink && !isAtLeast(change.role, byLink)) await this.#api.remove(document, user)
        return this.#api.grant(document, user, change.role)
      }
      case 'remove':
        return this.#api.remove(document, change.person.user)
      case 'create-link': {
        const expiresAt = change.days === null ? null : new Date(Date.now() + change.days * DAY).toISOString()
        const { id, secret } = await this.#api.createLink(document, change.role, expiresAt)
        this.#addresses.set(id, `${location.origin}/d/${encodeURIComponent(document)}${fragmentOf(secret)}`)
        return
      }
      case 'revoke-link':
        return this.#api.revokeLink(document, change.link.id)
    }
  }

  async #load(problem: string | null): Promise<void> {
    const { people, links } = await this.#api.list(this.#document)
    this.#become({
      kind: 'complete',
      people: peopleOf(people),
      links: links.map((link) => ({ ...link, address: this.#addresses.get(link.id) ?? null })),
      problem,
      isBusy: false,
    })
  }

  #become(sharing: Sharing): void {
    this.sharing = sharing
    this.#host.requestUpdate()
  }
}
