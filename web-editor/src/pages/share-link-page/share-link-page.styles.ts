import { css } from 'lit'

export const styles = css`
  .ghost {
    display: grid;
    gap: 1rem;
    max-width: 41rem;
    margin: 8rem auto;
    padding-inline: 1.5rem;
  }
`
