// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest'
import type { EverybodysRole } from '../../access/index.ts'
import { ApiProblem, DocumentsApi, type DocumentPage, type DocumentSummary, type User } from '../../api/index.ts'
import { Listeners } from '../../listeners/index.ts'
import { DocumentListController } from './document-list-controller.ts'

const host = {
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
}

function summary(number: number): DocumentSummary {
  return {
    id: `id-${number}`,
    title: `Title ${number}`,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    role: 'owner',
  }
}

/** The service's interface over a list in memory, which can be out of reach. */
class MemoryApi extends DocumentsApi {
  documents: DocumentSummary[] = []
  reachable = true

  override list(page: number, size: number): Promise<DocumentPage> {
    return this.#answer(() => ({
      items: this.documents.slice(page * size, (page + 1) * size),
      page,
      size,
      total: this.documents.length,
    }))
  }

  override rename(id: string, title: string): Promise<DocumentSummary> {
    return this.#answer(() => {
      this.documents = this.documents.map((each) => (each.id === id ? { ...each, title } : each))
      return this.documents.find((each) => each.id === id) as DocumentSummary
    })
  }

  override delete(id: string): Promise<void> {
    return this.#answer(() => void (this.documents = this.documents.filter((each) => each.id !== id)))
  }

  #answer<T>(answer: () => T): Promise<T> {
    return this.reachable ? Promise.resolve(answer()) : Promise.reject(new ApiProblem('Out of reach.', 0))
  }
}

/** Whoever the test says. */
class Who {
  readonly changed = new Listeners()
  user: User | null = null
  everybodys: EverybodysRole = 'none'

  rename(name: string): Promise<void> {
    this.user = { id: `guest:${name}`, name }
    this.changed.tell()
    return Promise.resolve()
  }

  everybodysRole(): Promise<EverybodysRole> {
    return Promise.resolve(this.everybodys)
  }
}

describe('the list of documents', () => {
  let api: MemoryApi
  let who: Who
  let controller: DocumentListController

  beforeEach(() => {
    api = new MemoryApi()
    api.documents = Array.from({ length: 120 }, (_, index) => summary(index))
    who = new Who()
    controller = new DocumentListController(host, api, who)
  })

  const count = () => (controller.list.kind === 'complete' ? controller.list.items.length : NaN)
  const more = () => (controller.list.kind === 'complete' ? controller.list.more : null)

  test('goes through its states', async () => {
    expect(controller.list.kind).toBe('initial')
    const loading = controller.load()
    expect(controller.list.kind).toBe('pending')
    await loading
    expect([count(), more()]).toEqual([50, 'some'])
  })

  test('can be tried again after an error', async () => {
    api.reachable = false
    await controller.load()
    expect(controller.list).toEqual({ kind: 'error', reason: 'Out of reach.' })
    api.reachable = true
    await controller.load()
    expect(count()).toBe(50)
  })

  test('loads page after page to the end', async () => {
    await controller.load()
    await controller.loadMore()
    await controller.loadMore()
    expect([count(), more()]).toEqual([120, 'none'])
  })

  test('skips nothing and doubles nothing after a deletion', async () => {
    await controller.load()
    await controller.delete('id-7')
    await controller.loadMore()
    await controller.loadMore()
    await controller.loadMore()
    const ids = controller.list.kind === 'complete' ? controller.list.items.map(({ id }) => id) : []
    expect(new Set(ids).size).toBe(119)
    expect(ids).not.toContain('id-7')
    expect(more()).toBe('none')
  })

  test('keeps what it has when more can not be loaded', async () => {
    await controller.load()
    api.reachable = false
    await controller.loadMore()
    expect([count(), more(), controller.problem]).toEqual([50, 'some', 'Out of reach.'])
  })

  test('shows a new title, and a failed rename as a problem', async () => {
    await controller.load()
    await controller.rename('id-0', 'Better')
    expect(controller.list).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ title: 'Better' })]) as unknown,
    })
    api.reachable = false
    await controller.rename('id-0', 'Worse')
    expect(controller.problem).toBe('Out of reach.')
    controller.dismissProblem()
    expect(controller.problem).toBeNull()
  })

  test('is another one for another person', async () => {
    controller.hostConnected()
    await settled()
    api.documents = [summary(1)]
    await controller.changeName('Ada')
    await settled()
    expect([count(), controller.person.name]).toEqual([1, 'Ada'])
    controller.hostDisconnected()
    api.documents = []
    await who.rename('Ben')
    await settled()
    expect(count()).toBe(1)
  })

  test.each([
    ['none', false],
    ['editor', true],
  ] as const)('where everybody is %s, an editor may delete: %j', async (everybodys, may) => {
    who.everybodys = everybodys
    await controller.load()
    expect(controller.mayDelete({ ...summary(0), role: 'editor' })).toBe(may)
    expect(controller.mayDelete(summary(0))).toBe(true)
  })
})

/** Lets answers that are there be read. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
