// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest'
import { cleanName, colors, initials, personNamed, rememberedPerson, rememberPerson, toPerson } from './person.ts'

beforeEach(() => localStorage.clear())

describe('a person', () => {
  test('is a friendly guest at first, and the same one afterwards', () => {
    const guest = rememberedPerson()
    expect(guest.name).toMatch(/^Guest [A-Z][a-z]+$/)
    expect(colors).toContain(guest.color)
    expect(rememberedPerson()).toEqual(guest)
  })

  test('is remembered by the name they chose', () => {
    rememberPerson({ name: 'Ada', color: '#1864ab' })
    expect(rememberedPerson()).toEqual({ name: 'Ada', color: '#1864ab' })
  })

  test('is called what they say, and keeps their colour and the name', () => {
    const { color } = rememberedPerson()
    expect(personNamed('Ada')).toEqual({ name: 'Ada', color })
    expect(personNamed(undefined)).toEqual({ name: 'Ada', color })
  })

  test('is a new guest when what is kept makes no sense', () => {
    localStorage.setItem('coscribe.person', '{"name":')
    expect(rememberedPerson(localStorage, () => 0)).toEqual({ name: 'Guest Otter', color: colors[0] })
  })

  test.each([null, 'Ada', { name: '' }, { name: 'Ada' }, { name: 'Ada', color: 'red' }, { name: 1, color: '#123456' }])(
    'is not made of %j',
    (value) => expect(toPerson(value)).toBeNull(),
  )

  test('has white letters readable on every colour', () => {
    for (const color of colors) expect(contrastWithWhite(color), color).toBeGreaterThanOrEqual(4.5)
  })
})

test.each([
  ['Ada Lovelace', 'AL'],
  ['ada', 'A'],
  ['Guest Sea Otter', 'GO'],
  ['😀 smile', '😀S'],
  ['', ''],
])('the initials of %j are %j', (name, expected) => expect(initials(name)).toBe(expected))

test.each([
  ['  Ada \t Lovelace ', 'Ada Lovelace'],
  ['A\u0007da', 'Ada'],
  ['\ud83d', ''],
  [`${'x'.repeat(39)}😀`, 'x'.repeat(39)],
  [`${'x'.repeat(39)} yz`, 'x'.repeat(39)],
])('the name %j is %j', (written, name) => expect(cleanName(written)).toBe(name))

/** The contrast ratio of WCAG 2. */
function contrastWithWhite(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = parseInt(color.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}
