import type { Connection, Doc } from 'sharedb/lib/client'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { Listeners } from '../listeners/index.ts'
import { seeded, settled, TestService } from '../testing/index.ts'
import type { Delta } from '../rich-text/index.ts'
import { DocumentPresence } from './document-presence.ts'

interface Guest {
  readonly doc: Doc<Delta>
  readonly presence: DocumentPresence
  readonly connection: { shareDb: Connection; connected: boolean; changed: Listeners }
}

async function arrive(service: TestService, name: string, color: string): Promise<Guest> {
  const shareDb = service.connect()
  const doc = await service.open(shareDb)
  const connection = { shareDb, connected: true, changed: new Listeners() }
  return { doc, connection, presence: new DocumentPresence(connection, 'one', { name, color }) }
}

const names = ({ presence }: Guest) => presence.others.map(({ name }) => name)

/** Where somebody is, as they told it and as the text moved it since. */
function place({ presence, connection }: Guest) {
  const local = connection.shareDb.getDocPresence('documents', 'one').localPresences[presence.self.id]
  const { index, length } = local?.value as { index: number; length: number }
  return { index, length }
}

/** Goes to a place in the text and tells it, then and whenever the text moves, as an editor does. */
function standAt(guest: Guest, index: number): void {
  guest.presence.select({ index, length: 0 })
  guest.doc.on('op', () => guest.presence.select(place(guest)))
}

/** Writes where they are. */
function write(guest: Guest, text: string): void {
  guest.doc.submitOp({ ops: [{ retain: place(guest).index }, { insert: text }] })
}

/** Lets messages reach a client late, in their order. */
function slowDown(connection: Connection, milliseconds: number): void {
  const { socket } = connection as Connection & { socket: { onmessage(event: unknown): void } }
  const receive = socket.onmessage
  socket.onmessage = (event) => void setTimeout(milliseconds).then(() => receive(event))
}

