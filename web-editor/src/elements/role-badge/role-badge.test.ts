// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import { RoleBadge } from './role-badge.ts'

const badge = new RoleBadge()

afterEach(() => badge.remove())

test.each([
  [null, ''],
  ['viewer', 'Viewing'],
  ['commenter', 'Commenting'],
  ['editor', ''],
  ['owner', ''],
] as const)('the badge of %s says %j', async (role, words) => {
  badge.documentRole = role
  document.body.append(badge)
  await badge.updateComplete
  expect(badge.shadowRoot?.querySelector('[role=status]')?.textContent.trim()).toBe(words)
})
