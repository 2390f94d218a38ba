import { beforeEach, describe, expect, test, vi } from 'vitest'
import { TestBrowser } from '../testing/index.ts'
import type { OutboxEntry } from './entry.ts'
import type { Holder } from './holder.ts'
import { TakenOver } from './outbox.ts'

describe('the outbox', () => {
  let browser: TestBrowser
  const base = { revision: 3, content: { ops: [{ insert: 'text' }] } }

  beforeEach(() => {
    browser = new TestBrowser()
  })

  function entry({ name }: Holder, changes: Partial<OutboxEntry> = {}): OutboxEntry {
    const operations = [{ operation: { ops: [{ insert: 'my ' }] }, id: null }]
    return { holder: name, document: 'one', title: 'One', user: null, revision: 3, operations, keptAt: 1, ...changes }
  }

  /** The entry of an editor that is gone. */
  async function leave(changes: Partial<OutboxEntry> = {}): Promise<OutboxEntry> {
    const holder = browser.outbox.newHolder()
    const left = entry(holder, changes)
    await browser.outbox.keep(left, base, 'absent')
    await holder.leave()
    return left
  }

  test('keeps an entry until it is taken out', async () => {
    const holder = browser.outbox.newHolder()
    await browser.outbox.keep(entry(holder), null, 'absent')
    await browser.outbox.keep(entry(holder, { revision: 4 }), null, 'present')
    expect(await browser.entries()).toEqual([entry(holder, { revision: 4 })])
    await browser.outbox.remove(holder.name)
    expect(await browser.entries()).toEqual([])
  })

  test('calls abandoned what is left of editors that are gone, the latest first', async () => {
    await browser.outbox.keep(entry(browser.outbox.newHolder()), null, 'absent')
    const older = await leave({ keptAt: 5 })
    const later = await leave({ keptAt: 6 })
    const other = await leave({ keptAt: 7, document: 'two' })
    expect(await browser.outbox.abandoned()).toEqual([other, later, older])
    expect(await browser.outbox.abandoned('one')).toEqual([later, older])
  })

  test('gives an entry to one of those who want it', async () => {
    const left = await leave()
    const holders = [1, 2, 3].map(() => browser.outbox.newHolder())
    const adopted = await Promise.all(holders.map((holder) => browser.outbox.adopt(left, holder)))
    const winner = adopted.findIndex((each) => each !== null)
    expect(adopted.filter((each) => each !== null)).toEqual([
      { entry: { ...left, holder: holders[winner]?.name }, base },
    ])
    expect(await browser.entries()).toHaveLength(1)
    expect(await browser.outbox.abandoned()).toEqual([])
  })

  test('does not let the former holder put back what was adopted', async () => {
    const holder = browser.outbox.newHolder()
    await browser.outbox.keep(entry(holder), null, 'absent')
    await browser.outbox.adopt(entry(holder), browser.outbox.newHolder())
    await expect(browser.outbox.keep(entry(holder), null, 'present')).rejects.toThrow(TakenOver)
    expect(await browser.entries()).toHaveLength(1)
  })

  test('hands the content over only where it is that of the entry’s revision', async () => {
    const left = await leave({ revision: 4 })
    const adopted = await browser.outbox.adopt(left, browser.outbox.newHolder())
    expect(adopted?.base).toBeNull()
  })

  test('gives nobody’s work to another to send', async () => {
    await leave({ user: 'ada', keptAt: 3 })
    const nobodys = await leave({ user: null, keptAt: 2 })
    const holder = browser.outbox.newHolder()
    expect((await browser.outbox.adoptLatest('one', 'ben', holder))?.entry).toEqual({ ...nobodys, holder: holder.name })
    expect(await browser.outbox.adoptLatest('one', 'ben', holder)).toBeNull()
    expect((await browser.outbox.adoptLatest('one', 'ada', browser.outbox.newHolder()))?.entry.user).toBe('ada')
  })

  test('says that there is nothing where the browser has no database, and fails to keep', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    globalThis.indexedDB = undefined as never
    const holder = browser.outbox.newHolder()
    expect(await browser.outbox.adoptLatest('one', null, holder)).toBeNull()
    await expect(browser.outbox.keep(entry(holder), null, 'absent')).rejects.toThrow()
    vi.restoreAllMocks()
  })
})
