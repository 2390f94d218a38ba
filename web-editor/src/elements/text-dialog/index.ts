export { TextDialog, type Answer, type Question } from './text-dialog.ts'
