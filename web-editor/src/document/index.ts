export { EditorBinding, type BoundEditor } from './editor-binding.ts'
export type { Keeping } from './keeping.ts'
export { COLLECTION, LiveDocument, type DocumentState, type SaveState } from './live-document.ts'
export type { Unsent } from './unsent-work.ts'
