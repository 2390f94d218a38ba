// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import { AvatarRow, ChangeNameEvent } from './avatar-row.ts'

const row = new AvatarRow()

afterEach(() => row.remove())

const person = (name: string) => ({ id: name, name, color: '#1864ab', selection: null })

test('shows oneself first, then the others, and a number for those without room', async () => {
  row.self = person('Ada Lovelace')
  row.others = ['Ben', 'Cy', 'Dee', 'Eve', 'Flo', 'Gus', 'Hal'].map(person)
  document.body.append(row)
  await row.updateComplete
  const avatars = [...(row.shadowRoot?.querySelectorAll('.avatar') ?? [])]
  expect(avatars.map(({ textContent }) => textContent.trim())).toEqual(['AL', 'B', 'C', 'D', 'E', 'F', '+2'])
  expect(avatars.at(-1)?.getAttribute('title')).toBe('Gus, Hal')
})

test('a click on oneself asks for another name', async () => {
  row.self = person('Ada')
  document.body.append(row)
  await row.updateComplete
  let asked = 0
  row.addEventListener(ChangeNameEvent.type, () => asked++)
  row.shadowRoot?.querySelector('button')?.click()
  expect(asked).toBe(1)
})
