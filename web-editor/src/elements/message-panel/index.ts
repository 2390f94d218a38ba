export { MessagePanel } from './message-panel.ts'
