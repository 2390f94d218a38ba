import { css, html, type TemplateResult } from 'lit'

/** What every element of ours starts from. */
export const base = css`
  :host {
    box-sizing: border-box;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }

  :focus-visible {
    outline: var(--cs-focus);
    outline-offset: 2px;
  }

  a {
    color: var(--cs-brand);
  }

  .icon {
    flex: none;
    vertical-align: -0.25em;
  }
`

/** Lines that stand where text is still being loaded, in a `.ghost`. */
export const ghost = css`
  .ghost span {
    display: block;
    height: 0.75rem;
    border-radius: 999px;
    background: var(--cs-line);
    animation: breathe 1.4s ease-in-out infinite alternate;
  }

  @keyframes breathe {
    to {
      opacity: 0.4;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .ghost span {
      animation: none;
    }
  }
`

/** One of the lines in a `.ghost`; its width in per cent. */
export function ghostLine(width: number): TemplateResult {
  return html`<span .style=${`width:${width}%`}></span>` // as an attribute the Content-Security-Policy would block it
}
