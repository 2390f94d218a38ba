export { launchBrowser } from './browser.ts'
export { eventually } from './eventually.ts'
export { Service } from './service.ts'
export { Writer } from './writer.ts'
