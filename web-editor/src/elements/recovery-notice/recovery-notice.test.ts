// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { RecoveryCopy } from '../../outbox/index.ts'
import { RecoveryEvent, RecoveryNotice } from './recovery-notice.ts'

vi.mock('@awesome.me/webawesome/dist/components/button/button.js', () => ({})) // jsdom has not what they need
vi.mock('@awesome.me/webawesome/dist/components/dialog/dialog.js', () => ({}))

const copy: RecoveryCopy = {
  id: 'c',
  document: 'one',
  title: 'Letter',
  user: null,
  content: { ops: [{ insert: 'my text' }] },
  change: { ops: [{ insert: 'my ' }] },
  reason: 'ERR_DOC_WAS_DELETED',
  madeAt: 5,
}

let notice: RecoveryNotice
let events: RecoveryEvent[]

beforeEach(async () => {
  notice = new RecoveryNotice()
  events = []
  notice.addEventListener(RecoveryEvent.type, (event) => events.push(event as RecoveryEvent))
  notice.copies = [copy]
  document.body.append(notice)
  await notice.updateComplete
})

afterEach(() => notice.remove())

const root = () => notice.shadowRoot as ShadowRoot
const press = async (label: string) => {
  const buttons = [...root().querySelectorAll<HTMLElement>('wa-button')]
  buttons.find((button) => button.textContent.trim() === label)?.click()
  await notice.updateComplete
}

test('says which changes were not saved, and why', () => {
  const text = root().querySelector('[role=alert]')?.textContent.replace(/\s+/g, ' ')
  expect(text).toContain('Your changes to “Letter” were not saved: it was deleted.')
})

test('shows the text with what was refused marked', async () => {
  await press('View the copy')
  expect(root().querySelector('.text')?.textContent).toBe('my text')
  expect(root().querySelector('ins')?.textContent).toBe('my ')
})

test('asks for what the person wants', async () => {
  await press('Restore as a new document')
  await press('Dismiss')
  expect(events.map(({ action, copy }) => [action, copy.id])).toEqual([
    ['restore', 'c'],
    ['dismiss', 'c'],
  ])
})

test('is nothing where there are no copies', async () => {
  notice.copies = []
  await notice.updateComplete
  expect(root().querySelector('[role=alert]')).toBeNull()
})
