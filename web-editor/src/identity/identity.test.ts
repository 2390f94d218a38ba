// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { EverybodysRole } from '../access/index.ts'
import { ApiProblem, GuestsApi, type GuestPass } from '../api/index.ts'
import { GuestStore } from './guest-store.ts'
import { Identity } from './identity.ts'

const MINUTE = 60_000

/** The service's side of guests: tokens live for 15 minutes, by a clock that is an hour ahead. */
class ScriptedApi extends GuestsApi {
  readonly asked: string[] = []
  everybodys: EverybodysRole = 'none'
  failure: ApiProblem | null = null
  #tokens = 0

  override arrive(name: string): Promise<GuestPass> {
    return this.#answer(`arrive ${name}`, () => this.#pass('guest:1', name))
  }

  override renew(renewal: string, name: string | null): Promise<GuestPass> {
    const known = JSON.parse(renewal) as GuestPass['user']
    return this.#answer(`renew ${name ?? ''}`, () => this.#pass(known.id, name ?? known.name))
  }

  override everybodysRole(): Promise<EverybodysRole> {
    return Promise.resolve(this.everybodys)
  }

  #pass(id: string, name: string): GuestPass {
    const iat = Math.floor(Date.now() / 1_000) + 3_600
    const claims = btoa(JSON.stringify({ iat, exp: iat + 900, jti: ++this.#tokens })).replaceAll('=', '')
    const expiresAt = new Date((iat + 900) * 1_000).toISOString()
    return { user: { id, name }, token: `header.${claims}.signature`, expiresAt, renewal: JSON.stringify({ id, name }) }
  }

  #answer(asked: string, answer: () => GuestPass): Promise<GuestPass> {
    this.asked.push(asked.trim())
    return this.failure ? Promise.reject(this.failure) : Promise.resolve(answer())
  }
}

const invalid = new ApiProblem('The renewal is not valid.', 401)
const unreachable = new ApiProblem('The service could not be reached.', 0)

describe('the identity', () => {
  let api: ScriptedApi
  let identity: Identity

  const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
  const anotherTab = () => new Identity(api, new GuestStore())

  beforeEach(() => {
    vi.useFakeTimers()
    localStorage.clear()
    api = new ScriptedApi()
    identity = anotherTab()
  })

  afterEach(() => {
    vi.clearAllTimers()
    vi.useRealTimers()
  })

  async function becomeAda(): Promise<void> {
    await identity.rename('Ada')
    api.asked.length = 0
  }

  test('is nobody in particular, until the service wants to know', async () => {
    expect(await identity.token()).toBeNull()
    expect([identity.user, identity.question, api.asked]).toEqual([null, null, []])

    identity.refuse(null)
    const tokens = Promise.all([identity.token(), identity.token()])
    await pass(0)
    expect(identity.question).toEqual({ suggestion: '', optional: false, problem: null })
    await identity.answer('Ada')
    const [one, other] = await tokens
    expect(one).toMatch(/^header\./)
    expect(other).toBe(one)
    expect(identity.user).toEqual({ id: 'guest:1', name: 'Ada' })
    expect(identity.question).toBeNull()
    expect(api.asked).toEqual(['arrive Ada'])
  })

  test('is the same on the next visit', async () => {
    await becomeAda()
    const token = await identity.token()
    expect(await anotherTab().token()).toBe(token)
    expect(api.asked).toEqual([])
  })

  test('asks again when the service does not like the name', async () => {
    identity.refuse(null)
    const token = identity.token()
    await pass(0)
    api.failure = new ApiProblem('The name is too long.', 400)
    await identity.answer('Ada…')
    expect(identity.question).toEqual({ suggestion: 'Ada…', optional: false, problem: 'The name is too long.' })
    api.failure = null
    await identity.answer('Ada')
    expect(await token).not.toBeNull()
  })

  test('can stay unsaid where everybody may do something; what needed it fails', async () => {
    api.everybodys = 'viewer'
    identity.refuse(null)
    const token = identity.token().catch((error: unknown) => error)
    await pass(0)
    expect(identity.question?.optional).toBe(true)
    identity.decline()
    expect(await token).toMatchObject({ status: 401 })
    expect(identity.question).toBeNull()
    expect(await identity.token()).toBeNull()
  })

  test('can be said without being asked, and changed', async () => {
    await identity.rename('Ada')
    const before = await identity.token()
    await identity.rename('Countess')
    expect(identity.user).toEqual({ id: 'guest:1', name: 'Countess' })
    expect(await identity.token()).not.toBe(before)
    expect(api.asked).toEqual(['arrive Ada', 'renew Countess'])
  })

  test('has a new token before the old one expires, and tells so', async () => {
    await becomeAda()
    const tokens = new Set([await identity.token()])
    const told = vi.fn()
    identity.changed.add(told)
    for (let minute = 0; minute < 31; minute++) {
      await pass(MINUTE)
      tokens.add(await identity.token())
    }
    expect(api.asked).toHaveLength(3)
    expect(tokens.size).toBe(4)
    expect(told.mock.calls.length).toBeGreaterThanOrEqual(3)
  })

  test.each(['visibilitychange', 'focus', 'online', 'pageshow'])(
    'looks at the clock when the browser wakes up (%s)',
    async (type) => {
      await becomeAda()
      vi.setSystemTime(Date.now() + 60 * MINUTE) // timers stand still during sleep
      ;(type === 'visibilitychange' ? document : window).dispatchEvent(new Event(type))
      await pass(0)
      expect(api.asked).toEqual(['renew'])
    },
  )

  test('gives no expired token away', async () => {
    await becomeAda()
    const before = await identity.token()
    vi.setSystemTime(Date.now() + 60 * MINUTE)
    expect(await identity.token()).not.toBe(before)
  })

  test('uses a token to its end when it can not be renewed, and tries again', async () => {
    await becomeAda()
    const before = await identity.token()
    api.failure = unreachable
    await pass(14 * MINUTE)
    expect(await identity.token()).toBe(before)
    expect(api.asked.length).toBeGreaterThan(2)
    await pass(MINUTE)
    await expect(identity.token()).rejects.toBe(unreachable)
    expect(identity.user?.name).toBe('Ada')
    api.failure = null
    await pass(10_000)
    expect(await identity.token()).not.toBe(before)
  })

  test('renews a token once that the service does not take', async () => {
    await becomeAda()
    const before = await identity.token()
    identity.refuse(before)
    const [one, other] = await Promise.all([identity.token(), identity.token()])
    expect(one).toBe(other)
    expect(one).not.toBe(before)
    identity.refuse(before)
    expect(await identity.token()).toBe(one)
    expect(api.asked).toEqual(['renew'])
  })

  test('is lost when the renewal is not valid any more, and asked for anew with the name it had', async () => {
    await becomeAda()
    api.failure = invalid
    identity.refuse(await identity.token())
    expect(await identity.token()).toBeNull()
    expect([identity.user, localStorage.length]).toEqual([null, 0])
    identity.refuse(null)
    void identity.token()
    await pass(0)
    expect(identity.question?.suggestion).toBe('Ada')
  })

  describe('in two tabs', () => {
    /** Locks as a browser has them, which jsdom doesn't. */
    function provideLocks(): void {
      let last: Promise<unknown> = Promise.resolve()
      const request = (_name: string, action: () => Promise<unknown>) => (last = last.then(action, action))
      vi.stubGlobal('navigator', { locks: { request } })
    }

    afterEach(() => vi.unstubAllGlobals())

    test('is renewed by one of them', async () => {
      provideLocks()
      await becomeAda()
      const other = anotherTab()
      await pass(11 * MINUTE)
      expect(api.asked).toEqual(['renew'])
      expect(await other.token()).toBe(await identity.token())
    })

    test('is renewed by one of them when both find a token refused', async () => {
      provideLocks()
      await becomeAda()
      const other = anotherTab()
      const refused = await identity.token()
      identity.refuse(refused)
      other.refuse(refused)
      const [one, two] = await Promise.all([identity.token(), other.token()])
      expect(one).toBe(two)
      expect(api.asked).toEqual(['renew'])
    })

    test('is one guest when both are answered at once', async () => {
      provideLocks()
      const other = anotherTab()
      await Promise.all([identity.answer('Ada'), other.answer('Ada')])
      expect(api.asked).toEqual(['arrive Ada'])
      expect(await other.token()).toBe(await identity.token())
    })

    test('is in both what it is in one', async () => {
      const other = anotherTab()
      other.refuse(null)
      const waiting = other.token()
      await pass(0)
      expect(other.question).not.toBeNull()
      await identity.rename('Ada')
      window.dispatchEvent(new StorageEvent('storage', { key: 'coscribe.guest' }))
      expect(await waiting).toBe(await identity.token())
      expect([other.question, other.user?.name]).toEqual([null, 'Ada'])
    })

    test('survives two renewals at once where there are no locks', async () => {
      await becomeAda()
      const other = anotherTab()
      await pass(11 * MINUTE)
      expect(await identity.token()).not.toBeNull()
      expect(await other.token()).not.toBeNull()
    })
  })

  test('lasts as long as the page where the browser keeps nothing', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await identity.rename('Ada')
    expect(await identity.token()).not.toBeNull()
    await pass(11 * MINUTE)
    expect(identity.user?.name).toBe('Ada')
    vi.restoreAllMocks()
  })

  test.each(['', 'null', '{}', '{"user":{}}', '{"user":{"id":"x","name":"y"},"token":1}'])(
    'is nobody when what is kept makes no sense: %s',
    async (kept) => {
      localStorage.setItem('coscribe.guest', kept)
      expect(await anotherTab().token()).toBeNull()
    },
  )
})
