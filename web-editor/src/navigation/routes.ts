/** Where one can be. */
export type Route =
  { readonly kind: 'home' } | { readonly kind: 'document'; readonly id: string } | { readonly kind: 'unknown' }

/** The route of a path. */
export function routeOf(path: string): Route {
  if (path === '/' || path === '/index.html') return { kind: 'home' }
  const id = /^\/d\/([^/]+)\/?$/.exec(path)?.[1]
  return id === undefined ? { kind: 'unknown' } : documentRoute(id)
}

function documentRoute(escapedId: string): Route {
  try {
    return { kind: 'document', id: decodeURIComponent(escapedId) }
  } catch {
    return { kind: 'unknown' } // no valid escape, so nobody's address
  }
}
