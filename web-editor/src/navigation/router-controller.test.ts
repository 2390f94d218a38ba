// @vitest-environment jsdom
import { LitElement } from 'lit'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NavigateEvent } from './navigate-event.ts'
import { RouterController } from './router-controller.ts'

class Host extends LitElement {
  readonly router = new RouterController(this)
}
customElements.define('test-host', Host)

describe('the router', () => {
  let host: Host

  function arriveAt(address: string): void {
    history.replaceState(null, '', address)
    host = new Host()
    document.body.append(host)
  }

  beforeEach(() => {
    window.scrollTo = () => undefined
  })

  afterEach(() => host.remove())

  test('takes the secret of a share link off the address bar and keeps it over a reload', () => {
    arriveAt('/d/abc#link=secret')
    expect(host.router.route).toEqual({ kind: 'share-link', id: 'abc', secret: 'secret' })
    expect(location.href).not.toContain('secret')
    expect(new RouterController(host).route).toEqual({ kind: 'share-link', id: 'abc', secret: 'secret' })
  })

  test('forgets the secret when it was used', () => {
    arriveAt('/d/abc#link=secret')
    host.dispatchEvent(new NavigateEvent('/d/abc', 'replace'))
    expect(host.router.route).toEqual({ kind: 'document', id: 'abc' })
    expect(new RouterController(host).route).toEqual({ kind: 'document', id: 'abc' })
  })

  test('follows a share link that is put into the address bar of an open document', () => {
    arriveAt('/d/abc')
    expect(host.router.route.kind).toBe('document')
    history.replaceState(null, '', '/d/abc#link=secret')
    window.dispatchEvent(new PopStateEvent('popstate'))
    expect(host.router.route.kind).toBe('share-link')
  })

  test('goes where a page asks, and back', async () => {
    arriveAt('/')
    host.dispatchEvent(new NavigateEvent('/d/abc'))
    expect(host.router.route).toEqual({ kind: 'document', id: 'abc' })
    history.back()
    await new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }))
    expect(host.router.route).toEqual({ kind: 'home' })
  })
})
