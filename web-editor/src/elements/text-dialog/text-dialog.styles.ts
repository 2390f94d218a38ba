import { css } from 'lit'

export const styles = css`
  wa-dialog {
    --width: 26rem;
  }

  .alternative {
    margin-inline-end: auto;
  }

  .wrong::part(hint) {
    color: var(--cs-bad);
  }
`
