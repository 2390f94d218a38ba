import { closeCodes } from './close-codes.ts'

const SHORTEST = 500
const LONGEST = 15_000

/**
 * How long to wait before the next attempt, in milliseconds: doubled with every failed attempt up to a limit, and
 * spread over half of that, so that the readers of a node that went away do not all come back in one moment.
 */
export function backoff(failedAttempts: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST, SHORTEST * 2 ** failedAttempts)
  return ceiling * (0.5 + random() / 2)
}

/**
 * How long to wait, in milliseconds, after the service has closed a connection with this code: not at all where it wants
 * us back otherwise than before, unless that fails again and again; long where we asked for too much.
 */
export function backoffAfter(code: number, failedAttempts: number, random: () => number = Math.random): number {
  switch (code) {
    case closeCodes.unauthenticated:
    case closeCodes.accessLost:
      return failedAttempts === 0 ? 0 : backoff(failedAttempts, random)
    case closeCodes.limitExceeded:
      return LONGEST * (0.5 + random() / 2)
    default:
      return backoff(failedAttempts, random)
  }
}
