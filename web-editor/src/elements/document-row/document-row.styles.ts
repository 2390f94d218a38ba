import { css } from 'lit'

export const styles = css`
  :host {
    display: flex;
    align-items: center;
    gap: 0.25rem;
    padding-inline-end: 0.5rem;
  }

  :host(:hover) {
    background: color-mix(in srgb, var(--cs-brand-soft) 45%, transparent);
  }

  a {
    display: grid;
    flex: 1;
    grid-template-columns: auto 1fr auto auto;
    align-items: center;
    gap: 0 0.875rem;
    min-width: 0;
    padding: 0.875rem 0.5rem 0.875rem 1rem;
    border-radius: var(--cs-radius-small);
    color: inherit;
    text-decoration: none;
  }

  a:focus-visible {
    outline-offset: -2px;
  }

  .picture {
    color: var(--cs-brand);
  }

  .title {
    overflow: hidden;
    font-weight: 550;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .role {
    padding: 0.1em 0.6em;
    border-radius: 999px;
    background: var(--cs-brand-soft);
    color: var(--cs-brand-strong);
    font-size: 0.8125rem;
  }

  time {
    grid-column: -2;
    color: var(--cs-ink-soft);
    font-size: 0.875rem;
    white-space: nowrap;
  }

  button {
    display: grid;
    place-items: center;
    width: 2.25rem;
    height: 2.25rem;
    padding: 0;
    border: 0;
    border-radius: var(--cs-radius-small);
    background: transparent;
    color: var(--cs-ink-soft);
    font: inherit;
    cursor: pointer;
  }

  button:hover {
    background: var(--cs-line);
    color: var(--cs-ink);
  }

  @media (max-width: 36rem) {
    a {
      grid-template-columns: auto 1fr auto;
    }

    time {
      grid-area: 2 / 2;
    }

    .picture {
      grid-row: span 2;
    }
  }
`
