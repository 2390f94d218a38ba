export { DocumentsApi, type DocumentPage, type DocumentSummary } from './documents-api.ts'
export { GuestsApi, type GuestPass, type User } from './guests-api.ts'
export { ApiProblem, describe, isMissing, isUnauthenticated } from './problem.ts'
