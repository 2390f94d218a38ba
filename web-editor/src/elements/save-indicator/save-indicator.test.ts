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

test('says offline at once, and where changes are meanwhile', async () => {
  expect(await shown({ kind: 'offline', unsent: 'none' })).toBe('Offline: reconnecting')
  expect(await shown({ kind: 'offline', unsent: 'keeping' })).toContain('Keeping your changes')
  expect(await shown({ kind: 'offline', unsent: 'exposed' })).toContain('in this tab alone')
  expect(await shown({ kind: 'offline', unsent: 'kept' })).toContain('kept in this browser')
})

test('says that changes are kept only when that lasts, and at once when they are not', async () => {
  expect(await shown({ kind: 'offline', unsent: 'keeping' })).toContain('Keeping')
  expect(await shown({ kind: 'offline', unsent: 'kept' })).toContain('Keeping')
  expect(await shown({ kind: 'offline', unsent: 'keeping' })).toContain('Keeping')
  expect(await shown({ kind: 'offline', unsent: 'kept' })).toContain('Keeping')
  vi.advanceTimersByTime(500)
  expect(await read()).toContain('are kept in this browser')
  expect(await shown({ kind: 'offline', unsent: 'keeping' })).toContain('Keeping')
})
