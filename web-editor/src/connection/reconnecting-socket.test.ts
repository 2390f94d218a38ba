import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ReconnectingSocket } from './reconnecting-socket.ts'

/** A WebSocket whose other end is the test. */
class ScriptedSocket {
  onopen: ((event: unknown) => void) | null = null
  onmessage: ((event: unknown) => void) | null = null
  onerror: ((event: unknown) => void) | null = null
  onclose: ((event: unknown) => void) | null = null
  readonly sent: string[] = []
  closed = false

  send(text: string): void {
    this.sent.push(text)
  }

  close(): void {
    this.closed = true
  }
}

describe('a reconnecting socket', () => {
  let opened: ScriptedSocket[]
  let socket: ReconnectingSocket
  let told: string[]

  const latest = () => opened.at(-1) as ScriptedSocket

  beforeEach(() => {
    vi.useFakeTimers()
    opened = []
    told = []
    socket = new ReconnectingSocket(() => {
      const next = new ScriptedSocket()
      opened.push(next)
      return next as unknown as WebSocket
    })
    socket.onopen = () => told.push('open')
    socket.onclose = () => told.push('close')
    socket.onmessage = () => told.push('message')
    socket.down.add(() => told.push('down'))
  })

  afterEach(() => {
    socket.close()
    vi.useRealTimers()
  })

  test('passes on what the present connection says, and sends to it', () => {
    latest().onopen?.({})
    latest().onmessage?.({ data: '{}' })
    socket.send('hello')
    expect(told).toEqual(['open', 'message'])
    expect(latest().sent).toEqual(['hello'])
    expect(socket.readyState).toBe(1)
  })

  test('comes back after a loss, as one socket', () => {
    latest().onopen?.({})
    latest().onclose?.({})
    expect(socket.readyState).toBe(3)
    vi.advanceTimersByTime(500)
    expect(opened).toHaveLength(2)
    latest().onopen?.({})
    expect(told).toEqual(['open', 'close', 'down', 'open'])
  })

  test('waits longer after each failed attempt', () => {
    for (let failed = 0; failed < 8; failed++) {
      latest().onclose?.({})
      vi.advanceTimersToNextTimer()
    }
    const attempts = opened.length
    latest().onclose?.({})
    vi.advanceTimersByTime(7_000)
    expect(opened).toHaveLength(attempts)
    vi.advanceTimersByTime(8_000)
    expect(opened).toHaveLength(attempts + 1)
  })

  test('is quick again after a connection that lasted', () => {
    for (let failed = 0; failed < 8; failed++) {
      latest().onclose?.({})
      vi.advanceTimersToNextTimer()
    }
    latest().onopen?.({})
    vi.advanceTimersByTime(10_000)
    const attempts = opened.length
    latest().onclose?.({})
    vi.advanceTimersByTime(500)
    expect(opened).toHaveLength(attempts + 1)
  })

  test('does not sit out the delay when told that the network is back', () => {
    latest().onclose?.({})
    socket.reconnectNow()
    socket.reconnectNow()
    expect(opened).toHaveLength(2)
  })

  test('gives up an attempt that hangs', () => {
    vi.advanceTimersByTime(10_000)
    expect(opened[0]?.closed).toBe(true)
    expect(told).toEqual(['close', 'down'])
  })

  test('drops a dead connection without its goodbye and no longer listens to it', () => {
    const dead = latest()
    dead.onopen?.({})
    socket.drop()
    expect(dead.closed).toBe(true)
    expect(dead.onmessage).toBeNull()
    vi.advanceTimersByTime(500)
    expect(opened).toHaveLength(2)
  })

  test('stays closed', () => {
    latest().onopen?.({})
    socket.close()
    socket.reconnectNow()
    socket.drop()
    vi.advanceTimersByTime(60_000)
    expect(opened).toHaveLength(1)
    expect(told).toEqual(['open', 'close'])
  })
})
