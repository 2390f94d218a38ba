export { describeEndToEnd } from './end-to-end.ts'
export type { Place, Writer } from './writer.ts'
