import { toRole, type Role } from '../access/index.ts'

/** What the service says beside ShareDB's protocol, to whoever has sent `auth`. */
export type ServiceMessage =
  | { readonly kind: 'authenticated' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'role'; readonly collection: string; readonly document: string; readonly role: Role | null }

/** Reads a message, or null if it is one of ShareDB's. */
export function toServiceMessage(message: unknown): ServiceMessage | null {
  const { a, c, d, role, error } = (message ?? {}) as Record<string, unknown>
  switch (a) {
    case 'auth':
      return error ? { kind: 'refused', reason: JSON.stringify(error) } : { kind: 'authenticated' }
    case 'role':
      return { kind: 'role', collection: String(c), document: String(d), role: toRole(role) }
    default:
      return null
  }
}

/** Asks to be told our roles, and brings a token if there is one that the connection doesn't have. */
export function authMessage(token: string | null): object {
  return token === null ? { a: 'auth' } : { a: 'auth', token }
}
