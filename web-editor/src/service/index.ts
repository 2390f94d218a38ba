export { accessApi, documentsApi, identity, outbox, recoveryCopies } from './service.ts'
