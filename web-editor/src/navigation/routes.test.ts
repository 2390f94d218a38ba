import { expect, test } from 'vitest'
import { fragmentOf, routeOf, secretOf } from './routes.ts'

test.each([
  ['/', { kind: 'home' }],
  ['/d/abc', { kind: 'document', id: 'abc' }],
  ['/d/a%20b/', { kind: 'document', id: 'a b' }],
  ['/d/', { kind: 'unknown' }],
  ['/d/a/b', { kind: 'unknown' }],
  ['/d/%E0%A4%A', { kind: 'unknown' }],
  ['/elsewhere', { kind: 'unknown' }],
])('%s', (path, route) => expect(routeOf(path)).toEqual(route))

test('a share link leads to its document', () => {
  expect(routeOf('/d/abc', secretOf('#link=s3-cr_t'))).toEqual({ kind: 'share-link', id: 'abc', secret: 's3-cr_t' })
  expect(routeOf('/', secretOf('#link=s3-cr_t'))).toEqual({ kind: 'home' })
})

test.each(['', '#', '#link=', '#other=x', '#link=%E0%A4%A'])('%j holds no secret', (fragment) =>
  expect(secretOf(fragment)).toBeNull(),
)

test('a secret survives the address', () => {
  for (const secret of ['plain', 'a b/c?d#e=%', 'ü']) expect(secretOf(fragmentOf(secret))).toBe(secret)
})
