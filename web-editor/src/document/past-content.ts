import type { Doc } from 'sharedb/lib/client'
import type { Snapshot } from '../outbox/index.ts'
import { richTextType, type Delta } from '../rich-text/index.ts'

/** The content of a document at some revision is not there for us; the code says why. */
class NoContent extends Error {
  override readonly name = 'NoContent'

  constructor(readonly code: string) {
    super(`No content: ${code}`)
  }
}

/** Asks the server for the content of a document at a revision, as soon as it can be reached. Fails with an error that has a code. */
export function fetchSnapshot(doc: Doc<Delta>, revision: number): Promise<Snapshot> {
  return new Promise((resolve, reject) =>
    doc.connection.fetchSnapshot(doc.collection, doc.id, revision, (error: unknown, snapshot) => {
      if (error) reject(new NoContent(codeOf(error)))
      else if (snapshot.type !== richTextType.uri) reject(new NoContent('ERR_DOC_DOES_NOT_EXIST'))
      else resolve({ revision, content: snapshot.data as Delta })
    }),
  )
}

/** The code of an error that the server gave, or its message where it gave none. */
export function codeOf(error: unknown): string {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown }
  return typeof code === 'string' ? code : String(message)
}
