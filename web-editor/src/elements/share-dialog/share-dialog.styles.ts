import { css } from 'lit'

export const styles = css`
  wa-dialog {
    --width: 34rem;
  }

  h3 {
    margin: 0 0 0.25rem;
    font-size: 1rem;
  }

  ul + h3 {
    margin-block-start: 1.5rem;
  }

  p {
    margin: 0 0 0.5rem;
    color: var(--cs-ink-soft);
    font-size: 0.875rem;
  }

  .problem {
    padding: 0.6rem 1rem;
    border-radius: var(--cs-radius-small);
    background: var(--cs-warn-soft);
    color: var(--cs-warn);
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    padding-block: 0.5rem;
    border-block-end: 1px solid var(--cs-line);
  }

  .name {
    flex: 1;
    min-width: 8rem;
    overflow-wrap: anywhere;
  }

  small {
    display: block;
    color: var(--cs-ink-soft);
    font-size: 0.8125rem;
  }

  select,
  button,
  input {
    height: 2.25rem;
    padding-inline: 0.65rem;
    border: 1px solid var(--cs-line-strong);
    border-radius: var(--cs-radius-small);
    background: var(--cs-paper);
    color: var(--cs-ink);
    font: 500 0.875rem/1 var(--cs-font);
  }

  button {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    cursor: pointer;
  }

  :is(select, button):disabled {
    opacity: 0.5;
    cursor: default;
  }

  button:hover:enabled {
    background: var(--cs-line);
  }

  .quiet {
    margin-inline-start: auto;
    border-color: transparent;
    background: transparent;
    color: var(--cs-bad);
  }

  .loud {
    border-color: var(--cs-brand);
    color: var(--cs-brand);
  }

  .address {
    display: flex;
    flex-basis: 100%;
    gap: 0.5rem;
    min-width: 0;
  }

  .address input {
    flex: 1;
    width: 100%;
    min-width: 0;
    font-family: var(--cs-font-code);
    text-overflow: ellipsis;
  }

  form {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block-start: 0.75rem;
  }

  form select {
    flex: 1 1 auto;
  }

  .hint {
    margin: 0.5rem 0 0;
  }

  .ghost {
    display: grid;
    gap: 1rem;
    padding-block: 1rem;
  }
`
