import { describe, expect, test } from 'vitest'
import { compose, type Delta } from '../rich-text/index.ts'
import { sharedOperation, shownContent, shownOperation } from './final-line-break.ts'

const text = (insert: string): Delta => ({ ops: insert === '' ? [] : [{ insert }] })
const plain = (delta: Delta): string =>
  delta.ops.map(({ insert }) => (typeof insert === 'string' ? insert : '□')).join('')

describe('what is shown', () => {
  test.each([
    ['', '\n'],
    ['word', 'word\n'],
    ['word\n', 'word\n'],
    ['\n\n', '\n\n'],
  ])('for %j is %j', (shared, shown) => {
    expect(plain(shownContent(text(shared)))).toBe(shown)
  })

  test('behind an embed at the end there is a line break too', () => {
    expect(plain(shownContent({ ops: [{ insert: { image: 'x' } }] }))).toBe('□\n')
  })
})

describe('an edit made here', () => {
  test.each(['', 'word', 'word\n', '\n'])('of %j gives the shared content that is shown', (shared) => {
    const edit: Delta = { ops: [{ insert: 'first ' }] }
    const after = compose(text(shared), sharedOperation(edit, text(shared)))
    expect(plain(after)).toBe(plain(compose(shownContent(text(shared)), edit)))
    expect(plain(after).endsWith('\n')).toBe(true)
  })

  test('may format the borrowed line break', () => {
    const edit: Delta = { ops: [{ retain: 4 }, { retain: 1, attributes: { header: 1 } }] }
    expect(compose(text('word'), sharedOperation(edit, text('word'))).ops).toEqual([
      { insert: 'word' },
      { insert: '\n', attributes: { header: 1 } },
    ])
  })
})

describe('an operation of somebody else', () => {
  const cases: readonly (readonly [string, Delta])[] = [
    ['', { ops: [{ insert: 'a' }] }],
    ['', { ops: [{ insert: 'a\n' }] }],
    ['word', { ops: [{ retain: 4 }, { insert: '!' }] }],
    ['word', { ops: [{ retain: 4 }, { insert: '\n', attributes: { header: 2 } }] }],
    ['word', { ops: [{ delete: 4 }] }],
    ['word\n', { ops: [{ retain: 4 }, { delete: 1 }] }],
    ['word\n', { ops: [{ delete: 5 }] }],
    ['word\n', { ops: [{ retain: 5 }, { insert: 'more' }] }],
    ['word\n', { ops: [{ insert: 'a ' }] }],
    ['a\nb\n', { ops: [{ retain: 1 }, { delete: 3 }] }],
  ]

  test.each(cases)('on %j leads to what is shown for its result: %j', (shared, operation) => {
    const before = text(shared)
    const after = compose(before, operation)
    const borrowed = !shared.endsWith('\n')
    expect(compose(shownContent(before), shownOperation(operation, borrowed, after))).toEqual(shownContent(after))
  })
})
