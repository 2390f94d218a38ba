import type { User } from '../api/index.ts'
import type { Listeners } from '../listeners/index.ts'

/** What proves to the service who asks. */
export interface Credentials {
  /** Who that is; null for nobody in particular. */
  readonly user: User | null

  /** A token that the service should take, or null to do without. May wait for the person; fails if there can be none. */
  token(): Promise<string | null>

  /** The service did not take this token, or wants one where none (null) was given: the next one is another. */
  refuse(token: string | null): void

  /** Told when the user or the token may have changed. */
  readonly changed: Listeners
}

/** A `fetch` that says who asks. What is answered with 401 is asked again, once, with another token. */
export function authorized(credentials: Credentials, fetchIt: typeof fetch = (input, init) => fetch(input, init)) {
  return async (input: Parameters<typeof fetch>[0], init: RequestInit = {}): Promise<Response> => {
    const token = await credentials.token()
    const response = await fetchIt(input, bearing(token, init))
    if (response.status !== 401) return response
    credentials.refuse(token)
    return fetchIt(input, bearing(await credentials.token(), init))
  }
}

function bearing(token: string | null, init: RequestInit): RequestInit {
  if (token === null) return init
  const headers = new Headers(init.headers)
  headers.set('Authorization', `Bearer ${token}`)
  return { ...init, headers }
}
