declare module 'rich-text' {
  import type { Type } from 'sharedb/lib/sharedb'

  interface Component {
    readonly insert?: unknown
    readonly retain?: number
    readonly delete?: number
    readonly attributes?: Record<string, unknown>
  }

  interface Delta {
    readonly ops: readonly Component[]
  }

  const richText: {
    type: {
      name: string
      uri: string
      compose(first: Delta, second: Delta): Delta
    } & Type
  }
  export default richText
}
