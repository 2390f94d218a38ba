export { AccessApi, type AccessList, type Grant, type ShareLink } from './access-api.ts'
export { DocumentsApi, type DocumentPage, type DocumentSummary } from './documents-api.ts'
export { GuestsApi, type GuestPass, type User } from './guests-api.ts'
export { ApiProblem, describe, isMissing, isUnauthenticated } from './problem.ts'
