/** Why there is a copy, for a person; by the service's code, or ours. */
const reasons: Readonly<Record<string, string>> = {
  ERR_ACCESS_DENIED: 'you may not write in it any more',
  ERR_DOC_WAS_DELETED: 'it was deleted',
  ERR_DOC_DOES_NOT_EXIST: 'it was deleted',
  ERR_OPERATION_TOO_LARGE: 'the change is too large',
  ERR_DOCUMENT_TOO_LARGE: 'the document would become too large',
  ERR_CONTENT_NOT_ALLOWED: 'something in them is not allowed in documents',
  ANOTHER_USER: 'they were written under another name',
  TAKEN_OVER: 'another tab has sent what it found of them',
}

export function describeReason(code: string): string {
  return reasons[code] ?? 'the server did not accept them'
}
