export { ClockController } from './clock-controller.ts'
export { relativeTime } from './relative-time.ts'
