// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Adopted, Outbox, RecoveryCopy } from '../outbox/index.ts'
import { Tab, TestBrowser, TestService } from '../testing/index.ts'

describe('unsent work', () => {
  let service: TestService
  let browser: TestBrowser
  let tabs: Tab[]

  beforeEach(async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    service = await TestService.holding({ ops: [{ insert: 'text' }] })
    browser = new TestBrowser()
    tabs = []
  })

  afterEach(() => {
    for (const { live } of tabs) live.unsent.letGo()
    vi.restoreAllMocks()
  })

  function tab(
    adopted: Adopted | null = null,
    holder = browser.outbox.newHolder(),
    outbox: TestOutbox = browser.outbox,
  ) {
    const opened = new Tab(service, { outbox, copies: browser.copies, holder }, adopted)
    tabs.push(opened)
    return opened
  }

  async function openTab(): Promise<Tab> {
    const opened = tab()
    opened.socket.open()
    await opened.socket.deliverAll()
    return opened
  }

  /** A tab that goes on with what another one left. */
  async function heir(): Promise<Tab> {
    const holder = browser.outbox.newHolder()
    const adopted = await browser.outbox.adoptLatest('one', null, holder)
    expect(adopted).not.toBeNull()
    return tab(adopted, holder)
  }

  const write = ({ doc }: Tab, text: string) => doc.submitOp({ ops: [{ insert: text }] })
  const kept = (tab: Tab) => vi.waitFor(() => expect(tab.live.unsent.state).toBe('kept'))
  const saved = ({ live, socket }: Tab) =>
    vi.waitFor(async () => {
      await socket.deliverAll()
      expect(live.saveState).toEqual({ kind: 'saved' })
    })
  const shared = async () => (await service.open()).data.ops
  const copies = async (): Promise<RecoveryCopy[]> => {
    await vi.waitFor(async () => expect(await browser.copies.all()).not.toEqual([]))
    return browser.copies.all()
  }

  test('is in the outbox before anything of it is sent, and out of it when it is acknowledged', async () => {
    const ada = await openTab()
    write(ada, 'my ')
    expect(ada.live.unsent.state).toBe('keeping')
    expect(ada.socket.underWay.up).toBe(0)
    await kept(ada)
    await vi.waitFor(() => expect(ada.socket.underWay.up).toBe(1))
    await saved(ada)
    await vi.waitFor(async () => expect(await browser.outbox.abandoned()).toEqual([]))
    expect(await shared()).toEqual([{ insert: 'my text' }])
  })

  test('of a tab that died offline is shown by the next one before there is a connection, and sent', async () => {
    const ada = await openTab()
    ada.socket.cut()
    write(ada, 'my ')
    await kept(ada)
    ada.die(browser)
    const next = await heir()
    await vi.waitFor(() => expect(next.text).toBe('my text'))
    expect(next.live.saveState).toEqual({ kind: 'offline', unsent: 'kept' })
    write(next, 'really ')
    next.socket.open()
    await saved(next)
    expect(await shared()).toEqual([{ insert: 'really my text' }])
  })

  test('of a tab that died online waits for the content that it was made against', async () => {
    const ada = await openTab()
    write(ada, 'my ')
    await kept(ada)
    ada.die(browser)
    const ben = await service.open()
    ben.submitOp({ ops: [{ retain: 4 }, { insert: '!' }] })
    await new Promise<void>((resolve) => ben.whenNothingPending(resolve))
    const next = await heir()
    expect(next.live.state.kind).toBe('opening')
    expect(next.live.saveState).toEqual({ kind: 'offline', unsent: 'kept' })
    next.socket.open()
    await saved(next)
    expect(next.text).toBe('my text!')
    expect(await shared()).toEqual([{ insert: 'my text!' }])
  })

  test('that was committed without its tab hearing of it is sent again under its old id', async () => {
    const ada = await openTab()
    write(ada, 'my ')
    await vi.waitFor(() => expect(ada.socket.underWay.up).toBe(1))
    await ada.socket.deliverUp()
    write(ada, 'and ')
    await kept(ada)
    ada.die(browser)
    expect(await shared()).toEqual([{ insert: 'my text' }])
    const next = await heir()
    next.socket.open()
    await saved(next)
    expect(await shared()).toEqual([{ insert: 'and my text' }])
    expect(next.text).toBe('and my text')
  })

  test('is not put on top of content that something else has asked for meanwhile', async () => {
    const ada = await openTab()
    write(ada, 'my ')
    await vi.waitFor(() => expect(ada.socket.underWay.up).toBe(1))
    await ada.socket.deliverUp()
    write(ada, 'and ')
    await kept(ada)
    ada.die(browser)
    const next = await heir()
    next.doc.fetch() // as presence does
    service.backend.use('readSnapshots', ({ snapshotType }, next) => {
      if (snapshotType === 'byVersion') setTimeout(next, 20)
      else next()
    })
    next.socket.open()
    await saved(next)
    expect(next.text).toBe('and my text')
    expect(await shared()).toEqual([{ insert: 'and my text' }])
  })

  test('is there once when a tab that was taken for dead lives after all, whose text becomes a copy', async () => {
    const ada = await openTab()
    ada.socket.cut()
    write(ada, 'my ')
    await kept(ada)
    for (const { holder } of await browser.entries()) browser.editors.die(holder)
    const thief = await heir()
    thief.socket.open()
    await saved(thief)
    const takenOver = new Promise<void>((resolve) => ada.live.unsent.takenOver.add(resolve))
    write(ada, 'late ')
    ada.socket.open()
    await takenOver
    expect(await copies()).toMatchObject([{ reason: 'TAKEN_OVER', content: { ops: [{ insert: 'late my text' }] } }])
    await ada.socket.deliverAll()
    expect(await shared()).toEqual([{ insert: 'my text' }])
  })

  test('that is refused becomes a recovery copy, with what was typed behind it', async () => {
    const ada = await openTab()
    service.backend.use('apply', (_context, next) => next(Object.assign(new Error('no'), { code: 'ERR_TESTED' })))
    write(ada, 'my ')
    await vi.waitFor(() => expect(ada.socket.underWay.up).toBe(1))
    write(ada, 'and ')
    ada.live.unsent.shown = () => ({ ops: [{ insert: 'as it was on the screen' }] })
    await saved(ada)
    expect(await copies()).toMatchObject([
      {
        document: 'one',
        title: 'One',
        reason: 'ERR_TESTED',
        content: { ops: [{ insert: 'as it was on the screen' }] },
        change: { ops: [{ insert: 'and my ' }] },
      },
    ])
    expect(await browser.entries()).toEqual([])
    expect(ada.text).toBe('text')
  })

  test('for a document that was deleted meanwhile becomes a recovery copy', async () => {
    const ada = await openTab()
    ada.socket.cut()
    write(ada, 'my ')
    await kept(ada)
    ada.die(browser)
    const ben = await service.open()
    await new Promise((resolve) => ben.del(resolve))
    const next = await heir()
    next.socket.open()
    await vi.waitFor(async () => {
      await next.socket.deliverAll()
      expect(next.live.state.kind).toBe('missing')
    })
    expect(await copies()).toMatchObject([
      {
        reason: 'ERR_DOC_WAS_DELETED',
        content: { ops: [{ insert: 'my text' }] },
        change: { ops: [{ insert: 'my ' }] },
      },
    ])
    expect(await browser.entries()).toEqual([])
  })

  test('in a document that is no longer for us becomes a recovery copy', async () => {
    const ada = await openTab()
    ada.socket.cut()
    write(ada, 'my ')
    ada.live.markDenied()
    expect(await copies()).toMatchObject([{ reason: 'ERR_ACCESS_DENIED', content: { ops: [{ insert: 'my text' }] } }])
    expect(await browser.entries()).toEqual([])
  })

  test('is sent, and said to be in this tab alone, where the browser keeps nothing', async () => {
    const no = () => Promise.reject(new Error('no room'))
    const ada = tab(null, undefined, { keep: no, remove: no })
    ada.socket.open()
    await ada.socket.deliverAll()
    ada.socket.cut()
    write(ada, 'my ')
    await vi.waitFor(() => expect(ada.live.saveState).toEqual({ kind: 'offline', unsent: 'exposed' }))
    ada.socket.open()
    await saved(ada)
    expect(await shared()).toEqual([{ insert: 'my text' }])
  })

  test('is not left in the outbox in an older state when the browser keeps no more', async () => {
    const { outbox } = browser
    const keep = vi.fn((...all: Parameters<Outbox['keep']>) => outbox.keep(...all))
    const ada = tab(null, undefined, { keep, remove: (holder) => outbox.remove(holder) })
    ada.socket.open()
    await ada.socket.deliverAll()
    ada.socket.cut()
    write(ada, 'my ')
    await kept(ada)
    keep.mockRejectedValueOnce(new Error('no room'))
    write(ada, 'own ')
    await vi.waitFor(() => expect(ada.live.unsent.state).toBe('exposed'))
    expect(await browser.entries()).toEqual([])
    write(ada, 'very ')
    await kept(ada)
    expect(await browser.entries()).toMatchObject([
      { operations: [{ operation: { ops: [{ insert: 'very own my ' }] } }] },
    ])
  })

  test('is written without the content, but for the first time that there is no connection', async () => {
    const { outbox } = browser
    const bases: unknown[] = []
    const ada = tab(null, undefined, {
      keep: (entry, base, before) => {
        bases.push(base?.content.ops ?? null)
        return outbox.keep(entry, base, before)
      },
      remove: (holder) => outbox.remove(holder),
    })
    ada.socket.open()
    await ada.socket.deliverAll()
    write(ada, 'one ')
    await saved(ada)
    write(ada, 'two ')
    await kept(ada)
    ada.socket.cut()
    await vi.waitFor(() => expect(bases).toEqual([null, null, [{ insert: 'one text' }]]))
    await kept(ada)
    write(ada, 'three ')
    await kept(ada)
    expect(bases.slice(3)).toEqual([null])
  })

  test('of a page that is left offline is found by others at once', async () => {
    const ada = await openTab()
    ada.socket.cut()
    write(ada, 'my ')
    expect(await browser.outbox.abandoned()).toEqual([])
    ada.live.close()
    await vi.waitFor(async () => expect(await browser.outbox.abandoned()).toHaveLength(1))
    const next = await heir()
    next.socket.open()
    await saved(next)
    expect(await shared()).toEqual([{ insert: 'my text' }])
  })
})

type TestOutbox = Pick<Outbox, 'keep' | 'remove'>