describe('presence in a document', () => {
  test('people see each other come, and go', async () => {
    const service = await TestService.holding({ ops: [{ insert: 'text\n' }] })
    const ada = await arrive(service, 'Ada', '#1864ab')
    const ben = await arrive(service, 'Ben', '#2b8a3e')
    await vi.waitFor(() => expect([names(ada), names(ben)]).toEqual([['Ben'], ['Ada']]))
    expect(ada.presence.others[0]).toMatchObject({ color: '#2b8a3e', selection: null })
    ben.presence.stop()
    await vi.waitFor(() => expect(names(ada)).toEqual([]))
  })

  test('a selection is told, and moves with text that is written in front of it', async () => {
    const service = await TestService.holding({ ops: [{ insert: 'one two\n' }] })
    const ada = await arrive(service, 'Ada', '#1864ab')
    const ben = await arrive(service, 'Ben', '#2b8a3e')
    ada.presence.select({ index: 4, length: 3 })
    await vi.waitFor(() => expect(ben.presence.others[0]?.selection).toEqual({ index: 4, length: 3 }))
    ben.doc.submitOp({ ops: [{ insert: 'zero ' }] })
    expect(ben.presence.others[0]?.selection).toEqual({ index: 9, length: 3 })
  })

  test('a new name reaches the others', async () => {
    const service = await TestService.holding()
    const ada = await arrive(service, 'Ada', '#1864ab')
    const ben = await arrive(service, 'Ben', '#2b8a3e')
    ada.presence.become({ name: 'Countess', color: '#1864ab' })
    await vi.waitFor(() => expect(names(ben)).toEqual(['Countess']))
  })

  test('two people with one colour end up with two', async () => {
    const service = await TestService.holding()
    const ada = await arrive(service, 'Ada', '#1864ab')
    const ben = await arrive(service, 'Ben', '#1864ab')
    await vi.waitFor(() => {
      const colors = [ada.presence.self.color, ben.presence.self.color]
      expect(new Set(colors).size).toBe(2)
      expect([ben.presence.others[0]?.color, ada.presence.others[0]?.color]).toEqual(colors)
    })
  })

  test('over a lost connection nobody is shown who was not heard of since', async () => {
    const service = await TestService.holding({ ops: [{ insert: 'text\n' }] })
    const ada = await arrive(service, 'Ada', '#1864ab')
    const ben = await arrive(service, 'Ben', '#2b8a3e')
    await vi.waitFor(() => expect(names(ada)).toEqual(['Ben']))
    ada.connection.connected = false
    ada.connection.changed.tell()
    expect(names(ada)).toEqual([])
    ben.doc.submitOp({ ops: [{ insert: 'x' }] })
    await settled(ben.doc, ada.doc)
    expect(names(ada)).toEqual([])
    ben.presence.become({ name: 'Ben again', color: '#2b8a3e' })
    await vi.waitFor(() => expect(names(ada)).toEqual(['Ben again']))
  })

  test.each([1, 2, 3])(
    'after a time of typing at once everybody is where they are (seed %i)',
    async (seed) => {
      const random = seeded(seed)
      const service = await TestService.holding({ ops: [{ insert: 'text\n' }] })
      const ada = await arrive(service, 'Ada', '#1864ab')
      const ben = await arrive(service, 'Ben', '#2b8a3e')
      slowDown(ada.connection.shareDb, 20)
      slowDown(ben.connection.shareDb, 30)
      for (let round = 0; round < 40; round++) {
        for (const { doc, presence } of [ada, ben]) {
          if (random() < 0.6) doc.submitOp({ ops: [{ insert: 'x' }] })
          if (round < 20 && random() < 0.6) presence.select({ index: round % 5, length: round })
          await setTimeout(random() * 16)
        }
      }
      await vi.waitFor(
        () => {
          expect(ada.presence.others[0]?.selection).toEqual(place(ben))
          expect(ben.presence.others[0]?.selection).toEqual(place(ada))
        },
        { timeout: 6_000 },
      )
    },
    10_000,
  )

  test('after typing at once in the same place everybody is seen where they are', async () => {
    const service = await TestService.holding({ ops: [{ insert: 'Start: \n' }] })
    const ada = await arrive(service, 'Ada', '#1864ab')
    const ben = await arrive(service, 'Ben', '#2b8a3e')
    for (const guest of [ada, ben]) standAt(guest, 7)
    await vi.waitFor(() =>
      expect([ada, ben].map((guest) => guest.presence.others[0]?.selection?.index)).toEqual([7, 7]),
    )

    write(ada, 'AA')
    write(ben, 'BBB')
    await settled(ada.doc, ben.doc)

    expect(new Set([place(ada).index, place(ben).index])).toEqual(new Set([9, 12]))
    await vi.waitFor(
      () => {
        expect(ben.presence.others[0]?.selection).toEqual(place(ada))
        expect(ada.presence.others[0]?.selection).toEqual(place(ben))
      },
      { timeout: 3_000 },
    )
  })

  test('a message that is kept from ShareDB does not disturb it', async () => {
    const ada = await arrive(await TestService.holding(), 'Ada', '#1864ab')
    const kept = { data: null }
    expect(() => ada.connection.shareDb.emit('receive', kept)).not.toThrow()
  })

  test('nonsense from other clients is not shown', async () => {
    const service = await TestService.holding()
    const ada = await arrive(service, 'Ada', '#1864ab')
    const stranger = service.connect()
    await service.open(stranger)
    const odd = stranger.getDocPresence('documents', 'one').create('odd')
    odd.submit({ name: 'Eve', color: 'url(javascript:0)', index: 0, length: 0, placed: true })
    const fair = stranger.getDocPresence('documents', 'one').create('fair')
    fair.submit({ name: '  Mallory   M ', color: '#c92a2a', index: -1, length: 0.5, placed: true })
    await vi.waitFor(() =>
      expect(ada.presence.others).toEqual([{ id: 'fair', name: 'Mallory M', color: '#c92a2a', selection: null }]),
    )
  })
})
