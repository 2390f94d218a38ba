const allowed = ['http:', 'https:', 'mailto:']

/** Whether a link may lead there: to a page or a mail address, never into a script. */
export function isSafeAddress(address: unknown): address is string {
  return typeof address === 'string' && URL.canParse(address) && allowed.includes(new URL(address).protocol)
}

/** What a person typed as an address, completed ("example.org" gets https, "me@example.org" mailto), or null if no link can be made of it. */
export function toAddress(typed: string): string | null {
  const text = typed.trim()
  if (text === '' || /\s/.test(text)) return null
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text)) return `mailto:${text}`
  const address = /^([a-z][a-z0-9+.-]*:(?!\d)|\/\/)/i.test(text) ? text.replace(/^\/\//, 'https://') : `https://${text}`
  return isSafeAddress(address) ? address : null
}
