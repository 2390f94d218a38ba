export { seeded } from './random.ts'
export { ScriptedSocket } from './scripted-socket.ts'
export { done, settled, TestService } from './share.ts'
