import type { LitElement, ReactiveController } from 'lit'
import { NavigateEvent } from './navigate-event.ts'
import { routeOf, type Route } from './routes.ts'

/** Follows the address bar, links within the app and requests of pages, without loading the app again. */
export class RouterController implements ReactiveController {
  route: Route = routeOf(location.pathname)

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

  readonly #navigate = (event: Event): void => this.#go((event as NavigateEvent).path)

  readonly #follow = (): void => {
    this.route = routeOf(location.pathname)
    this.#host.requestUpdate()
  }

  readonly #clicked = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement)
    if (link?.target !== '' || link.origin !== location.origin || link.hasAttribute('download')) return
    event.preventDefault()
    this.#go(link.pathname)
  }

  #go(path: string): void {
    history.pushState(null, '', path)
    window.scrollTo(0, 0)
    this.#follow()
  }
}
