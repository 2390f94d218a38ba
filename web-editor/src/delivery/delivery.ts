import { mayBeSentBy, type OutboxEntry } from '../outbox/index.ts'
import { Courier, type Depot } from './courier.ts'

/** Delivers what editors that are gone have left in the outbox, of whichever documents. */
export class Delivery {
  readonly #depot: Depot
  readonly #couriers = new Map<string, Courier>()

  constructor(depot: Depot) {
    this.#depot = depot
  }

  /** Begins to deliver these, as far as that hasn't begun. What was written under another name becomes a copy. */
  begin(abandoned: readonly OutboxEntry[]): void {
    for (const entry of abandoned) {
      if (this.#couriers.has(entry.holder)) continue
      if (mayBeSentBy(this.#depot.credentials.user?.id ?? null, entry)) this.#send(entry)
      else void this.#giveUp(entry)
    }
  }

  #send(entry: OutboxEntry): void {
    const courier = new Courier(entry, this.#depot)
    this.#couriers.set(entry.holder, courier)
    courier.done.add(() => this.#couriers.delete(entry.holder))
  }

  async #giveUp(entry: OutboxEntry): Promise<void> {
    const { outbox, copies } = this.#depot
    const holder = outbox.newHolder()
    const adopted = await outbox.adopt(entry, holder)
    if (adopted) await copies.makeOf(adopted, 'ANOTHER_USER')
    await holder.leave()
  }
}
