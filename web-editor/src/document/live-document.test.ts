// @vitest-environment jsdom
import type { Connection } from 'sharedb/lib/client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Listeners } from '../listeners/index.ts'
import { done, settled, TestBrowser, TestService } from '../testing/index.ts'
import { LiveDocument } from './live-document.ts'
import type { Keeping } from './keeping.ts'

const nobodys = { title: 'One', user: null }

/** A connection that the test cuts and closes. */
class TestConnection {
  readonly changed = new Listeners()
  readonly close = vi.fn()
  connected = true

  constructor(readonly shareDb: Connection) {}

  cut(): void {
    this.connected = false
    this.changed.tell()
  }
}

describe('a live document', () => {
  let service: TestService
  let browser: TestBrowser
  let connection: TestConnection
  let live: LiveDocument

  beforeEach(async () => {
    service = await TestService.holding({ ops: [{ insert: 'text\n' }] })
    browser = new TestBrowser()
    connection = new TestConnection(service.connect())
    live = new LiveDocument('one', connection, keeping())
  })

  afterEach(() => live.unsent.letGo())

  function keeping(): Keeping {
    const { outbox, copies } = browser
    return { outbox, copies, holder: outbox.newHolder(), describe: () => nobodys }
  }

  const write = () => live.shareDb.submitOp({ ops: [{ insert: 'more ' }] })

  test('opens', async () => {
    expect(live.state.kind).toBe('opening')
    await settled(live.shareDb)
    expect(live.state.kind).toBe('open')
  })

  test('is saved only when the server has acknowledged everything', async () => {
    await settled(live.shareDb)
    expect(live.saveState).toEqual({ kind: 'saved' })
    const states: string[] = []
    live.changed.add(() => states.push(live.saveState.kind))
    write()
    expect(live.saveState).toEqual({ kind: 'saving' })
    await settled(live.shareDb)
    expect(live.saveState).toEqual({ kind: 'saved' })
    expect([states[0], states.at(-1)]).toEqual(['saving', 'saved'])
  })

  test('says offline when it is, and where what waits is', async () => {
    await settled(live.shareDb)
    connection.cut()
    expect(live.saveState).toEqual({ kind: 'offline', unsent: 'none' })
    write()
    expect(live.saveState).toEqual({ kind: 'offline', unsent: 'keeping' })
    await vi.waitFor(() => expect(live.saveState).toEqual({ kind: 'offline', unsent: 'kept' }))
  })

  test('that never was is missing', async () => {
    const unknown = new LiveDocument('two', connection, keeping())
    await done((callback) => unknown.shareDb.fetch(callback))
    expect(unknown.state.kind).toBe('missing')
  })

  test('that is deleted by somebody is missing', async () => {
    await settled(live.shareDb)
    const other = await service.open()
    await done((callback) => other.del(callback))
    await settled(live.shareDb)
    expect(live.state.kind).toBe('missing')
  })

  test('that is not for us is denied, and stays so', async () => {
    live.markDenied()
    await settled(live.shareDb)
    expect(live.state).toEqual({ kind: 'denied' })
  })

  test('keeps the connection until the last edit is acknowledged', async () => {
    await settled(live.shareDb)
    write()
    live.close()
    expect(connection.close).not.toHaveBeenCalled()
    await settled(live.shareDb)
    expect(connection.close).toHaveBeenCalledOnce()
    expect((await service.open()).data.ops).toEqual([{ insert: 'more text\n' }])
  })

  test('warns of leaving while something is unsaved, and only then', async () => {
    await settled(live.shareDb)
    const leave = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    expect(leave()).toBe(false)
    write()
    expect(leave()).toBe(true)
    await settled(live.shareDb)
    expect(leave()).toBe(false)
  })
})
