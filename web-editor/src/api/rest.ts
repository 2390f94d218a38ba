import { ApiProblem, toProblem } from './problem.ts'

/**
 * The service's REST interface. Every method throws {@link ApiProblem}. What is read here shows what was written here
 * before, also when the answer to the writing is still on its way.
 */
export class Rest {
  readonly #fetch: typeof fetch
  #written: Promise<unknown> = Promise.resolve()

  constructor(fetchIt: typeof fetch = (input, init) => fetch(input, init)) {
    this.#fetch = fetchIt
  }

  /** Asks, and reads the answer. @param path behind `/api` */
  async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.#request(method, path, body)
    return (await response.json()) as T
  }

  /** Asks for what is answered with nothing. */
  async send(method: string, path: string, body?: unknown): Promise<void> {
    await this.#request(method, path, body)
  }

  async #request(method: string, path: string, body?: unknown): Promise<Response> {
    if (method === 'GET') await this.#written
    const answer = this.#fetch(`/api${path}`, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      throw error instanceof ApiProblem ? error : new ApiProblem('The service could not be reached.', 0)
    })
    if (method !== 'GET') this.#written = Promise.allSettled([this.#written, answer])
    const response = await answer
    if (!response.ok) throw await toProblem(response)
    return response
  }
}
