import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { TestBrowser } from '../testing/index.ts'
import type { RecoveryCopy } from './entry.ts'

describe('recovery copies', () => {
  let browser: TestBrowser
  let told: number

  const copy: RecoveryCopy = {
    id: 'c',
    document: 'one',
    title: 'One',
    user: null,
    content: { ops: [{ insert: 'my text' }] },
    change: { ops: [{ insert: 'my ' }] },
    reason: 'ERR_ACCESS_DENIED',
    madeAt: 5,
  }
  const operations = [{ operation: copy.change, id: null }]
  const entry = { holder: 'h', document: 'one', title: 'One', user: null, revision: 3, operations, keptAt: 1 }

  beforeEach(() => {
    browser = new TestBrowser()
    told = 0
    browser.copies.changed.add(() => told++)
  })

  afterEach(() => vi.restoreAllMocks())

  test('take the place of the entry that they are made of', async () => {
    await browser.outbox.keep(entry, null, 'absent')
    await browser.copies.make(copy, 'h')
    expect(await browser.entries()).toEqual([])
    expect(await browser.copies.all()).toEqual([copy])
    expect(told).toBe(1)
  })

  test('hold the content where it is known, else what was put in', async () => {
    const change = { ops: [{ retain: 4 }, { insert: '!' }] }
    const edited = { ...entry, operations: [{ operation: change, id: null }] }
    await browser.copies.makeOf({ entry: edited, base: { revision: 3, content: { ops: [{ insert: 'text' }] } } }, 'R')
    expect(await browser.copies.all()).toMatchObject([{ content: { ops: [{ insert: 'text!' }] }, change, reason: 'R' }])
    const [made] = await browser.copies.all()
    await browser.copies.dismiss(made?.id ?? '')
    await browser.copies.makeOf({ entry: edited, base: null }, 'R')
    expect(await browser.copies.all()).toMatchObject([{ content: { ops: [{ insert: '!' }] }, change }])
  })

  test('are gone when they are dismissed', async () => {
    await browser.copies.make(copy, 'h')
    await browser.copies.dismiss('c')
    expect(await browser.copies.all()).toEqual([])
    expect(told).toBe(2)
  })

  test('are restored as the first operation of a new document, which whoever opens it sends', async () => {
    await browser.copies.make(copy, 'h')
    await browser.copies.restore(copy, { id: 'two', title: 'One (recovered)' })
    expect(await browser.copies.all()).toEqual([])
    const adopted = await browser.outbox.adoptLatest('two', null, browser.outbox.newHolder())
    expect(adopted).toMatchObject({
      entry: { title: 'One (recovered)', revision: 1, operations: [{ operation: copy.content, id: null }] },
      base: { revision: 1, content: { ops: [] } },
    })
  })

  test('last as long as the page where the browser keeps nothing', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    globalThis.indexedDB = undefined as never
    await browser.copies.make(copy, 'h')
    expect(await browser.copies.all()).toEqual([copy])
    await browser.copies.dismiss('c')
    expect(await browser.copies.all()).toEqual([])
  })
})
