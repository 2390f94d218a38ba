/** Where one can be. */
export type Route =
  | { readonly kind: 'home' }
  | { readonly kind: 'document'; readonly id: string }
  | { readonly kind: 'share-link'; readonly id: string; readonly secret: string }
  | { readonly kind: 'unknown' }

/** The route of a path. @param secret that of a share link, which leads to a document */
export function routeOf(path: string, secret: string | null = null): Route {
  if (path === '/' || path === '/index.html') return { kind: 'home' }
  const id = unescaped(/^\/d\/([^/]+)\/?$/.exec(path)?.[1])
  if (id === null) return { kind: 'unknown' }
  return secret === null ? { kind: 'document', id } : { kind: 'share-link', id, secret }
}

/** The secret of a share link in an address's fragment, or null if it has none. */
export function secretOf(fragment: string): string | null {
  return unescaped(/^#link=(.+)$/.exec(fragment)?.[1])
}

/** The fragment that a share link has. */
export function fragmentOf(secret: string): string {
  return `#link=${encodeURIComponent(secret)}`
}

function unescaped(text: string | undefined): string | null {
  try {
    return text === undefined ? null : decodeURIComponent(text)
  } catch {
    return null // no valid escape, so nobody's address
  }
}
