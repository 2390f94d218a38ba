export { Listeners, type Stop } from './listeners.ts'
