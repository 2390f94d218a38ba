import type { ReactiveControllerHost } from 'lit'
import { describe, isMissing, type AccessApi } from '../../api/index.ts'

/** How far the use of a link has come. `invalid`: it is unknown, over, or revoked. */
export type ShareLinkView =
  | { readonly kind: 'initial' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'complete'; readonly document: string }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'error'; readonly reason: string }

/** Gets the role that a share link gives. */
export class ShareLinkController {
  view: ShareLinkView = { kind: 'initial' }

  readonly #host: ReactiveControllerHost
  readonly #api: Pick<AccessApi, 'useLink'>

  constructor(host: ReactiveControllerHost, api: Pick<AccessApi, 'useLink'>) {
    this.#host = host
    this.#api = api
  }

  async use(secret: string): Promise<void> {
    this.#become({ kind: 'pending' })
    try {
      const { document } = await this.#api.useLink(secret)
      this.#become({ kind: 'complete', document })
    } catch (error) {
      this.#become(isMissing(error) ? { kind: 'invalid' } : { kind: 'error', reason: describe(error) })
    }
  }

  #become(view: ShareLinkView): void {
    this.view = view
    this.#host.requestUpdate()
  }
}
