/** Formats that a stretch of text has or has not. */
export type InlineFormat = 'bold' | 'italic' | 'underline' | 'strike'

/** What a line is; exactly one of these. */
export type BlockFormat =
  | 'paragraph'
  | 'heading-1'
  | 'heading-2'
  | 'heading-3'
  | 'bullet-list'
  | 'numbered-list'
  | 'checklist'
  | 'quote'
  | 'code'

/** Something a person asks the editor to do with what is selected. */
export type Command =
  | { readonly kind: 'toggle'; readonly format: InlineFormat }
  | { readonly kind: 'block'; readonly block: BlockFormat }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'unlink' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }

/** The formats at the selection, and what can be undone. */
export interface FormatState extends Readonly<Record<InlineFormat, boolean>> {
  readonly block: BlockFormat
  readonly link: string | null
  readonly canUndo: boolean
  readonly canRedo: boolean
}

export const plainFormats: FormatState = {
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  block: 'paragraph',
  link: null,
  canUndo: false,
  canRedo: false,
}

type Attributes = Readonly<Record<string, unknown>>

const blockAttributes: Readonly<Record<BlockFormat, Attributes>> = {
  paragraph: {},
  'heading-1': { header: 1 },
  'heading-2': { header: 2 },
  'heading-3': { header: 3 },
  'bullet-list': { list: 'bullet' },
  'numbered-list': { list: 'ordered' },
  checklist: { list: 'unchecked' },
  quote: { blockquote: true },
  code: { 'code-block': true },
}

const noBlock: Attributes = { header: false, list: false, blockquote: false, 'code-block': false, indent: false }

/** The attributes that make a line that block and nothing else. */
export function attributesOf(block: BlockFormat): Attributes {
  const attributes = blockAttributes[block]
  return 'list' in attributes ? { ...noBlock, ...attributes, indent: undefined } : { ...noBlock, ...attributes }
}

/** What a line with these attributes is. A ticked item is part of a checklist too. */
export function blockOf(attributes: Attributes): BlockFormat {
  if (attributes.list === 'checked') return 'checklist'
  const found = Object.entries(blockAttributes).find(([, wanted]) => {
    const entries = Object.entries(wanted)
    return entries.length > 0 && entries.every(([name, value]) => matches(attributes[name], value))
  })
  return (found?.[0] ?? 'paragraph') as BlockFormat
}

function matches(actual: unknown, wanted: unknown): boolean {
  return wanted === true ? Boolean(actual) : actual === wanted
}
