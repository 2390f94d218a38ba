/**
 * HTML from the clipboard under the pages' Content-Security-Policy.
 *
 * The policy also holds for what a page merely parses: styles and event handlers in it are blocked, and each is told as
 * a violation. So they are renamed before the parsing. The styles come back afterwards by way of the CSSOM, which the
 * policy allows, because text from other editors is bold or a list by its style alone.
 */
const KEPT_STYLE = 'data-pasted-style'

const WORD_LIST = 'mso-list'

const startOrEndTag = /<(\/?)([a-z][^\s/<>]*)((?:[\s/](?:"[^"]*"|'[^']*'|[^"'<>])*)?)>/gi
const attribute = /([^\s"'>/=]+)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/g

/** The same HTML with nothing in it that the policy blocks. Style sheets become scripts, which a parser runs as little. */
export function disarmed(html: string): string {
  return html.replace(startOrEndTag, (_tag, slash: string, name: string, attributes: string) => {
    switch (name.toLowerCase()) {
      case 'base':
        return ''
      case 'style':
        return `<${slash}script>`
      default:
        return `<${slash}${name}${attributes.replace(attribute, disarmedAttribute)}>`
    }
  })
}

function disarmedAttribute(whole: string, name: string, value = ''): string {
  if (/^on/i.test(name)) return ''
  return name.toLowerCase() === 'style' ? KEPT_STYLE + value : whole
}

/**
 * Gives the elements their style back. What is inside of a list item from Word has to wait for the next time: Quill makes
 * another list of it by way of HTML. What list that is stands in a property that no browser knows, so it becomes a custom one.
 */
export function restoreStyles(pasted: Document): void {
  for (const element of pasted.querySelectorAll<HTMLElement>(`[${KEPT_STYLE}]`)) {
    const style = element.getAttribute(KEPT_STYLE) ?? ''
    if (!style.includes(WORD_LIST) && element.parentElement?.closest(`[style*="${WORD_LIST}"]`)) continue
    element.style.cssText = style.replaceAll(WORD_LIST, `--${WORD_LIST}`)
    element.removeAttribute(KEPT_STYLE)
  }
}
