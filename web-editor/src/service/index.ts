export { accessApi, documentsApi, identity } from './service.ts'
