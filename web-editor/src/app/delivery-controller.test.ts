// @vitest-environment jsdom
import type { ReactiveControllerHost } from 'lit'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Delivery } from '../delivery/index.ts'
import type { OutboxEntry } from '../outbox/index.ts'
import { DeliveryController } from './delivery-controller.ts'

const begin = vi.fn()
const load = vi.fn<() => Promise<Delivery>>()
const entry = { holder: 'h' } as OutboxEntry
let abandoned: OutboxEntry[]
let controller: DeliveryController

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetAllMocks()
  load.mockResolvedValue({ begin } as unknown as Delivery)
  abandoned = []
  const host = { addController: () => undefined } as unknown as ReactiveControllerHost
  controller = new DeliveryController(host, { abandoned: () => Promise.resolve(abandoned) }, load)
  controller.hostConnected()
})

afterEach(() => {
  controller.hostDisconnected()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

test('loads nothing as long as nothing was left', async () => {
  await vi.advanceTimersByTimeAsync(60_000)
  expect(load).not.toHaveBeenCalled()
})

test('delivers what was left, after a moment for the page to take up its own', async () => {
  abandoned = [entry]
  await vi.advanceTimersByTimeAsync(900)
  expect(begin).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(100)
  expect(begin).toHaveBeenCalledExactlyOnceWith([entry])
  expect(load).toHaveBeenCalledOnce()
})

test('looks again now and then, and when the network is back', async () => {
  await vi.advanceTimersByTimeAsync(2_000)
  abandoned = [entry]
  window.dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(0)
  expect(begin).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(15_000)
  expect(begin).toHaveBeenCalledTimes(2)
})

test('tries again what could not be loaded', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  load.mockRejectedValueOnce(new Error('offline'))
  abandoned = [entry]
  await vi.advanceTimersByTimeAsync(1_000)
  await vi.advanceTimersByTimeAsync(15_000)
  expect(begin).toHaveBeenCalledOnce()
})

test('once its host is gone it looks no more', async () => {
  abandoned = [entry]
  controller.hostDisconnected()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(load).not.toHaveBeenCalled()
})
