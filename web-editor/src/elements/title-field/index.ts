export { RenameEvent, TitleField } from './title-field.ts'
