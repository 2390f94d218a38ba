import { css } from 'lit'

export const styles = css`
  :host {
    display: grid;
    justify-items: center;
    padding: clamp(2rem, 8vh, 5rem) 1.25rem;
    text-align: center;
  }

  .picture {
    display: grid;
    place-items: center;
    width: 4rem;
    height: 4rem;
    margin-block-end: 1rem;
    border-radius: 50%;
    background: var(--cs-brand-soft);
    color: var(--cs-brand);
    font-size: 1.5rem;
  }

  h2 {
    margin: 0 0 0.35rem;
    font-size: 1.25rem;
  }

  p {
    max-width: 34rem;
    margin: 0 0 1.5rem;
    color: var(--cs-ink-soft);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.75rem;
  }
`
