import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    max-width: 60rem;
    margin-inline: auto;
    padding: 0 clamp(0.75rem, 3vw, 2rem) 4rem;
  }

  header {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    padding-block: 1.25rem;
  }

  .brand {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    margin-inline-end: auto;
    border-radius: var(--cs-radius-small);
    color: var(--cs-ink);
    font-size: 1.25rem;
    font-weight: 650;
    letter-spacing: -0.01em;
    text-decoration: none;
  }

  .brand .icon {
    font-size: 1.4rem;
  }

  h1 {
    margin: clamp(0.5rem, 3vw, 1.75rem) 0 1rem;
    font-size: 1.5rem;
    letter-spacing: -0.01em;
  }

  .sheet {
    margin: 0;
    padding: 0;
    overflow: clip;
    border: 1px solid var(--cs-line);
    border-radius: var(--cs-radius);
    background: var(--cs-paper);
    box-shadow: var(--cs-shadow);
    list-style: none;
  }

  li + li {
    border-block-start: 1px solid var(--cs-line);
  }

  .ghost {
    padding: 1.35rem 1rem;
  }

  .more {
    display: grid;
    justify-content: center;
    padding-block: 1.5rem;
  }

  .problem {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1rem;
    margin-block-end: 1rem;
    padding: 0.6rem 1rem;
    border-radius: var(--cs-radius);
    background: var(--cs-warn-soft);
    color: var(--cs-warn);
  }

  .problem button {
    border: 0;
    background: none;
    color: inherit;
    font: 600 0.875rem var(--cs-font);
    cursor: pointer;
  }
`
