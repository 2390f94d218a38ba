const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** How long ago a moment was, in words: "5 minutes ago". A clock that runs ahead of ours still says "just now". */
export function relativeTime(moment: string, now: number, locale = 'en'): string {
  const seconds = (now - Date.parse(moment)) / 1000
  const step = steps.find(([, length]) => seconds >= length)
  if (!step) return 'just now'
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.floor(seconds / step[1]), step[0])
}
