import { expect, test } from 'vitest'
import { peopleOf } from './sharing.ts'

const ann = { id: 'a', name: 'Ann' }
const ben = { id: 'b', name: 'Ben' }

test('each person is there once, with the role that counts', () => {
  const people = peopleOf([
    { user: ann, role: 'owner', link: null },
    { user: ben, role: 'viewer', link: '1' },
    { user: ben, role: 'editor', link: '2' },
    { user: ben, role: 'commenter', link: null },
    { user: ann, role: 'viewer', link: '1' },
  ])
  expect(people).toEqual([
    { user: ann, role: 'owner', byLink: 'viewer' },
    { user: ben, role: 'editor', byLink: 'editor' },
  ])
})
