export { EditorPage } from './editor-page.ts'
