export { documentsApi, identity } from './service.ts'
