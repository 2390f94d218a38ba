export { RecoveryEvent, RecoveryNotice } from './recovery-notice.ts'
