import { expect, test } from 'vitest'
import { backoff } from './backoff.ts'

test('the delay doubles up to a limit', () => {
  const longest = [0, 1, 2, 3, 10].map((failed) => backoff(failed, () => 1))
  expect(longest).toEqual([500, 1_000, 2_000, 4_000, 15_000])
})

test('the delay is spread over its upper half', () => {
  expect(backoff(3, () => 0)).toBe(2_000)
  expect(backoff(3, () => 0.5)).toBe(3_000)
})
