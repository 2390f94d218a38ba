export { EditorBinding, type BoundEditor } from './editor-binding.ts'
export { COLLECTION, LiveDocument, type DocumentState, type SaveState } from './live-document.ts'
export { type Keeping, type Unsent } from './unsent-work.ts'
