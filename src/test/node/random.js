/** Seeded random numbers, by Park and Miller's generator (CACM 31, 1988): the same seed makes the same choices. */
export class Random {
  #state;

  constructor(seed) {
    this.#state = seed;
  }

  /** A whole number from 0 to below `bound`. */
  below(bound) {
    this.#state = (this.#state * 48271) % 2147483647;
    return this.#state % bound;
  }

  chance(oneIn) {
    return this.below(oneIn) === 0;
  }

  pick(list) {
    return list[this.below(list.length)];
  }
}

/** The seeds of a random scenario: so many, or the one that COSCRIBE_SEED names. */
export function seeds(count) {
  const only = process.env.COSCRIBE_SEED;
  return only === undefined ? Array.from({ length: count }, (_, index) => index + 1) : [Number(only)];
}
