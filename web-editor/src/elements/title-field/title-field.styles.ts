import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    min-width: 0;
  }

  input,
  h1 {
    width: 100%;
    margin: 0;
    padding: 0.25rem 0.5rem;
    border: 1px solid transparent;
    border-radius: var(--cs-radius-small);
    background: transparent;
    color: inherit;
    font: 600 1.0625rem/1.4 var(--cs-font);
    text-overflow: ellipsis;
  }

  h1 {
    overflow: hidden;
    white-space: nowrap;
  }

  @supports (field-sizing: content) {
    input {
      width: auto;
      min-width: 6rem;
      max-width: 100%;
      field-sizing: content;
    }
  }

  input:hover:enabled {
    border-color: var(--cs-line-strong);
  }

  input:focus {
    border-color: var(--cs-brand);
    outline: none;
    background: var(--cs-paper);
    box-shadow: 0 0 0 1px var(--cs-brand);
  }
`
