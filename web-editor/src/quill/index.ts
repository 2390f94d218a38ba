export type { ShownCursor } from './cursor-layer.ts'
export { plainFormats, type BlockFormat, type Command, type FormatState, type InlineFormat } from './formats.ts'
export { toAddress } from './link-address.ts'
export { RichTextEditor } from './rich-text-editor.ts'
