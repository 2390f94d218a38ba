import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    min-width: 0;
  }

  [role='toolbar'] {
    display: flex;
    align-items: center;
    gap: 2px;
    overflow-x: auto;
    padding: 4px;
    scrollbar-width: none;
  }

  button,
  select {
    flex: none;
    height: 2.125rem;
    border: 0;
    border-radius: var(--cs-radius-small);
    background: transparent;
    color: var(--cs-ink);
    font: 500 0.875rem/1 var(--cs-font);
    cursor: pointer;
  }

  button {
    display: grid;
    place-items: center;
    width: 2.125rem;
    padding: 0;
  }

  select {
    padding-inline: 0.5rem 0.25rem;
  }

  option {
    background: var(--cs-paper);
    color: var(--cs-ink);
  }

  :is(button, select):hover:enabled {
    background: var(--cs-line);
  }

  button[aria-pressed='true']:enabled {
    background: var(--cs-brand-soft);
    color: var(--cs-brand-strong);
  }

  :is(button, select):disabled {
    opacity: 0.38;
    cursor: default;
  }

  :focus-visible {
    outline-offset: -2px;
  }

  .gap {
    flex: none;
    width: 1px;
    height: 1.25rem;
    margin-inline: 5px;
    background: var(--cs-line-strong);
  }

  /* There is more to the right. */
  @media (max-width: 40rem) {
    [role='toolbar'] {
      padding-inline-end: 2rem;
      mask-image: linear-gradient(to right, #000 calc(100% - 2.5rem), transparent);
    }
  }
`
