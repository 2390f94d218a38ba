import { css } from 'lit'

export const styles = css`
  :host {
    display: block;
    min-height: 100%;
  }

  header {
    position: sticky;
    z-index: 5;
    inset-block-start: 0;
    border-block-end: 1px solid var(--cs-line);
    background: var(--cs-paper);
  }

  .bar {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto auto auto;
    align-items: center;
    gap: 0.5rem;
    padding: 0.5rem clamp(0.5rem, 2vw, 1rem) 0.125rem;
  }

  .home {
    display: grid;
    place-items: center;
    width: 2.25rem;
    height: 2.25rem;
    border-radius: var(--cs-radius-small);
    font-size: 1.4rem;
  }

  .home:hover {
    background: var(--cs-line);
  }

  cs-editor-toolbar {
    padding-inline: clamp(0.25rem, 1.5vw, 0.75rem);
  }

  main {
    padding: clamp(0px, 3vw, 2rem) clamp(0px, 3vw, 2rem) 4rem;
  }

  .sheet {
    min-height: min(62rem, calc(100vh - 9rem));
    max-width: 51rem;
    margin-inline: auto;
    padding: clamp(1.5rem, 6vw, 4.5rem) clamp(1.1rem, 7vw, 5rem);
    border: 1px solid var(--cs-line);
    border-radius: var(--cs-radius);
    background: var(--cs-paper);
    box-shadow: var(--cs-shadow);
  }

  .writable {
    cursor: text;
  }

  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
  }

  cs-avatar-row {
    grid-column: -2;
  }

  slot[hidden] {
    display: none;
  }

  .ghost {
    display: grid;
    gap: 1rem;
  }

  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 0.5rem 1rem;
    padding: 0.6rem 1rem;
    background: var(--cs-warn-soft);
    color: var(--cs-warn);
  }

  @media (max-width: 40rem) {
    .bar {
      grid-template-columns: auto minmax(0, 1fr) auto auto;
    }

    .state {
      grid-area: 2 / 1 / auto / -1;
      margin-block-end: 0.125rem;
    }

    main {
      padding: 0;
    }

    .sheet {
      min-height: calc(100vh - 8rem);
      border: 0;
      border-radius: 0;
      box-shadow: none;
    }
  }
`
