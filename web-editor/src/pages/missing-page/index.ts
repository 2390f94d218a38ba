export { MissingPage } from './missing-page.ts'
