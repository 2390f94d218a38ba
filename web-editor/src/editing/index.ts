export { EditingSession } from './editing-session.ts'
