import { expect, test } from 'vitest'
import { isAtLeast, mayDelete, mayEdit, mayShare, roles, toRole } from './role.ts'

test('a role may do what those before it may', () => {
  expect(roles.filter(mayEdit)).toEqual(['editor', 'owner'])
  expect(roles.filter(mayShare)).toEqual(['owner'])
  expect(roles.filter((role) => isAtLeast(role, 'commenter'))).toEqual(['commenter', 'editor', 'owner'])
})

test('an editor may delete only where documents may be without an owner', () => {
  expect(roles.filter((role) => mayDelete(role, 'none'))).toEqual(['owner'])
  expect(roles.filter((role) => mayDelete(role, 'editor'))).toEqual(['editor', 'owner'])
})

test.each([null, undefined, '', 'Owner', 'admin', 1])('%j is no role', (value) => expect(toRole(value)).toBeNull())
