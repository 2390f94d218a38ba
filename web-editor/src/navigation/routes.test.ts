import { expect, test } from 'vitest'
import { routeOf } from './routes.ts'

test.each([
  ['/', { kind: 'home' }],
  ['/d/abc', { kind: 'document', id: 'abc' }],
  ['/d/a%20b/', { kind: 'document', id: 'a b' }],
  ['/d/', { kind: 'unknown' }],
  ['/d/a/b', { kind: 'unknown' }],
  ['/d/%E0%A4%A', { kind: 'unknown' }],
  ['/elsewhere', { kind: 'unknown' }],
])('%s', (path, route) => expect(routeOf(path)).toEqual(route))
