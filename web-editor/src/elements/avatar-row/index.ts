export { AvatarRow, ChangeNameEvent } from './avatar-row.ts'
