export {
  ApiProblem,
  DocumentsApi,
  describe,
  isMissing,
  type DocumentPage,
  type DocumentSummary,
} from './documents-api.ts'
