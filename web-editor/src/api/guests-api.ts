import type { EverybodysRole } from '../access/index.ts'
import { Rest } from './rest.ts'

/** Somebody whom the service knows. */
export interface User {
  readonly id: string
  readonly name: string
}

/** What a guest is given: who they are, and the tokens that prove it. Times are ISO 8601. */
export interface GuestPass {
  readonly user: User
  readonly token: string
  readonly expiresAt: string
  /** Good for one thing: the next pass. */
  readonly renewal: string
}

/** How long an answer may take, in milliseconds. */
const PATIENCE = 10_000

/** How people become guests of the service and stay the same. Needs no token. */
export class GuestsApi {
  readonly #rest: Rest

  constructor(fetchIt: typeof fetch = (input, init) => fetch(input, init)) {
    this.#rest = new Rest((input, init) => fetchIt(input, { ...init, signal: AbortSignal.timeout(PATIENCE) }))
  }

  arrive(name: string): Promise<GuestPass> {
    return this.#rest.json('POST', '/guests', { name })
  }

  /** @param name null to keep the name */
  renew(renewal: string, name: string | null): Promise<GuestPass> {
    return this.#rest.json('POST', '/guests/renewal', { renewal, name })
  }

  async everybodysRole(): Promise<EverybodysRole> {
    const { anonymousRole } = await this.#rest.json<{ anonymousRole: EverybodysRole }>('GET', '/me')
    return anonymousRole
  }
}
