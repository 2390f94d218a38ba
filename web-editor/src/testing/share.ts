import Backend from 'sharedb'
import { type Connection, type Doc, types } from 'sharedb/lib/client'
import { emptyDelta, richTextType, type Delta } from '../rich-text/index.ts'

types.register(richTextType)
Backend.types.register(richTextType)

/** A ShareDB service in memory that holds one document, for tests. */
export class TestService {
  readonly backend = new Backend({ presence: true, doNotForwardSendPresenceErrorsToClient: true })

  static async holding(content: Delta = emptyDelta): Promise<TestService> {
    const service = new TestService()
    const doc = service.connect().get('documents', 'one')
    await done((callback) => doc.create(content.ops, richTextType.name, callback))
    return service
  }

  connect(): Connection {
    return this.backend.connect()
  }

  /** A client's document, subscribed. */
  async open(connection = this.connect()): Promise<Doc<Delta>> {
    const doc = connection.get('documents', 'one') as Doc<Delta>
    await done((callback) => doc.subscribe(callback))
    return doc
  }
}

/** Waits until all that these clients wrote is acknowledged and everybody has everything. */
export async function settled(...docs: Doc<Delta>[]): Promise<void> {
  for (const doc of docs) await new Promise<void>((resolve) => doc.whenNothingPending(resolve))
  for (const doc of docs) await done((callback) => doc.fetch(callback))
}

/** A promise for what takes a callback. */
export function done(start: (callback: (error?: { message: string }) => void) => void): Promise<void> {
  return new Promise((resolve, reject) =>
    start((error) => {
      if (error) reject(new Error(error.message, { cause: error }))
      else resolve()
    }),
  )
}
