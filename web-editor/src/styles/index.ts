export { base, ghost, ghostLine } from './shared.styles.ts'
