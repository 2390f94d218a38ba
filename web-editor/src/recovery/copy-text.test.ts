import { expect, test } from 'vitest'
import type { RecoveryCopy } from '../outbox/index.ts'
import type { Delta } from '../rich-text/index.ts'
import { piecesOf, textOf } from './copy-text.ts'

function copy(content: Delta['ops'], change: Delta['ops']): RecoveryCopy {
  const rest = { id: 'c', document: 'd', title: 'T', user: null, reason: 'R', madeAt: 0 }
  return { ...rest, content: { ops: content }, change: { ops: change } }
}

test('the text of a copy is without formats, and what is no text is a box', () => {
  const content = [{ insert: 'a', attributes: { bold: true } }, { insert: { image: 'x' } }, { insert: 'z\n' }]
  expect(textOf(copy(content, []))).toBe('a□z\n')
})

test('what was put in is told from what was there; what was taken out is not there', () => {
  const change = [{ retain: 3 }, { delete: 9 }, { insert: 'new ' }, { retain: 2 }, { insert: { image: 'x' } }]
  const content = [{ insert: 'an new ol' }, { insert: { image: 'x' } }, { insert: 'd' }]
  expect(piecesOf(copy(content, change))).toEqual([
    { text: 'an ', kind: 'known' },
    { text: 'new ', kind: 'refused' },
    { text: 'ol', kind: 'known' },
    { text: '□', kind: 'refused' },
    { text: 'd', kind: 'known' },
  ])
})
