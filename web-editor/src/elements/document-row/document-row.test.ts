// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import type { Role } from '../../access/index.ts'
import { DocumentRow } from './document-row.ts'

let row: DocumentRow

afterEach(() => row.remove())

async function shown(role: Role, deletable: boolean): Promise<string[]> {
  row = new DocumentRow()
  row.document = { id: 'x', title: 'Plan', createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z', role }
  row.deletable = deletable
  document.body.append(row)
  await row.updateComplete
  const parts = [...(row.shadowRoot?.querySelectorAll('.role, wa-dropdown-item') ?? [])]
  return parts.map(({ textContent }) => textContent.trim())
}

test.each([
  ['owner', true, ['Rename…', 'Delete…']],
  ['editor', false, ['Rename…']],
  ['commenter', false, ['Commenter']],
  ['viewer', false, ['Viewer']],
] as const)('a row says what one who is %s is, or may do', async (role, deletable, parts) => {
  expect(await shown(role, deletable)).toEqual(parts)
})
