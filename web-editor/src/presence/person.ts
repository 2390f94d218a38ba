/** Who somebody is to the others: a name of their choice and the colour of their cursor. */
export interface Person {
  readonly name: string
  readonly color: string
}

/** Dark enough for white text on each of them (a contrast of at least 4.5 to 1). */
export const colors = [
  '#c92a2a',
  '#a61e4d',
  '#862e9c',
  '#5f3dc4',
  '#364fc7',
  '#1864ab',
  '#0b7285',
  '#087f5b',
  '#237a35',
  '#9c4a00',
] as const

const animals = [
  'Otter',
  'Heron',
  'Badger',
  'Lynx',
  'Puffin',
  'Marten',
  'Kestrel',
  'Beaver',
  'Hare',
  'Wren',
  'Seal',
  'Stork',
  'Newt',
  'Finch',
  'Moose',
  'Owl',
] as const

const KEY = 'coscribe.person'

export const LONGEST_NAME = 40

/** The person this browser remembers, or a new guest, who is remembered from now on. */
export function rememberedPerson(storage: Storage = localStorage, random: () => number = Math.random): Person {
  const person = read(storage)
  if (person) return person
  const guest = { name: `Guest ${pick(animals, random)}`, color: pick(colors, random) }
  rememberPerson(guest, storage)
  return guest
}

/** The person this browser remembers; if they have said a name, they are remembered by it from now on. */
export function personNamed(name: string | undefined, storage: Storage = localStorage): Person {
  const remembered = rememberedPerson(storage)
  if (name === undefined || name === remembered.name) return remembered
  const person = { ...remembered, name: cleanName(name) }
  rememberPerson(person, storage)
  return person
}

/** Keeps the person for the next visit; where the browser keeps nothing, the person lasts as long as the page. */
export function rememberPerson(person: Person, storage: Storage = localStorage): void {
  try {
    storage.setItem(KEY, JSON.stringify(person))
  } catch (error) {
    console.warn('The name is not kept', error)
  }
}

/** Makes a person of whatever a stranger's client says, or null if it can't be one. */
export function toPerson(value: unknown): Person | null {
  if (typeof value !== 'object' || value === null) return null
  const { name, color } = value as Record<string, unknown>
  if (typeof name !== 'string' || typeof color !== 'string') return null
  if (name.trim() === '' || !/^#[0-9a-f]{6}$/i.test(color)) return null
  return { name: cleanName(name), color }
}

/** A name without what can't be seen or is half a character, and not too long. */
export function cleanName(name: string): string {
  const visible = name.replace(/\s+/g, ' ').replace(/\p{Cc}/gu, '')
  return visible
    .trim()
    .slice(0, LONGEST_NAME)
    .replace(/\p{Cs}/gu, '')
    .trim()
}

/** One or two letters that stand for a name. */
export function initials(name: string): string {
  const words = name.split(' ').filter((word) => word !== '')
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words
  return chosen
    .map((word) => /^./u.exec(word ?? '')?.[0] ?? '')
    .join('')
    .toUpperCase()
}

function read(storage: Storage): Person | null {
  try {
    return toPerson(JSON.parse(storage.getItem(KEY) ?? 'null'))
  } catch {
    return null // unreadable is as good as not there
  }
}

function pick<T>(choices: readonly T[], random: () => number): T {
  return choices[Math.floor(random() * choices.length)] as T
}
