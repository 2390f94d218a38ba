import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit'

/** Drawn on a grid of 20 by 20 with a line of 1.6. */
const drawings = {
  bold: svg`<path d="M6 4h4.6a3 3 0 0 1 0 6H6zM6 10h5.4a3 3 0 0 1 0 6H6z" stroke-width="2" />`,
  italic: svg`<path d="M9 4h6M5 16h6M12 4L8 16" />`,
  underline: svg`<path d="M6 4v5.5a4 4 0 0 0 8 0V4M5 17h10" />`,
  strike: svg`<path d="M3 10h14M14 6.2C13.4 4.8 12 4 10 4 7.6 4 6 5.2 6 7c0 1.2.6 2.2 2 3M12.5 10c1.2.7 1.8 1.7 1.8 2.9C14.3 14.9 12.5 16 10 16c-2.2 0-3.7-.9-4.3-2.5" />`,
  bullets: svg`<path d="M8 5h9M8 10h9M8 15h9" /><g fill="currentColor" stroke="none"><circle cx="4" cy="5" r="1.3" /><circle cx="4" cy="10" r="1.3" /><circle cx="4" cy="15" r="1.3" /></g>`,
  numbers: svg`<path d="M9 5h8M9 10h8M9 15h8" /><path d="M3.3 4l1.4-.8V7.5M3 12.4c.3-.7.8-1 1.4-1 .8 0 1.3.5 1.3 1.1 0 1.2-2.6 2-2.6 3.5h2.8" stroke-width="1.3" />`,
  checks: svg`<rect x="2.8" y="3.3" width="4.4" height="4.4" rx="1" /><path d="M2.8 14l1.7 1.7 3-3.4M10.5 5.5H17M10.5 14H17" />`,
  quote: svg`<path d="M8 6.5C5.7 7 4.5 8.6 4.5 11v2.5H8V10H5M15.5 6.5C13.2 7 12 8.6 12 11v2.5h3.5V10h-3" />`,
  code: svg`<path d="M7 6l-4 4 4 4M13 6l4 4-4 4" />`,
  link: svg`<path d="M8.5 11.5a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-.9.9M11.5 8.5a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l.9-.9" />`,
  clear: svg`<path d="M5 4h10M10 4l-1.7 7M3 3l14 14M7.6 14L7 16" />`,
  undo: svg`<path d="M7.5 5L4 8.5 7.5 12M4 8.5h7.5a4 4 0 0 1 0 8H8" />`,
  redo: svg`<path d="M12.5 5L16 8.5 12.5 12M16 8.5H8.5a4 4 0 0 0 0 8H12" />`,
  plus: svg`<path d="M10 4v12M4 10h12" />`,
  more: svg`<g fill="currentColor" stroke="none"><circle cx="4.5" cy="10" r="1.5" /><circle cx="10" cy="10" r="1.5" /><circle cx="15.5" cy="10" r="1.5" /></g>`,
  back: svg`<path d="M12 4l-6 6 6 6" />`,
  document: svg`<path d="M5 3h6.5L15 6.5V17H5zM11.5 3v3.5H15M7.5 10h5M7.5 13h5" />`,
  check: svg`<path d="M4 10.5l4 4 8-9" />`,
  cloudOff: svg`<path d="M6.5 15.5A3.7 3.7 0 0 1 6 8.2M8.6 5.2a4.8 4.8 0 0 1 6 3.7 3.3 3.3 0 0 1 1.7 5.7M3 3l14 14M9 15.5h4" />`,
  busy: svg`<path d="M10 3.5a6.5 6.5 0 1 1-6.5 6.5" />`,
  pencil: svg`<path d="M4 16l.8-3.4L13 4.4a1.5 1.5 0 0 1 2.1 0l.5.5a1.5 1.5 0 0 1 0 2.1L7.4 15.2z" />`,
  trash: svg`<path d="M4 6h12M8 6V4h4v2M5.5 6l.7 10.5h7.6L14.5 6M8.5 9v5M11.5 9v5" />`,
  eye: svg`<path d="M2 10c2-3.3 4.7-5 8-5s6 1.7 8 5c-2 3.3-4.7 5-8 5s-6-1.7-8-5z" /><circle cx="10" cy="10" r="2.3" />`,
  people: svg`<circle cx="7.5" cy="7" r="2.8" /><path d="M2.5 16c.3-3 2.2-4.5 5-4.5s4.7 1.5 5 4.5M13 4.6a2.7 2.7 0 0 1 0 5M14.5 11.9c1.8.6 2.8 2 3 4.1" />`,
  logo: svg`<rect x="1" y="1" width="18" height="18" rx="5" fill="var(--cs-brand)" stroke="none" /><path d="M5.8 14.3l.9-3.3 6-6a1.2 1.2 0 0 1 1.7 0l.7.7a1.2 1.2 0 0 1 0 1.7l-6 6z" fill="#fff" stroke="none" /><path d="M11.5 15h3.6" stroke="#ffd43b" />`,
} satisfies Record<string, SVGTemplateResult>

export type IconName = keyof typeof drawings

/** A picture beside a word; it says nothing by itself, so what it is in needs a label. */
export function icon(name: IconName, slot = ''): TemplateResult {
  return html`<svg
    slot=${slot}
    class="icon icon-${name}"
    viewBox="0 0 20 20"
    width="1.25em"
    height="1.25em"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${drawings[name]}
  </svg>`
}
