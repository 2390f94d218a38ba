import { css } from 'lit'

export const styles = css`
  :host {
    display: inline-block;
    font-size: 0.875rem;
  }

  [role='status'] {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    padding: 0.2em 0.6em;
    border-radius: 999px;
    white-space: nowrap;
  }

  .saved {
    color: var(--cs-good);
  }

  .saving {
    color: var(--cs-ink-soft);
  }

  .saving .icon {
    animation: turn 1s linear infinite;
  }

  .offline {
    background: var(--cs-warn-soft);
    color: var(--cs-warn);
    white-space: normal;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .saving .icon {
      animation: none;
    }
  }
`
