export { ConfirmDialog, type Confirmation } from './confirm-dialog.ts'
