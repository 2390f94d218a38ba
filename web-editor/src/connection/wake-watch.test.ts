import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WakeWatch } from './wake-watch.ts'

const woke = vi.fn()
let watch: WakeWatch

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetAllMocks()
  watch = new WakeWatch(woke)
})

afterEach(() => {
  watch.stop()
  vi.useRealTimers()
})

test('a night asleep is noticed once', () => {
  vi.advanceTimersByTime(60_000)
  vi.setSystemTime(Date.now() + 8 * 3_600_000)
  vi.advanceTimersByTime(60_000)
  expect(woke).toHaveBeenCalledOnce()
})

test('timers that a browser lets wait are no sleep, and neither is a clock that is put back', () => {
  vi.setSystemTime(Date.now() + 60_000)
  vi.advanceTimersByTime(5_000)
  vi.setSystemTime(Date.now() - 3_600_000)
  vi.advanceTimersByTime(5_000)
  expect(woke).not.toHaveBeenCalled()
})

test('once stopped it says nothing more', () => {
  watch.stop()
  vi.setSystemTime(Date.now() + 3_600_000)
  vi.advanceTimersByTime(60_000)
  expect(woke).not.toHaveBeenCalled()
})
