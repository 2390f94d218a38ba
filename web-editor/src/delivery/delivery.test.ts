// @vitest-environment jsdom
import Backend from 'sharedb'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { ApiProblem, type DocumentSummary } from '../api/index.ts'
import type { Credentials } from '../identity/index.ts'
import { Listeners } from '../listeners/index.ts'
import type { OutboxEntry } from '../outbox/index.ts'
import { SlowSocket, TestBrowser, TestService } from '../testing/index.ts'
import { Delivery } from './delivery.ts'

class Ada implements Credentials {
  readonly changed = new Listeners()
  readonly user = { id: 'ada', name: 'Ada' }

  token(): Promise<string | null> {
    return Promise.resolve(null)
  }

  refuse(): void {}
}

describe('delivery', () => {
  let service: TestService
  let browser: TestBrowser
  let delivery: Delivery
  let sockets: SlowSocket[]
  const get = vi.fn<() => Promise<DocumentSummary>>()

  beforeAll(() => Backend.logger.setMethods({ warn: () => undefined })) // of what we say beside its protocol

  beforeEach(async () => {
    service = await TestService.holding({ ops: [{ insert: 'text' }] })
    browser = new TestBrowser()
    sockets = []
    get.mockReset()
    get.mockResolvedValue({} as DocumentSummary)
    const { outbox, copies } = browser
    delivery = new Delivery({ outbox, copies, documents: { get }, credentials: new Ada(), open })
  })

  afterEach(() => {
    for (const socket of sockets) socket.die()
  })

  function open(): WebSocket {
    const socket = new SlowSocket(service.backend)
    sockets.push(socket)
    return socket as unknown as WebSocket
  }

  async function leave(text: string, user: string | null = 'ada'): Promise<OutboxEntry> {
    const holder = browser.outbox.newHolder()
    const operations = [{ operation: { ops: [{ insert: text }] }, id: null }]
    const named = { holder: holder.name, document: 'one', title: 'One', user }
    await browser.outbox.keep({ ...named, revision: 1, operations, keptAt: 1 }, null, 'absent')
    await holder.leave()
    return { ...named, revision: 1, operations, keptAt: 1 }
  }

  async function untilEmpty(): Promise<void> {
    await vi.waitFor(async () => {
      for (const socket of sockets) {
        socket.open()
        await socket.deliverAll()
      }
      expect(await browser.entries()).toEqual([])
    })
  }

  const shared = async () => (await service.open()).data.ops

  test('sends what several editors have left, each once', async () => {
    await leave('my ')
    await leave('own ')
    const abandoned = await browser.outbox.abandoned()
    delivery.begin(abandoned)
    delivery.begin(abandoned)
    await vi.waitFor(() => expect(sockets).toHaveLength(2))
    await untilEmpty()
    expect(['my own text', 'own my text']).toContain((await shared())[0]?.insert)
  })

  test('leaves an entry to whoever opens the document, as long as the service is away', async () => {
    const left = await leave('my ')
    delivery.begin([left])
    await vi.waitFor(() => expect(sockets).toHaveLength(1))
    expect(await browser.outbox.adoptLatest('one', 'ada', browser.outbox.newHolder())).not.toBeNull()
    sockets[0]?.open()
    await sockets[0]?.deliverAll()
    await vi.waitFor(() => expect(sockets[0]?.isOpen).toBe(false))
    expect(await shared()).toEqual([{ insert: 'text' }])
  })

  test('makes a copy of what was written under another name', async () => {
    delivery.begin([await leave('my ', 'ben')])
    await vi.waitFor(async () =>
      expect(await browser.copies.all()).toMatchObject([
        { reason: 'ANOTHER_USER', content: { ops: [{ insert: 'my ' }] } },
      ]),
    )
    expect(await browser.entries()).toEqual([])
    expect(sockets).toEqual([])
  })

  test('makes a copy of what was written into a document that is not there for us', async () => {
    get.mockRejectedValue(new ApiProblem('no', 404))
    delivery.begin([await leave('my ')])
    await vi.waitFor(() => expect(sockets).toHaveLength(1))
    sockets[0]?.onclose({ code: 1006 })
    await vi.waitFor(async () => expect(await browser.copies.all()).toMatchObject([{ reason: 'ERR_ACCESS_DENIED' }]))
    expect(await browser.entries()).toEqual([])
  })
})
