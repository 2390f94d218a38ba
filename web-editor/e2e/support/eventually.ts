import { setTimeout as pause } from 'node:timers/promises'

interface Limits {
  /** How long to wait at most, in milliseconds. */
  readonly patience?: number
  /** What to add to the complaint. */
  readonly report?: () => unknown
}

/** Waits until a condition holds, and fails after the deadline with what it was waiting for. */
export async function eventually(
  what: string,
  holds: () => Promise<boolean>,
  { patience = 20_000, report = () => '' }: Limits = {},
): Promise<void> {
  const deadline = Date.now() + patience
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Waited ${patience} ms in vain for ${what}. ${String(report())}`)
    await pause(50)
  }
}
