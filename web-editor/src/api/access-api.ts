import type { Role } from '../access/index.ts'
import type { User } from './guests-api.ts'
import { Rest } from './rest.ts'

/** A role that somebody has in a document: by a share link, or granted (`link` is null). They may have several. */
export interface Grant {
  readonly user: User
  readonly role: Role
  readonly link: string | null
}

/** A link that gives a role to whoever follows it. Times are ISO 8601. */
export interface ShareLink {
  readonly id: string
  readonly role: Role
  readonly createdAt: string
  /** Null if it doesn't end by itself. */
  readonly expiresAt: string | null
}

/** Who has access to a document, and by which links others may get it. */
export interface AccessList {
  readonly people: readonly Grant[]
  readonly links: readonly ShareLink[]
}

/** Who may do what with documents. */
export class AccessApi {
  readonly #rest: Rest

  constructor(fetchIt?: typeof fetch) {
    this.#rest = new Rest(fetchIt)
  }

  list(document: string): Promise<AccessList> {
    return this.#rest.json('GET', pathOf(document))
  }

  /** Gives somebody a role beside those that they have by links. */
  grant(document: string, { id, name }: User, role: Role): Promise<void> {
    return this.#rest.send('PUT', `${pathOf(document)}/people/${encodeURIComponent(id)}`, { role, name })
  }

  /** Takes from somebody all their roles. */
  remove(document: string, { id }: User): Promise<void> {
    return this.#rest.send('DELETE', `${pathOf(document)}/people/${encodeURIComponent(id)}`)
  }

  /** Makes a link; its secret is told this once. @param expiresAt null if it isn't to end by itself */
  createLink(document: string, role: Role, expiresAt: string | null): Promise<ShareLink & { readonly secret: string }> {
    return this.#rest.json('POST', `${pathOf(document)}/links`, { role, expiresAt })
  }

  /** Ends a link; whoever has come by it loses the role that it gave. */
  revokeLink(document: string, link: string): Promise<void> {
    return this.#rest.send('DELETE', `${pathOf(document)}/links/${encodeURIComponent(link)}`)
  }

  /** Has the role of a link from now on. */
  useLink(secret: string): Promise<{ readonly document: string; readonly role: Role }> {
    return this.#rest.json('POST', '/share-links', { secret })
  }
}

function pathOf(document: string): string {
  return `/documents/${encodeURIComponent(document)}/access`
}
