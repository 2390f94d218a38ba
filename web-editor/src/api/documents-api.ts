/** A document as the lists show it. Times are ISO 8601. */
export interface DocumentSummary {
  readonly id: string
  readonly title: string
  readonly createdAt: string
  readonly updatedAt: string
}

/** A page of the documents, the newest first; `total` counts all of them. */
export interface DocumentPage {
  readonly items: readonly DocumentSummary[]
  readonly page: number
  readonly size: number
  readonly total: number
}

/** What the service answered when it did not do what was asked. `status` 0: it could not be reached. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'

  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message)
  }
}

/** A sentence about an error, for a person. */
export function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

export function isMissing(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 404 || error.status === 410)
}

/**
 * The documents of the service. Every method throws {@link ApiProblem}. What is read here shows what was written here
 * before, also when the answer to the writing is still on its way.
 */
export class DocumentsApi {
  readonly #fetch: typeof fetch
  #written: Promise<unknown> = Promise.resolve()

  constructor(fetchIt: typeof fetch = (input, init) => fetch(input, init)) {
    this.#fetch = fetchIt
  }

  list(page: number, size: number): Promise<DocumentPage> {
    return this.#json('GET', `?page=${page}&size=${size}`)
  }

  create(title: string): Promise<DocumentSummary> {
    return this.#json('POST', '', { title })
  }

  get(id: string): Promise<DocumentSummary> {
    return this.#json('GET', pathOf(id))
  }

  rename(id: string, title: string): Promise<DocumentSummary> {
    return this.#json('PATCH', pathOf(id), { title })
  }

  async delete(id: string): Promise<void> {
    await this.#request('DELETE', pathOf(id))
  }

  async #json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.#request(method, path, body)
    return (await response.json()) as T
  }

  async #request(method: string, path: string, body?: unknown): Promise<Response> {
    if (method === 'GET') await this.#written
    const answer = this.#fetch(`/api/documents${path}`, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new ApiProblem('The service could not be reached.', 0)
    })
    if (method !== 'GET') this.#written = Promise.allSettled([this.#written, answer])
    const response = await answer
    if (!response.ok) throw await toProblem(response)
    return response
  }
}

/** The one that all pages share, so that each sees what another has written. */
export const documentsApi = new DocumentsApi()

function pathOf(id: string): string {
  return `/${encodeURIComponent(id)}`
}

/** Reads a problem document (RFC 9457), or makes do with the status. */
async function toProblem(response: Response): Promise<ApiProblem> {
  const problem: unknown = await response.json().catch(() => null)
  const { detail, title } = (problem ?? {}) as { detail?: unknown; title?: unknown }
  const said = [detail, title].find((text) => typeof text === 'string' && text !== '')
  return new ApiProblem(typeof said === 'string' ? said : `The service answered ${response.status}.`, response.status)
}
