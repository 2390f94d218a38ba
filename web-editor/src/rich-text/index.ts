export {
  compose,
  emptyDelta,
  endsInLineBreak,
  insertsOf,
  lengthOf,
  richTextType,
  type Attributes,
  type Component,
  type Delta,
} from './delta.ts'
