export { askForName } from './name-question.ts'
export { TextDialog, type Answer, type Question } from './text-dialog.ts'
