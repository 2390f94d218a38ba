import type { Role } from '../access/index.ts'
import { Rest } from './rest.ts'

/** A document as the lists show it. Times are ISO 8601. */
export interface DocumentSummary {
  readonly id: string
  readonly title: string
  readonly createdAt: string
  readonly updatedAt: string
  /** What we are to it. */
  readonly role: Role
}

/** A page of the documents, the newest first; `total` counts all of them. */
export interface DocumentPage {
  readonly items: readonly DocumentSummary[]
  readonly page: number
  readonly size: number
  readonly total: number
}

/** The documents of the service. */
export class DocumentsApi {
  readonly #rest: Rest

  constructor(fetchIt?: typeof fetch) {
    this.#rest = new Rest(fetchIt)
  }

  list(page: number, size: number): Promise<DocumentPage> {
    return this.#rest.json('GET', `/documents?page=${page}&size=${size}`)
  }

  create(title: string): Promise<DocumentSummary> {
    return this.#rest.json('POST', '/documents', { title })
  }

  get(id: string): Promise<DocumentSummary> {
    return this.#rest.json('GET', pathOf(id))
  }

  rename(id: string, title: string): Promise<DocumentSummary> {
    return this.#rest.json('PATCH', pathOf(id), { title })
  }

  delete(id: string): Promise<void> {
    return this.#rest.send('DELETE', pathOf(id))
  }
}

function pathOf(id: string): string {
  return `/documents/${encodeURIComponent(id)}`
}
