import type { Doc, LocalPresence, Presence } from 'sharedb/lib/client'
import type { ConnectionReceiveRequest } from 'sharedb/lib/sharedb'
import type { LiveConnection } from '../connection/index.ts'
import { COLLECTION } from '../document/index.ts'
import { Listeners, type Stop } from '../listeners/index.ts'
import { colors, toPerson, type Person } from './person.ts'

/** A stretch of text; an empty one is a cursor. */
export interface Selection {
  readonly index: number
  readonly length: number
}

/** Somebody who has the document open, ourselves included. */
export interface Participant extends Person {
  readonly id: string
  /** Where they are in the text; null if they have not been in it yet. */
  readonly selection: Selection | null
}

/** What travels: `index` and `length` are always there, because ShareDB moves them with the text. */
interface PresenceValue extends Person, Selection {
  readonly placed: boolean
  readonly turn: number
}

type Connected = Pick<LiveConnection, 'shareDb' | 'connected' | 'changed'>

/** How often, in milliseconds, a moving selection is told to the others at most. */
const PACE = 60

/** How soon, in milliseconds, where the text alone has moved us to is told at the latest. */
const CONFIRMED_WITHIN = 500

/** How long, in milliseconds, a value that was heard may take to be shown before it is asked for again. */
const SHOWN_WITHIN = 1_000

/**
 * Who has a document open and where they are in it. Positions of others move with the text by themselves, with each
 * operation that comes in or is made here.
 *
 * What the text moves on every screen is not told at once: nobody has to answer each key of somebody else. But where
 * people type at the same place it may come to stand differently from screen to screen (each makes its own operation
 * first), so it is told, too, a little later.
 *
 * Three things that ShareDB leaves open are made good here:
 * - Over a lost connection (and a load of the document) it forgets to send our own value again.
 * - Whoever left meanwhile stays on its list. So only those count who were heard of since the connection stands.
 * - A value that comes in while both sides type may be kept waiting for ever, because ShareDB can't move it over
 *   operations of our own. Each value carries a number, its turn, so that one that was heard and is not shown after a
 *   moment is noticed and asked for again.
 */
export class DocumentPresence {
  /** Told when anybody came, left, moved or changed their name. */
  readonly changed = new Listeners()

  readonly #connection: Connected
  readonly #doc: Doc
  readonly #presence: Presence<PresenceValue | null>
  readonly #local: LocalPresence<PresenceValue | null>
  /** The turn of the last value that was heard, by presence id. */
  readonly #heard = new Map<string, unknown>()
  readonly #stopConnection: Stop
  #self: Person
  #selection: Selection | null = null
  #turn = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #confirmation: ReturnType<typeof setTimeout> | undefined
  #check: ReturnType<typeof setTimeout> | undefined

  constructor(connection: Connected, documentId: string, self: Person) {
    this.#connection = connection
    this.#self = self
    this.#doc = connection.shareDb.get(COLLECTION, documentId)
    this.#presence = connection.shareDb.getDocPresence(COLLECTION, documentId) as Presence<PresenceValue | null>
    this.#local = this.#presence.create()
    this.#presence.on('receive', this.#received)
    this.#presence.on('error', warn)
    this.#local.on('error', warn)
    connection.shareDb.on('receive', this.#overheard)
    this.#stopConnection = connection.changed.add(() => this.#connectionChanged())
    this.#doc.on('load', this.#send) // ShareDB's own listener came first and emptied the value
    this.#presence.subscribe(warn)
    this.#send()
  }

  get self(): Participant {
    return { ...this.#self, id: this.#local.presenceId, selection: this.#selection }
  }

  /** The others, in the order in which they were first heard of. */
  get others(): Participant[] {
    return [...this.#heard.keys()].flatMap((id) => toParticipant(id, this.#presence.remotePresences[id]) ?? [])
  }

  become(self: Person): void {
    this.#self = self
    this.#send()
    this.changed.tell()
  }

  /** Tells the others where we are, soon. */
  select(selection: Selection): void {
    this.#selection = selection
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      if (this.#movedByTextAlone()) this.#confirmation ??= setTimeout(this.#send, CONFIRMED_WITHIN)
      else this.#send()
    }, PACE)
  }

  stop(): void {
    clearTimeout(this.#timer)
    clearTimeout(this.#confirmation)
    clearTimeout(this.#check)
    this.#stopConnection()
    this.#doc.off('load', this.#send)
    this.#connection.shareDb.off('receive', this.#overheard)
    this.#presence.off('receive', this.#received)
    if (this.#connection.connected) this.#presence.destroy(warn)
  }

  readonly #send = (): void => {
    clearTimeout(this.#confirmation)
    this.#confirmation = undefined
    if (!this.#doc.type) return // nothing to be in, yet or any more
    const place = this.#selection ?? { index: 0, length: 0 }
    this.#local.submit({ ...this.#self, ...place, placed: this.#selection !== null, turn: this.#turn++ }, warn)
  }

  /** Whether what was told last, moved with the text on our own screen, is where we are. */
  #movedByTextAlone(): boolean {
    const told = this.#local.value
    const now = this.#selection
    return told !== null && now !== null && told.placed && told.index === now.index && told.length === now.length
  }

  #connectionChanged(): void {
    if (this.#connection.connected) {
      this.#send()
    } else {
      this.#heard.clear()
      this.changed.tell()
    }
  }

  readonly #overheard = (request: ConnectionReceiveRequest): void => {
    const message = (request.data ?? {}) as { a?: unknown; ch?: unknown; id?: unknown; p?: unknown } // null: not for ShareDB
    if (message.a !== 'p' || message.ch !== this.#presence.channel) return
    if (typeof message.id !== 'string' || message.id === this.#local.presenceId) return
    if (message.p === null) {
      this.#heard.delete(message.id)
      this.changed.tell()
      return
    }
    this.#heard.set(message.id, turnOf(message.p))
    this.#check ??= setTimeout(() => this.#askAgain(), SHOWN_WITHIN)
  }

  #askAgain(): void {
    this.#check = undefined
    const { channel, remotePresences } = this.#presence
    const allShown = [...this.#heard].every(([id, turn]) => turnOf(remotePresences[id]) === turn)
    if (!allShown && this.#connection.connected) this.#connection.shareDb.send({ a: 'pr', ch: channel })
  }

  readonly #received = (): void => {
    this.#giveWay()
    this.changed.tell()
  }

  /** Takes a free colour if somebody whose id comes first has ours, so that both sides agree on who gives way. */
  #giveWay(): void {
    const others = this.others
    if (!others.some(({ id, color }) => color === this.#self.color && id < this.#local.presenceId)) return
    const free = colors.find((color) => others.every((other) => other.color !== color))
    if (free) this.become({ ...this.#self, color: free })
  }
}

function turnOf(value: unknown): unknown {
  return (value as Partial<PresenceValue> | null | undefined)?.turn
}

function toParticipant(id: string, value: unknown): Participant | null {
  const person = toPerson(value)
  if (!person) return null
  const { index, length, placed } = value as Record<string, unknown>
  const inText = placed === true && isLength(index) && isLength(length)
  return { ...person, id, selection: inText ? { index, length } : null }
}

function isLength(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0
}

function warn(error?: unknown): void {
  if (error) console.warn('Presence', error)
}
