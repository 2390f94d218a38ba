import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { mayDelete, type EverybodysRole } from '../../access/index.ts'
import { describe, type DocumentsApi, type DocumentSummary } from '../../api/index.ts'
import type { Identity } from '../../identity/index.ts'
import type { Stop } from '../../listeners/index.ts'
import { personNamed, type Person } from '../../presence/index.ts'

const PAGE_SIZE = 50

/** The list of documents while it is fetched, when it is there, and when that failed. */
export type DocumentList =
  | { readonly kind: 'initial' }
  | { readonly kind: 'pending' }
  | {
      readonly kind: 'complete'
      readonly items: readonly DocumentSummary[]
      readonly more: 'none' | 'some' | 'pending'
    }
  | { readonly kind: 'error'; readonly reason: string }

type Who = Pick<Identity, 'user' | 'changed' | 'rename' | 'everybodysRole'>

/** Loads the documents page by page and changes them; what fails besides loading is told in `problem`. */
export class DocumentListController implements ReactiveController {
  list: DocumentList = { kind: 'initial' }
  problem: string | null = null

  readonly #host: ReactiveControllerHost
  readonly #api: DocumentsApi
  readonly #identity: Who
  #user: string | undefined
  #everybodys: EverybodysRole = 'none'
  #stopIdentity: Stop = () => undefined

  constructor(host: ReactiveControllerHost, api: DocumentsApi, identity: Who) {
    this.#host = host
    this.#api = api
    this.#identity = identity
    host.addController(this)
  }

  /** Who looks at the list. */
  get person(): Person {
    return personNamed(this.#identity.user?.name)
  }

  hostConnected(): void {
    this.#stopIdentity = this.#identity.changed.add(() => this.#identityChanged())
    void this.load()
  }

  hostDisconnected(): void {
    this.#stopIdentity()
  }

  mayDelete({ role }: DocumentSummary): boolean {
    return mayDelete(role, this.#everybodys)
  }

  async load(): Promise<void> {
    this.#user = this.#identity.user?.id
    this.#become({ kind: 'pending' })
    try {
      const first = await this.#api.list(0, PAGE_SIZE)
      this.#everybodys = await this.#identity.everybodysRole()
      this.#show([], first)
    } catch (error) {
      this.#become({ kind: 'error', reason: describe(error) })
    }
  }

  async loadMore(): Promise<void> {
    if (this.list.kind !== 'complete' || this.list.more !== 'some') return
    const { items } = this.list
    this.#become({ ...this.list, more: 'pending' })
    await this.#attempt(async () => {
      // What was deleted here moved the rest up, so the next page may begin with documents that are known.
      const page = await this.#api.list(Math.floor(items.length / PAGE_SIZE), PAGE_SIZE)
      this.#show(items, page)
    })
    if (this.problem) this.#become({ kind: 'complete', items, more: 'some' })
  }

  /** Makes a document; null if that failed. */
  async create(title: string): Promise<DocumentSummary | null> {
    let created: DocumentSummary | null = null
    await this.#attempt(async () => {
      created = await this.#api.create(title)
    })
    return created
  }

  async rename(id: string, title: string): Promise<void> {
    await this.#attempt(async () => {
      const renamed = await this.#api.rename(id, title)
      this.#changeItems((items) => items.map((item) => (item.id === id ? renamed : item)))
    })
  }

  async delete(id: string): Promise<void> {
    await this.#attempt(async () => {
      await this.#api.delete(id)
      this.#changeItems((items) => items.filter((item) => item.id !== id))
    })
  }

  async changeName(name: string): Promise<void> {
    await this.#attempt(() => this.#identity.rename(name))
  }

  dismissProblem(): void {
    this.problem = null
    this.#host.requestUpdate()
  }

  /** Somebody else has other documents. */
  #identityChanged(): void {
    if (this.#identity.user?.id === this.#user || this.list.kind === 'pending') this.#host.requestUpdate()
    else void this.load()
  }

  async #attempt(act: () => Promise<void>): Promise<void> {
    this.problem = null
    try {
      await act()
    } catch (error) {
      this.problem = describe(error)
    }
    this.#host.requestUpdate()
  }

  #show(
    before: readonly DocumentSummary[],
    { items, total }: { items: readonly DocumentSummary[]; total: number },
  ): void {
    const known = new Set(before.map(({ id }) => id))
    const all = [...before, ...items.filter(({ id }) => !known.has(id))]
    this.#become({ kind: 'complete', items: all, more: items.length > 0 && all.length < total ? 'some' : 'none' })
  }

  #changeItems(change: (items: readonly DocumentSummary[]) => readonly DocumentSummary[]): void {
    if (this.list.kind === 'complete') this.#become({ ...this.list, items: change(this.list.items) })
  }

  #become(list: DocumentList): void {
    this.list = list
    this.#host.requestUpdate()
  }
}
