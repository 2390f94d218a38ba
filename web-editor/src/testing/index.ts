export { seeded } from './random.ts'
export { done, settled, TestService } from './share.ts'
