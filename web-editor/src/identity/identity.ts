import { ApiProblem, describe, isUnauthenticated, type GuestsApi, type GuestPass, type User } from '../api/index.ts'
import type { EverybodysRole } from '../access/index.ts'
import { Listeners } from '../listeners/index.ts'
import type { GuestStore } from './guest-store.ts'
import { isDue, isExpired, toGuest, untilDue, type Guest } from './guest.ts'

/** How soon a renewal that failed is tried again, in milliseconds. */
const RETRY = 10_000

/** What a person is asked: their name. */
export interface NameQuestion {
  readonly suggestion: string
  /** Whether they can go on without saying it. */
  readonly optional: boolean
  /** What was wrong with the last answer, for a person. */
  readonly problem: string | null
}

interface Asking {
  readonly question: NameQuestion
  readonly answered: Promise<Guest>
  resolve(guest: Guest): void
  reject(reason: ApiProblem): void
}

/**
 * Who the person at this browser is to the service: nobody in particular, until the service wants to know or they want
 * to say it; from then on a guest, the same in all tabs and on all visits.
 *
 * The token that proves it is renewed before it expires, and when the browser wakes up. Tabs share one token: whoever
 * wants to renew it looks first whether another tab has done so meanwhile.
 */
export class Identity {
  /** Told when `user`, the token or `question` may have changed. */
  readonly changed = new Listeners()

  readonly #api: GuestsApi
  readonly #store: GuestStore
  #guest: Guest | null
  #asking: Asking | null = null
  #renewing: Promise<Guest | null> | null = null
  /** The token that the service no longer takes, although it should be valid. */
  #refused: string | null = null
  #isNameNeeded = false
  #lostName = ''
  #everybodysRole: Promise<EverybodysRole> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(api: GuestsApi, store: GuestStore) {
    this.#api = api
    this.#store = store
    this.#guest = store.read()
    store.changed.add(() => this.#adopt(store.read()))
    for (const type of ['online', 'pageshow', 'focus']) window.addEventListener(type, this.#lookAtClock)
    document.addEventListener('visibilitychange', this.#lookAtClock)
    this.#lookAtClock()
  }

  /** Null for nobody in particular. */
  get user(): User | null {
    return this.#guest?.user ?? null
  }

  /** What the person is asked at present. */
  get question(): NameQuestion | null {
    return this.#asking?.question ?? null
  }

  /**
   * A token that the service should take, or null as long as it asks for none. Waits for the person where they have to
   * say their name first. Fails with {@link ApiProblem}.
   */
  async token(): Promise<string | null> {
    if (this.#guest && this.#isUsable(this.#guest)) return this.#guest.token
    const guest = this.#guest && (await this.#renew())
    if (guest) return guest.token
    return this.#isNameNeeded ? (await this.#ask()).token : null
  }

  /** The service did not take this token, or wants one where none (null) was given: the next one is another. */
  refuse(token: string | null): void {
    if (token === null) this.#isNameNeeded = true
    else if (token === this.#guest?.token) this.#refused = token
  }

  /** What everybody may do with every document. Fails with {@link ApiProblem}. */
  everybodysRole(): Promise<EverybodysRole> {
    this.#everybodysRole ??= this.#api.everybodysRole().catch((error: unknown) => {
      this.#everybodysRole = null
      throw error
    })
    return this.#everybodysRole
  }

  /** Is called so from now on, as the guest that there is or as a new one. Fails with {@link ApiProblem}. */
  async rename(name: string): Promise<void> {
    await this.#store.alone(async () => {
      const before = this.#store.read() ?? this.#guest
      this.#keep(await (before ? this.#api.renew(before.renewal, name) : this.#api.arrive(name)))
    })
  }

  /** Answers the question; what is wrong with the answer is told in the next question. */
  async answer(name: string): Promise<void> {
    try {
      await this.#store.alone(async () => {
        const kept = this.#store.read()
        if (kept)
          this.#adopt(kept) // another tab was asked, too, and was first
        else this.#keep(await this.#api.arrive(name))
      })
    } catch (error) {
      this.#amendQuestion({ suggestion: name, problem: describe(error) })
    }
  }

  /** Leaves the question open: what needed a name fails. */
  decline(): void {
    this.#isNameNeeded = false
    this.#asking?.reject(new ApiProblem('That needs your name.', 401))
    this.#endQuestion()
  }

  #isUsable(guest: Guest): boolean {
    const now = Date.now()
    if (guest.token === this.#refused || isExpired(guest, now)) return false
    if (isDue(guest, now)) this.#renewSoon()
    return true
  }

  /** The guest with a new token, or null if the renewal isn't valid any more. */
  #renew(): Promise<Guest | null> {
    this.#renewing ??= this.#store.alone(() => this.#renewAlone()).finally(() => (this.#renewing = null))
    return this.#renewing
  }

  async #renewAlone(): Promise<Guest | null> {
    const kept = this.#store.read()
    const isNew = kept !== null && kept.token !== this.#guest?.token && !isDue(kept, Date.now())
    if (!kept || isNew) {
      this.#adopt(kept) // another tab was here
      return kept
    }
    try {
      return this.#keep(await this.#api.renew(kept.renewal, null))
    } catch (error) {
      if (!isUnauthenticated(error)) throw error
      this.#store.forget()
      this.#adopt(null)
      return null
    }
  }

  #renewSoon(): void {
    this.#renew().catch(() => this.#wakeIn(RETRY))
  }

  #keep(pass: GuestPass): Guest {
    const guest = toGuest(pass, Date.now())
    this.#store.keep(guest)
    this.#adopt(guest)
    return guest
  }

  #adopt(guest: Guest | null): void {
    if (!guest && this.#guest) this.#lostName = this.#guest.user.name
    this.#guest = guest
    if (guest) {
      this.#asking?.resolve(guest)
      this.#endQuestion()
    }
    this.#lookAtClock()
    this.changed.tell()
  }

  async #ask(): Promise<Guest> {
    const optional = (await this.everybodysRole()) !== 'none'
    if (!this.#asking) {
      this.#asking = asking({ suggestion: this.#lostName, optional, problem: null })
      this.changed.tell()
    }
    return this.#asking.answered
  }

  #amendQuestion(amended: Partial<NameQuestion>): void {
    if (this.#asking) this.#asking = { ...this.#asking, question: { ...this.#asking.question, ...amended } }
    this.changed.tell()
  }

  #endQuestion(): void {
    this.#asking = null
    this.changed.tell()
  }

  readonly #lookAtClock = (): void => {
    if (!this.#guest) clearTimeout(this.#timer)
    else if (isDue(this.#guest, Date.now())) this.#renewSoon()
    else this.#wakeIn(untilDue(this.#guest, Date.now()))
  }

  #wakeIn(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#lookAtClock, milliseconds)
  }
}

function asking(question: NameQuestion): Asking {
  let resolve: Asking['resolve'] = () => undefined
  let reject: Asking['reject'] = () => undefined
  const answered = new Promise<Guest>((...functions) => ([resolve, reject] = functions))
  return { question, answered, resolve, reject }
}
