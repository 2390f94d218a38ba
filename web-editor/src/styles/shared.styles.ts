import { css } from 'lit'

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
