import { css } from 'lit'

export const styles = css`
  wa-dialog {
    --width: 26rem;
  }

  p {
    margin: 0;
    overflow-wrap: anywhere;
  }
`
