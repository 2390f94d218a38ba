export { CommandEvent, EditLinkEvent, EditorToolbar } from './editor-toolbar.ts'
