import type { GuestPass, User } from '../api/index.ts'

/** Who this browser is to the service, and what proves it. Times are milliseconds by the clock of this browser. */
export interface Guest {
  readonly user: User
  readonly token: string
  readonly renewal: string
  readonly issuedAt: number
  readonly expiresAt: number
}

/** Which part of its life a token is used for before it is renewed. */
const USED = 2 / 3

/**
 * The guest who was given a pass just now. How long the token lives is read in the token itself: the clock of this
 * browser may be wrong, but not how fast it runs.
 */
export function toGuest({ user, token, expiresAt, renewal }: GuestPass, now: number): Guest {
  const lifetime = lifetimeOf(token) ?? Date.parse(expiresAt) - now
  return { user, token, renewal, issuedAt: now, expiresAt: now + lifetime }
}

/** Whether the token should be renewed, while it still serves. */
export function isDue({ issuedAt, expiresAt }: Guest, now: number): boolean {
  return now >= issuedAt + (expiresAt - issuedAt) * USED || now < issuedAt // or the clock was put back
}

/** How long until it should be renewed, in milliseconds. */
export function untilDue({ issuedAt, expiresAt }: Guest, now: number): number {
  return Math.max(0, issuedAt + (expiresAt - issuedAt) * USED - now)
}

export function isExpired({ expiresAt }: Guest, now: number): boolean {
  return now >= expiresAt
}

/** Makes a guest of whatever was kept, or null if it can't be one. */
export function parseGuest(text: string | null): Guest | null {
  try {
    const { user, token, renewal, issuedAt, expiresAt } = JSON.parse(text ?? '') as Guest
    const strings = [user.id, user.name, token, renewal].every((value) => typeof value === 'string')
    const numbers = [issuedAt, expiresAt].every((value) => Number.isFinite(value))
    const { id, name } = user
    return strings && numbers ? { user: { id, name }, token, renewal, issuedAt, expiresAt } : null
  } catch {
    return null // unreadable is as good as not there
  }
}

/** How long a JSON Web Token (RFC 7519) lives, in milliseconds; null if it doesn't say. */
function lifetimeOf(token: string): number | null {
  try {
    const payload = atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))
    const { iat, exp } = JSON.parse(payload) as { iat?: unknown; exp?: unknown }
    return typeof iat === 'number' && typeof exp === 'number' ? (exp - iat) * 1_000 : null
  } catch {
    return null
  }
}
