import { css } from 'lit'

export const styles = css`
  dialog {
    position: fixed;
    inset: 0;
    display: grid;
    place-items: center;
    overflow: auto;
    width: 100%;
    max-width: none;
    height: 100%;
    max-height: none;
    margin: 0;
    padding: 1rem;
    border: 0;
    background: var(--cs-desk);
    color: var(--cs-ink);
  }

  form {
    display: grid;
    gap: 1rem;
    width: min(26rem, 100%);
    padding: clamp(1.5rem, 6vw, 2.5rem);
    border: 1px solid var(--cs-line);
    border-radius: var(--cs-radius);
    background: var(--cs-paper);
    box-shadow: var(--cs-shadow);
  }

  .icon-logo {
    font-size: 2rem;
  }

  h1 {
    margin: 0;
    font-size: 1.5rem;
    letter-spacing: -0.01em;
  }

  p {
    margin: -0.5rem 0 0;
    color: var(--cs-ink-soft);
  }

  label {
    display: grid;
    gap: 0.35rem;
    font-weight: 550;
  }

  input {
    padding: 0.6rem 0.75rem;
    border: 1px solid var(--cs-line-strong);
    border-radius: var(--cs-radius-small);
    background: var(--cs-paper);
    color: var(--cs-ink);
    font: inherit;
    font-weight: 400;
  }

  button {
    padding: 0.65rem 1rem;
    border: 0;
    border-radius: var(--cs-radius-small);
    background: var(--cs-brand);
    color: var(--cs-on-brand);
    font: 600 1rem/1.4 var(--cs-font);
    cursor: pointer;
  }

  button:hover {
    background: var(--cs-brand-strong);
  }

  button:disabled {
    opacity: 0.6;
    cursor: default;
  }

  .plain,
  .plain:hover {
    background: transparent;
    color: var(--cs-ink-soft);
  }

  [aria-invalid='true'] {
    border-color: var(--cs-bad);
  }

  [role='alert'] {
    margin-block-start: -0.5rem;
    color: var(--cs-bad);
    font-size: 0.875rem;
  }

  [role='alert']:empty {
    display: none;
  }
`
