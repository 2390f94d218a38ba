export {
  compose,
  emptyDelta,
  endsInLineBreak,
  lengthOf,
  richTextType,
  type Attributes,
  type Component,
  type Delta,
} from './delta.ts'
