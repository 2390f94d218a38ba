import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ScriptedSocket } from '../testing/index.ts'
import { ReconnectingSocket } from './reconnecting-socket.ts'

describe('a reconnecting socket', () => {
  let opened: ScriptedSocket[]
  let socket: ReconnectingSocket
  let told: string[]
  /** What a socket waits for before it is opened. */
  let ready: Promise<void>

  const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
  const latest = () => opened.at(-1) as ScriptedSocket

  beforeEach(async () => {
    vi.useFakeTimers()
    opened = []
    told = []
    ready = Promise.resolve()
    socket = new ReconnectingSocket(async () => {
      await ready
      const next = new ScriptedSocket()
      opened.push(next)
      return next.asWebSocket()
    })
    socket.onopen = () => told.push('open')
    socket.onclose = () => told.push('close')
    socket.onmessage = () => told.push('message')
    socket.up.add(() => told.push('up'))
    socket.down.add((code) => told.push(`down ${code}`))
    await pass(0)
  })

  afterEach(() => {
    socket.close()
    vi.useRealTimers()
  })

  test('passes on what the present connection says, and sends to it', () => {
    latest().onopen?.({})
    latest().onmessage?.({ data: '{}' })
    socket.send('hello')
    expect(told).toEqual(['up', 'open', 'message'])
    expect(latest().sent).toEqual(['hello'])
    expect(socket.readyState).toBe(1)
  })

  test('comes back after a loss, as one socket', async () => {
    latest().onopen?.({})
    latest().onclose?.({})
    expect(socket.readyState).toBe(3)
    await pass(500)
    expect(opened).toHaveLength(2)
    latest().onopen?.({})
    expect(told).toEqual(['up', 'open', 'close', 'down 1006', 'up', 'open'])
  })

  test('waits longer after each failed attempt', async () => {
    for (let failed = 0; failed < 8; failed++) {
      latest().onclose?.({})
      await vi.advanceTimersToNextTimerAsync()
    }
    const attempts = opened.length
    latest().onclose?.({})
    await pass(7_000)
    expect(opened).toHaveLength(attempts)
    await pass(8_000)
    expect(opened).toHaveLength(attempts + 1)
  })

  test('is quick again after a connection that lasted', async () => {
    for (let failed = 0; failed < 8; failed++) {
      latest().onclose?.({})
      await vi.advanceTimersToNextTimerAsync()
    }
    latest().onopen?.({})
    await pass(10_000)
    const attempts = opened.length
    latest().onclose?.({})
    await pass(500)
    expect(opened).toHaveLength(attempts + 1)
  })

  test('does not sit out the delay when told that the network is back', async () => {
    latest().onclose?.({})
    socket.reconnectNow()
    socket.reconnectNow()
    await pass(0)
    expect(opened).toHaveLength(2)
  })

  test('gives up an attempt that hangs', async () => {
    await pass(10_000)
    expect(opened[0]?.closed).toBe(true)
    expect(told).toEqual(['close', 'down 1006'])
  })

  test('drops a dead connection without its goodbye and no longer listens to it', async () => {
    const dead = latest()
    dead.onopen?.({})
    socket.drop()
    expect(dead.closed).toBe(true)
    expect(dead.onmessage).toBeNull()
    await pass(500)
    expect(opened).toHaveLength(2)
  })

  test.each([4401, 4403])('is back at once when the service wants that (%i)', async (code) => {
    latest().onopen?.({})
    latest().onclose?.({ code })
    expect(told.at(-1)).toBe(`down ${code}`)
    await pass(0)
    expect(opened).toHaveLength(2)
  })

  test('stays away for some seconds when it asked for too much', async () => {
    latest().onopen?.({})
    latest().onclose?.({ code: 4429 })
    await pass(7_000)
    expect(opened).toHaveLength(1)
    await pass(8_000)
    expect(opened).toHaveLength(2)
  })

  test('an attempt that comes to nothing before there is a socket is a failed one', async () => {
    latest().onclose?.({})
    ready = Promise.reject(new Error('no token'))
    ready.catch(() => undefined)
    await pass(500)
    expect(opened).toHaveLength(1)
    expect(told).toEqual(['close', 'down 1006', 'close', 'down 1006'])
    ready = Promise.resolve()
    await pass(1_000)
    expect(opened).toHaveLength(2)
  })

  test('waits for what a socket needs, for as long as that takes, and uses no socket that comes too late', async () => {
    let letOpen: () => void = () => undefined
    latest().onclose?.({})
    ready = new Promise((resolve) => (letOpen = resolve))
    await pass(60_000)
    expect(opened).toHaveLength(1)
    socket.drop()
    ready = Promise.resolve()
    socket.reconnectNow()
    await pass(0)
    letOpen()
    await pass(0)
    expect(opened.map(({ closed }) => closed)).toEqual([true, false, true])
  })

  test('stays closed', async () => {
    latest().onopen?.({})
    socket.close()
    socket.reconnectNow()
    socket.drop()
    await pass(60_000)
    expect(opened).toHaveLength(1)
    expect(told).toEqual(['up', 'open', 'close'])
  })
})
