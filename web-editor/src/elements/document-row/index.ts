export { DocumentActionEvent, DocumentRow, type DocumentAction } from './document-row.ts'
