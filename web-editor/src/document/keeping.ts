import type { Holder, Outbox, OutboxEntry, RecoveryCopies } from '../outbox/index.ts'

/** Where one editor's unsent work is kept, and under which names. */
export interface Keeping {
  readonly outbox: Pick<Outbox, 'keep' | 'remove'>
  readonly copies: Pick<RecoveryCopies, 'make'>
  readonly holder: Holder
  /** What the document is called, and who writes; asked each time. */
  readonly describe: () => Pick<OutboxEntry, 'title' | 'user'>
}
