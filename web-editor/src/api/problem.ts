/** What the service answered when it did not do what was asked. `status` 0: it could not be reached. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'

  /** @param code what the service calls it; null if it did not say */
  constructor(
    message: string,
    readonly status: number,
    readonly code: string | null = null,
  ) {
    super(message)
  }
}

/** A sentence about an error, for a person. */
export function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Whether what was asked for is not there, as far as we may know. */
export function isMissing(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 404 || error.status === 410)
}

/** Whether what was sent to prove who we are proves nothing. */
export function isUnauthenticated(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 401
}

/** Reads a problem document (RFC 9457), or makes do with the status. */
export async function toProblem(response: Response): Promise<ApiProblem> {
  const problem: unknown = await response.json().catch(() => null)
  const { detail, title, code } = (problem ?? {}) as { detail?: unknown; title?: unknown; code?: unknown }
  const said = [detail, title].find((text) => typeof text === 'string' && text !== '')
  return new ApiProblem(
    typeof said === 'string' ? said : `The service answered ${response.status}.`,
    response.status,
    typeof code === 'string' ? code : null,
  )
}
