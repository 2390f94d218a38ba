import { css } from 'lit'

export const styles = css`
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 0.5rem 1rem;
    padding: 0.6rem 1rem;
    border-block-end: 1px solid var(--cs-line);
    background: var(--cs-warn-soft);
    color: var(--cs-warn);
  }

  wa-dialog {
    --width: 44rem;
  }

  .hint {
    margin: 0 0 0.5rem;
    color: var(--cs-ink-soft);
  }

  .text {
    max-height: 50vh;
    margin: 0;
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  ins {
    background: var(--cs-warn-soft);
    color: var(--cs-warn);
  }
`
