export {
  ApiProblem,
  DocumentsApi,
  describe,
  documentsApi,
  isMissing,
  type DocumentPage,
  type DocumentSummary,
} from './documents-api.ts'
