export { App } from './app.ts'
