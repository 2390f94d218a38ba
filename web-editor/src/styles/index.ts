export { base } from './shared.styles.ts'
