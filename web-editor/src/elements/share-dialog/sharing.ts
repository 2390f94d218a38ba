import { isAtLeast, type Role } from '../../access/index.ts'
import type { Grant, ShareLink, User } from '../../api/index.ts'

/** Somebody with access: the role that counts, and the highest of those that they have by links. */
export interface PersonWithAccess {
  readonly user: User
  readonly role: Role
  readonly byLink: Role | null
}

/** A link, and where it leads as long as that is known here. */
export interface LinkWithAddress extends ShareLink {
  readonly address: string | null
}

/** Who has access to a document, while that is fetched, when it is there, and when that failed. */
export type Sharing =
  | { readonly kind: 'initial' }
  | { readonly kind: 'pending' }
  | {
      readonly kind: 'complete'
      readonly people: readonly PersonWithAccess[]
      readonly links: readonly LinkWithAddress[]
      /** What went wrong with the last change, for a person. */
      readonly problem: string | null
      readonly isBusy: boolean
    }
  | { readonly kind: 'error'; readonly reason: string }

/** Something a person wants to be different. `days`: after how many a link ends; null if it doesn't. */
export type AccessChange =
  | { readonly kind: 'role'; readonly person: PersonWithAccess; readonly role: Role }
  | { readonly kind: 'remove'; readonly person: PersonWithAccess }
  | { readonly kind: 'create-link'; readonly role: Role; readonly days: number | null }
  | { readonly kind: 'revoke-link'; readonly link: ShareLink }

/** Each person once, in the order in which they came. */
export function peopleOf(grants: readonly Grant[]): PersonWithAccess[] {
  const people = new Map<string, PersonWithAccess>()
  for (const { user, role, link } of grants) {
    const known = people.get(user.id)
    people.set(user.id, {
      user: known?.user ?? user,
      role: higher(known?.role ?? null, role),
      byLink: link === null ? (known?.byLink ?? null) : higher(known?.byLink ?? null, role),
    })
  }
  return [...people.values()]
}

function higher(one: Role | null, other: Role): Role {
  return one && isAtLeast(one, other) ? one : other
}
