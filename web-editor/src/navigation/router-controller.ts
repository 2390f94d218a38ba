import type { LitElement, ReactiveController } from 'lit'
import { NavigateEvent } from './navigate-event.ts'
import { routeOf, secretOf, type Route } from './routes.ts'

/** What the browser keeps with an entry of its history, over reloads. */
interface Entry {
  readonly secret: string
}

/**
 * Follows the address bar, links within the app and requests of pages, without loading the app again. The secret of a
 * share link is taken off the address bar at once, where others could read or copy it, and kept until it was used.
 */
export class RouterController implements ReactiveController {
  route: Route = currentRoute()

  readonly #host: LitElement

  constructor(host: LitElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#follow)
    this.#host.addEventListener('click', this.#clicked)
    this.#host.addEventListener(NavigateEvent.type, this.#navigate)
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#follow)
    this.#host.removeEventListener('click', this.#clicked)
    this.#host.removeEventListener(NavigateEvent.type, this.#navigate)
  }

  readonly #navigate = (event: Event): void => {
    const { path, mode } = event as NavigateEvent
    if (mode === 'replace') this.#replace(path)
    else this.#push(path)
  }

  readonly #follow = (): void => {
    this.route = currentRoute()
    this.#host.requestUpdate()
  }

  readonly #clicked = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement)
    if (link?.target !== '' || link.origin !== location.origin || link.hasAttribute('download')) return
    event.preventDefault()
    this.#push(link.pathname + link.hash)
  }

  #push(path: string): void {
    history.pushState(null, '', path)
    window.scrollTo(0, 0)
    this.#follow()
  }

  #replace(path: string): void {
    history.replaceState(null, '', path)
    this.#follow()
  }
}

function currentRoute(): Route {
  const secret = secretOf(location.hash)
  if (secret !== null) history.replaceState({ secret } satisfies Entry, '', location.pathname + location.search)
  return routeOf(location.pathname, (history.state as Entry | null)?.secret ?? null)
}
