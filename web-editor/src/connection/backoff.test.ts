import { expect, test } from 'vitest'
import { backoff, backoffAfter } from './backoff.ts'

test('the delay doubles up to a limit', () => {
  const longest = [0, 1, 2, 3, 10].map((failed) => backoff(failed, () => 1))
  expect(longest).toEqual([500, 1_000, 2_000, 4_000, 15_000])
})

test('the delay is spread over its upper half', () => {
  expect(backoff(3, () => 0)).toBe(2_000)
  expect(backoff(3, () => 0.5)).toBe(3_000)
})

test.each([
  ['an expired token', 4401, 0, 0],
  ['a document that was taken away', 4403, 0, 0],
  ['a token that is refused again and again', 4401, 3, 4_000],
  ['too many messages', 4429, 0, 15_000],
  ['a loss', 1006, 0, 500],
])('after %s (%i, failed %i times) it is right for that', (_what, code, failed, expected) =>
  expect(backoffAfter(code, failed, () => 1)).toBe(expected),
)
