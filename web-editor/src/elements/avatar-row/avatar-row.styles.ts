import { css } from 'lit'

export const styles = css`
  ul {
    display: flex;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li + li {
    margin-inline-start: -0.4rem;
  }

  .avatar {
    display: grid;
    place-items: center;
    width: 2.125rem;
    height: 2.125rem;
    border: 2px solid var(--cs-paper);
    border-radius: 50%;
    color: #fff;
    font: 600 0.75rem/1 var(--cs-font);
    letter-spacing: 0.02em;
    user-select: none;
  }

  .rest {
    background: var(--cs-ink-soft);
    color: var(--cs-paper);
  }

  .self {
    padding: 0;
    cursor: pointer;
  }

  .self:hover,
  .self:focus-visible {
    position: relative;
    filter: brightness(1.12);
  }
`
