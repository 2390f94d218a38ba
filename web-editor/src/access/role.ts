/** What somebody is to a document, from the least to the most. */
export const roles = ['viewer', 'commenter', 'editor', 'owner'] as const

export type Role = (typeof roles)[number]

/** What everybody may do with every document, whoever they are. */
export type EverybodysRole = 'none' | 'viewer' | 'editor'

export function toRole(value: unknown): Role | null {
  return roles.find((role) => role === value) ?? null
}

/** Whether `role` allows all that `least` does. */
export function isAtLeast(role: Role, least: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(least)
}

/** What a role is called on the screen. */
export function nameOf(role: Role): string {
  return role.charAt(0).toUpperCase() + role.slice(1)
}

/** Content and title. As long as the role isn't known (null), nobody may. */
export function mayEdit(role: Role | null): boolean {
  return role !== null && isAtLeast(role, 'editor')
}

/** Who else has access, by which links. */
export function mayShare(role: Role | null): boolean {
  return role === 'owner'
}

/** An editor may where nobody owns the document, which there is only where everybody may edit. */
export function mayDelete(role: Role, everybodys: EverybodysRole): boolean {
  return role === 'owner' || (role === 'editor' && everybodys === 'editor')
}
