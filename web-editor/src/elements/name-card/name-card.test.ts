// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DeclineEvent, NameCard, NameEvent } from './name-card.ts'

let card: NameCard
let heard: string[]

beforeEach(async () => {
  heard = []
  card = new NameCard()
  card.question = { suggestion: '', optional: false, problem: null }
  card.addEventListener(NameEvent.type, (event) => heard.push((event as NameEvent).name))
  card.addEventListener(DeclineEvent.type, () => heard.push('(declined)'))
  document.body.append(card)
  await card.updateComplete
})

afterEach(() => card.remove())

const input = () => card.shadowRoot?.querySelector('input') as HTMLInputElement
const buttons = () => [...(card.shadowRoot?.querySelectorAll('button') ?? [])]
const announced = () => card.shadowRoot?.querySelector('[role=alert]')?.textContent

async function answer(name: string): Promise<void> {
  input().value = name
  card.shadowRoot?.querySelector('form')?.requestSubmit()
  await card.updateComplete
}

test('tells a name that was written, cleaned, and once', async () => {
  await answer('  Ada   Lovelace ')
  await answer('Ada')
  expect(heard).toEqual(['Ada Lovelace'])
})

test('wants a name that can be seen', async () => {
  await answer('  \u0007 ')
  expect([heard, announced()]).toEqual([[], 'Please write a name.'])
})

test('says what was wrong with a name, and takes another', async () => {
  await answer('Ada')
  card.question = { suggestion: 'Ada', optional: false, problem: 'Too many guests arrive at present' }
  await card.updateComplete
  expect(announced()).toBe('Too many guests arrive at present')
  await answer('Ada')
  expect(heard).toEqual(['Ada', 'Ada'])
})

test('stays open where one can not do without', () => {
  const dialog = card.shadowRoot?.querySelector('dialog')
  dialog?.close()
  expect([heard, dialog?.open]).toEqual([[], true])
})

test('can be declined where one can do without', async () => {
  expect(buttons()).toHaveLength(1)
  card.question = { suggestion: '', optional: true, problem: null }
  await card.updateComplete
  buttons()[1]?.click()
  expect(heard).toEqual(['(declined)'])
})
