export { authorized, type Credentials } from './credentials.ts'
export { GuestStore } from './guest-store.ts'
export { IdentityController } from './identity-controller.ts'
export { Identity, type NameQuestion } from './identity.ts'
