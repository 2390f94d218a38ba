/** Stops what it was returned for; calling it again does nothing. */
export type Stop = () => void

/** The functions that want to hear of one kind of news, called in the order in which they came. */
export class Listeners<T = void> {
  readonly #all = new Set<(news: T) => void>()

  add(listener: (news: T) => void): Stop {
    this.#all.add(listener)
    return () => this.#all.delete(listener)
  }

  tell(news: T): void {
    for (const listener of [...this.#all]) listener(news)
  }
}
