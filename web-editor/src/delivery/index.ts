export { openSocket } from '../connection/index.ts'
export type { Depot } from './courier.ts'
export { Delivery } from './delivery.ts'
