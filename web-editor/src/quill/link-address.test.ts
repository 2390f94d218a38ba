import { describe, expect, test } from 'vitest'
import { isSafeAddress, toAddress } from './link-address.ts'

describe('an address', () => {
  test.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['http://example.org', 'http://example.org'],
    ['example.org/page', 'https://example.org/page'],
    ['//example.org', 'https://example.org'],
    ['localhost:8080/x', 'https://localhost:8080/x'],
    ['  mailto:me@example.org ', 'mailto:me@example.org'],
    ['me@example.org', 'mailto:me@example.org'],
  ])('typed as %j leads to %j', (typed, address) => expect(toAddress(typed)).toBe(address))

  test.each([
    '',
    '  ',
    'two words',
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'tel:123x',
  ])('can not be made of %j', (typed) => expect(toAddress(typed)).toBeNull())

  test('is unsafe when it is no whole address of an allowed kind', () => {
    for (const address of ['javascript:alert(1)', ' javascript:alert(1)', '/relative', '', null, 7]) {
      expect(isSafeAddress(address), String(address)).toBe(false)
    }
  })
})
