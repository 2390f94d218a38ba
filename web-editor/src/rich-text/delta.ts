import richText from 'rich-text'

/** Formats of a stretch of text; `null` takes one away. */
export type Attributes = Record<string, unknown>

/** One insert, retain or delete inside an operation. What is inserted and is no string is an embed of length 1. */
export interface Component {
  readonly insert?: unknown
  readonly retain?: number
  readonly delete?: number
  readonly attributes?: Attributes
}

/** Rich text, or a change to it: a document is a delta of nothing but inserts. Lengths are UTF-16 code units. */
export interface Delta {
  readonly ops: readonly Component[]
}

/** The type as ShareDB wants it registered. */
export const richTextType = richText.type

export const emptyDelta: Delta = { ops: [] }

/** What `first` and then `second` do, as one delta: `apply(apply(s, a), b) = apply(s, compose(a, b))`. */
export function compose(first: Delta, second: Delta): Delta {
  return richText.type.compose(first, second)
}

/** How much text a document holds, or how far an operation reaches in the text it makes. */
export function lengthOf(delta: Delta): number {
  return delta.ops.reduce((length, component) => length + resultLength(component), 0)
}

function resultLength(component: Component): number {
  if (component.delete !== undefined) return 0
  if (component.retain !== undefined) return component.retain
  return typeof component.insert === 'string' ? component.insert.length : 1
}

export function endsInLineBreak(document: Delta): boolean {
  const last = document.ops.at(-1)?.insert
  return typeof last === 'string' && last.endsWith('\n')
}

/** What an operation puts in, without formatting what is there: a document. */
export function insertsOf(operation: Delta): Delta {
  return { ops: operation.ops.filter(({ insert }) => insert !== undefined) }
}
