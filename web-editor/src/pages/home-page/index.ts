export { HomePage } from './home-page.ts'
