export { SaveIndicator } from './save-indicator.ts'
