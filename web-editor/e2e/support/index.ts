export { describeEndToEnd } from './end-to-end.ts'
export type { Writer } from './writer.ts'
