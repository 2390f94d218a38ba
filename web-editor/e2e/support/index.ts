export { describeEndToEnd } from './end-to-end.ts'
export { Service } from './service.ts'
export { StockClient } from './stock-client.ts'
export type { Place, Writer } from './writer.ts'
