// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest'
import { RenameEvent, TitleField } from './title-field.ts'

let field: TitleField
let titles: string[]

beforeEach(async () => {
  titles = []
  field = new TitleField()
  field.value = 'Old'
  field.addEventListener(RenameEvent.type, (event) => titles.push((event as RenameEvent).title))
  document.body.append(field)
  await field.updateComplete
})

afterEach(() => field.remove())

const input = () => field.shadowRoot?.querySelector('input') as HTMLInputElement

function type(title: string, key: string): void {
  input().focus()
  input().value = title
  input().dispatchEvent(new KeyboardEvent('keydown', { key }))
}

test('Enter keeps a new title', () => {
  type('  New ', 'Enter')
  expect(titles).toEqual(['New'])
})

test('Escape brings the old one back', () => {
  type('New', 'Escape')
  expect([titles, input().value]).toEqual([[], 'Old'])
})

test('an empty or unchanged title changes nothing', () => {
  type('   ', 'Enter')
  expect(input().value).toBe('Old')
  type('Old', 'Enter')
  expect(titles).toEqual([])
})

test("somebody else's rename does not disturb the one who is typing", async () => {
  input().focus()
  input().value = 'Half a ti'
  field.value = 'From elsewhere'
  await field.updateComplete
  expect(input().value).toBe('Half a ti')
})

test('is no field for those who may only read it', async () => {
  field.readonly = true
  await field.updateComplete
  expect(field.shadowRoot?.querySelector('input')).toBeNull()
  expect(field.shadowRoot?.querySelector('h1')?.textContent).toBe('Old')
})
