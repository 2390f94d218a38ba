export { piecesOf, textOf, type Piece } from './copy-text.ts'
export { describeReason } from './reasons.ts'
export { RecoveryController } from './recovery-controller.ts'
