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
