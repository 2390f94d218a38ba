declare module 'rich-text' {
  import type { Type } from 'sharedb/lib/sharedb'
  import type { Delta } from './delta.ts'

  const richText: {
    type: {
      compose(first: Delta, second: Delta): Delta
    } & Type
  }
  export default richText
}
