import { expect, test } from 'vitest'
import { attributesOf, blockOf, type BlockFormat } from './formats.ts'

const blocks: BlockFormat[] = [
  'paragraph',
  'heading-1',
  'heading-2',
  'heading-3',
  'bullet-list',
  'numbered-list',
  'checklist',
  'quote',
  'code',
]

test.each(blocks)('a line made a %s is one', (block) => expect(blockOf(attributesOf(block))).toBe(block))

test('a ticked item is part of a checklist', () => expect(blockOf({ list: 'checked' })).toBe('checklist'))

test('a code block with a language is code, and an unknown heading is text', () => {
  expect(blockOf({ 'code-block': 'java' })).toBe('code')
  expect(blockOf({ header: 6 })).toBe('paragraph')
})
