import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Heartbeat } from './heartbeat.ts'

const ping = vi.fn()
const dead = vi.fn()
let heartbeat: Heartbeat

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetAllMocks()
  heartbeat = new Heartbeat(ping, dead)
})

afterEach(() => {
  heartbeat.stop()
  vi.useRealTimers()
})

test('a silent connection is asked for a sign of life and declared dead without one', () => {
  heartbeat.heard()
  vi.advanceTimersByTime(20_000)
  expect(ping).toHaveBeenCalledOnce()
  vi.advanceTimersByTime(8_000)
  expect(dead).toHaveBeenCalledOnce()
})

test('an answer in time keeps it alive', () => {
  heartbeat.heard()
  for (let round = 0; round < 5; round++) {
    vi.advanceTimersByTime(20_000)
    heartbeat.heard()
  }
  expect(ping).toHaveBeenCalledTimes(5)
  expect(dead).not.toHaveBeenCalled()
})

test('a talkative connection is never asked', () => {
  for (let second = 0; second < 60; second++) {
    heartbeat.heard()
    vi.advanceTimersByTime(1_000)
  }
  expect(ping).not.toHaveBeenCalled()
})

test('once stopped it says nothing more', () => {
  heartbeat.check()
  heartbeat.stop()
  vi.advanceTimersByTime(60_000)
  expect(dead).not.toHaveBeenCalled()
})
