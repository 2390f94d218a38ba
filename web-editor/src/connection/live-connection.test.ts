// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Credentials } from '../identity/index.ts'
import { Listeners } from '../listeners/index.ts'
import { ScriptedSocket } from '../testing/index.ts'
import { LiveConnection, socketAddress, type RoleNews } from './live-connection.ts'

test('the socket of a document is on the host of the page, and as secure as it', () => {
  expect(socketAddress('a b', { protocol: 'http:', host: 'localhost:8080' })).toBe(
    'ws://localhost:8080/documents/a%20b/socket',
  )
  expect(socketAddress('x', { protocol: 'https:', host: 'docs.example.org' })).toBe(
    'wss://docs.example.org/documents/x/socket',
  )
})

/** Somebody whose tokens the test makes. */
class ScriptedCredentials implements Credentials {
  readonly changed = new Listeners()
  readonly refused: (string | null)[] = []
  user: Credentials['user'] = null
  present: string | null = null

  token(): Promise<string | null> {
    return Promise.resolve(this.present)
  }

  refuse(token: string | null): void {
    this.refused.push(token)
    this.present = `after-${token}`
  }

  become(id: string, token: string): void {
    this.user = { id, name: id }
    this.present = token
    this.changed.tell()
  }
}

describe('a live connection', () => {
  let sockets: ScriptedSocket[]
  let credentials: ScriptedCredentials
  let connection: LiveConnection
  let warnings: unknown[]

  const latest = () => sockets.at(-1) as ScriptedSocket
  const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
  const sent = () => latest().sent.map((text) => JSON.parse(text) as { a: string; token?: string })

  beforeEach(() => {
    vi.useFakeTimers()
    warnings = []
    vi.spyOn(console, 'warn').mockImplementation((...said) => void warnings.push(said))
    sockets = []
    credentials = new ScriptedCredentials()
  })

  afterEach(() => {
    connection.close()
    vi.restoreAllMocks()
    vi.useRealTimers()
  })

  async function connect(): Promise<void> {
    connection = new LiveConnection((protocols) => {
      const socket = new ScriptedSocket(protocols)
      sockets.push(socket)
      return socket.asWebSocket()
    }, credentials)
    await pass(0)
    await open()
  }

  async function open(): Promise<void> {
    latest().onopen?.({})
    latest().say({ a: 'init', protocol: 1, protocolMinor: 2, id: 'c', type: 'http://sharejs.org/types/JSONv0' })
    latest().say({ a: 'hs', protocol: 1, protocolMinor: 2, id: 'c', type: 'http://sharejs.org/types/JSONv0' })
    await pass(0)
  }

  test('offers the token as a sub-protocol, and none for nobody in particular', async () => {
    await connect()
    expect(latest().protocols).toEqual([])
    credentials.become('ada', 'one')
    await pass(0)
    expect(latest().protocols).toEqual(['coscribe', 'bearer.one'])
  })

  test('asks for roles before it says anything else, on each socket', async () => {
    await connect()
    expect(sent()[0]).toEqual({ a: 'auth' })
    expect(sent()[1]?.a).toBe('hs')
    latest().onclose?.({})
    await pass(500)
    await open()
    expect(sent()[0]).toEqual({ a: 'auth' })
  })

  test('tells what we are to documents, and keeps that from ShareDB', async () => {
    await connect()
    const news: RoleNews[] = []
    const left: unknown[] = []
    connection.roleChanged.add((each) => news.push(each))
    connection.shareDb.on('receive', ({ data }) => left.push(data))
    latest().say({ a: 'auth', user: null, expires: null })
    latest().say({ a: 'role', c: 'documents', d: 'x', role: 'viewer' })
    latest().say({ a: 'role', c: 'documents', d: 'x', role: null })
    expect(news).toMatchObject([
      { collection: 'documents', document: 'x', role: 'viewer' },
      { collection: 'documents', document: 'x', role: null },
    ])
    expect(left).toEqual([null, null, null])
  })

  test('brings a renewed token over the open socket, once', async () => {
    credentials.become('ada', 'one')
    await connect()
    credentials.become('ada', 'two')
    await pass(0)
    credentials.changed.tell()
    await pass(0)
    expect(sockets).toHaveLength(1)
    expect(sent().filter(({ a }) => a === 'auth')).toEqual([{ a: 'auth' }, { a: 'auth', token: 'two' }])
  })

  test('brings a token that came while the socket was being opened', async () => {
    credentials.become('ada', 'one')
    const connected = connect()
    await Promise.resolve()
    credentials.present = 'two'
    await connected
    expect(sent().filter(({ a }) => a === 'auth')).toEqual([{ a: 'auth' }, { a: 'auth', token: 'two' }])
  })

  test('is opened anew, and at once, for another person', async () => {
    credentials.become('ada', 'one')
    await connect()
    credentials.become('ben', 'two')
    await pass(0)
    expect(sockets.map(({ closed, protocols }) => [closed, protocols[1]])).toEqual([
      [true, 'bearer.one'],
      [false, 'bearer.two'],
    ])
  })

  test('comes back with another token when the service ends it for the one it has', async () => {
    credentials.become('ada', 'one')
    await connect()
    latest().onclose?.({ code: 4401 })
    await pass(0)
    expect(credentials.refused).toEqual(['one'])
    expect(latest().protocols).toEqual(['coscribe', 'bearer.after-one'])
  })

  test('goes on with the token it has when the service does not take another', async () => {
    credentials.become('ada', 'one')
    await connect()
    latest().say({ a: 'auth', error: { code: 'ERR_UNAUTHENTICATED', message: 'no' } })
    await pass(1_000)
    expect(sockets).toHaveLength(1)
    expect(warnings).toHaveLength(1)
  })
})
