// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '../../access/index.ts'
import { AccessApi, ApiProblem, type AccessList, type Grant, type ShareLink, type User } from '../../api/index.ts'
import { ShareController } from './share-controller.ts'

const host = {
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
}

const ann: Grant = { user: { id: 'a', name: 'Ann' }, role: 'owner', link: null }
const ben: Grant = { user: { id: 'b', name: 'Ben' }, role: 'editor', link: '1' }

/** The service's interface over grants and links in memory. */
class MemoryApi extends AccessApi {
  people: Grant[] = [ann, ben]
  links: ShareLink[] = []
  failure: ApiProblem | null = null

  override list(): Promise<AccessList> {
    return Promise.resolve({ people: this.people, links: this.links })
  }

  override grant(_document: string, user: User, role: Role): Promise<void> {
    return this.#change(() => this.people.push({ user, role, link: null }))
  }

  override remove(_document: string, { id }: User): Promise<void> {
    return this.#change(() => (this.people = this.people.filter(({ user }) => user.id !== id)))
  }

  override async createLink(_document: string, role: Role, expiresAt: string | null) {
    const link = { id: String(this.links.length + 1), role, createdAt: '2026-01-01T00:00:00Z', expiresAt }
    await this.#change(() => this.links.push(link))
    return { ...link, secret: `secret ${link.id}` }
  }

  override revokeLink(_document: string, link: string): Promise<void> {
    return this.#change(() => (this.links = this.links.filter(({ id }) => id !== link)))
  }

  #change(change: () => unknown): Promise<void> {
    if (this.failure) return Promise.reject(this.failure)
    change()
    return Promise.resolve()
  }
}

describe('sharing', () => {
  let api: MemoryApi
  let controller: ShareController

  beforeEach(async () => {
    api = new MemoryApi()
    controller = new ShareController(host, api)
    await controller.open('x y')
  })

  function shown() {
    const { sharing } = controller
    if (sharing.kind !== 'complete') throw new Error(sharing.kind)
    return sharing
  }

  const roles = () => shown().people.map(({ user, role }) => [user.name, role])
  const person = (name: string) => {
    const found = shown().people.find(({ user }) => user.name === name)
    if (!found) throw new Error(name)
    return found
  }

  test('shows who has access', () => {
    expect(roles()).toEqual([
      ['Ann', 'owner'],
      ['Ben', 'editor'],
    ])
  })

  test('gives a role that is higher than that of a link', async () => {
    await controller.change({ kind: 'role', person: person('Ben'), role: 'owner' })
    expect(roles()).toContainEqual(['Ben', 'owner'])
    expect(api.people).toContain(ben)
  })

  test('gives a role that is lower than that of a link, which therefore goes', async () => {
    await controller.change({ kind: 'role', person: person('Ben'), role: 'viewer' })
    expect(roles()).toContainEqual(['Ben', 'viewer'])
  })

  test('takes all roles away', async () => {
    await controller.change({ kind: 'remove', person: person('Ben') })
    expect(roles()).toEqual([['Ann', 'owner']])
  })

  test('knows the address of a link that was made here, and only of such', async () => {
    api.links = [{ id: '0', role: 'editor', createdAt: '2026-01-01T00:00:00Z', expiresAt: null }]
    await controller.change({ kind: 'create-link', role: 'viewer', days: null })
    expect(shown().links.map(({ address }) => address)).toEqual([null, `${location.origin}/d/x%20y#link=secret%202`])
    controller.hostDisconnected()
    await controller.open('x y')
    expect(shown().links.map(({ address }) => address)).toEqual([null, null])
  })

  test('makes links that end by themselves, and revokes them', async () => {
    await controller.change({ kind: 'create-link', role: 'viewer', days: 7 })
    const link = shown().links[0]
    expect((Date.parse(link?.expiresAt ?? '') - Date.now()) / 86_400_000).toBeCloseTo(7, 3)
    if (link) await controller.change({ kind: 'revoke-link', link })
    expect(shown().links).toEqual([])
  })

  test('says what went wrong, beside what is', async () => {
    api.failure = new ApiProblem("The document's last owner can't go.", 409)
    await controller.change({ kind: 'remove', person: person('Ann') })
    expect([shown().problem, shown().isBusy, shown().people.length]).toEqual([api.failure.message, false, 2])
    api.failure = null
    await controller.change({ kind: 'remove', person: person('Ben') })
    expect(shown().problem).toBeNull()
  })
})
