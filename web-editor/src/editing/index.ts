export { EditingSession, type Opener } from './editing-session.ts'
