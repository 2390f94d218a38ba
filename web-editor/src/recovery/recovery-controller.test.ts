// @vitest-environment jsdom
import type { ReactiveControllerHost } from 'lit'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiProblem, type DocumentSummary } from '../api/index.ts'
import type { RecoveryCopy } from '../outbox/index.ts'
import { TestBrowser } from '../testing/index.ts'
import { RecoveryController } from './recovery-controller.ts'

const copy: RecoveryCopy = {
  id: 'c',
  document: 'one',
  title: 'Letter',
  user: null,
  content: { ops: [{ insert: 'my text' }] },
  change: { ops: [{ insert: 'my ' }] },
  reason: 'ERR_ACCESS_DENIED',
  madeAt: 5,
}

let browser: TestBrowser
let controller: RecoveryController
const create = vi.fn<(title: string) => Promise<DocumentSummary>>()

beforeEach(() => {
  browser = new TestBrowser()
  create.mockReset()
  const host = { addController: () => undefined, requestUpdate: () => undefined }
  controller = new RecoveryController(host as unknown as ReactiveControllerHost, browser.copies, { create })
  controller.hostConnected()
})

afterEach(() => controller.hostDisconnected())

test('shows copies as they come and go', async () => {
  await browser.copies.make(copy, 'h')
  await vi.waitFor(() => expect(controller.copies).toEqual([copy]))
  await controller.dismiss(copy)
  await vi.waitFor(() => expect(controller.copies).toEqual([]))
})

test('restores a copy once, however often it is asked to', async () => {
  create.mockResolvedValue({ id: 'two', title: 'Letter (recovered)' } as DocumentSummary)
  await browser.copies.make(copy, 'h')
  const ids = await Promise.all([controller.restore(copy), controller.restore(copy)])
  expect(ids).toEqual(['two', null])
  expect(create).toHaveBeenCalledExactlyOnceWith('Letter (recovered)')
  expect(await browser.copies.all()).toEqual([])
  expect(await browser.entries()).toMatchObject([{ document: 'two', operations: [{ operation: copy.content }] }])
})

test('keeps the copy when no document can be made, and says so', async () => {
  create.mockRejectedValue(new ApiProblem('The service could not be reached.', 0))
  await browser.copies.make(copy, 'h')
  expect(await controller.restore(copy)).toBeNull()
  expect(controller.problem).toContain('still kept here')
  expect(await browser.copies.all()).toEqual([copy])
})
