import type { RecoveryCopy } from '../outbox/index.ts'
import { type Component, lengthOf } from '../rich-text/index.ts'

/** A stretch of a copy's text, and whether the server has it. */
export interface Piece {
  readonly text: string
  readonly kind: 'known' | 'refused'
}

/** The text of a copy without its formats; what is no text is a box. */
export function textOf({ content }: RecoveryCopy): string {
  return content.ops.map(({ insert }) => (typeof insert === 'string' ? insert : '□')).join('')
}

/** The text of a copy in pieces: what the server has, and what was refused. */
export function piecesOf(copy: RecoveryCopy): Piece[] {
  const text = textOf(copy)
  const pieces: Piece[] = []
  let end = 0
  for (const component of copy.change.ops) {
    const begin = end
    end += resultLengthOf(component)
    if (end > begin)
      pieces.push({ text: text.slice(begin, end), kind: component.insert === undefined ? 'known' : 'refused' })
  }
  return [...pieces, { text: text.slice(end), kind: 'known' as const }].filter((piece) => piece.text !== '')
}

function resultLengthOf(component: Component): number {
  return lengthOf({ ops: [component] })
}
