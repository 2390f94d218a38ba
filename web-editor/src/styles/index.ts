export { base, ghost } from './shared.styles.ts'
