// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SaveState } from '../../document/index.ts'
import { SaveIndicator } from './save-indicator.ts'

let indicator: SaveIndicator

beforeEach(() => {
  vi.useFakeTimers()
  indicator = new SaveIndicator()
  document.body.append(indicator)
})

afterEach(() => {
  indicator.remove()
  vi.useRealTimers()
})

async function shown(state: SaveState): Promise<string> {
  indicator.state = state
  return read()
}

async function read(): Promise<string> {
  await indicator.updateComplete
  return indicator.shadowRoot?.querySelector('[role=status]')?.textContent.trim() ?? ''
}

test('says at once when something is not saved, and saved only when that lasts', async () => {
  expect(await shown({ kind: 'saved' })).toBe('Saved')
  expect(await shown({ kind: 'saving' })).toBe('Saving…')
  expect(await shown({ kind: 'saved' })).toBe('Saving…')
  vi.advanceTimersByTime(300)
  expect(await shown({ kind: 'saving' })).toBe('Saving…')
  expect(await shown({ kind: 'saved' })).toBe('Saving…')
  vi.advanceTimersByTime(300)
  expect(await read()).toBe('Saving…')
  vi.advanceTimersByTime(200)
  expect(await read()).toBe('Saved')
})

test('says offline, and whether changes wait', async () => {
  expect(await shown({ kind: 'offline', unsaved: false })).toBe('Offline: reconnecting')
  expect(await shown({ kind: 'offline', unsaved: true })).toContain('Changes wait in this tab')
})
