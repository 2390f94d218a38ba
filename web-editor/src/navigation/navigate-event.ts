/** A page asks to go to another one; going back leads to it again, or, where it is replaced, to the one before. */
export class NavigateEvent extends Event {
  static readonly type = 'navigate'

  constructor(
    readonly path: string,
    readonly mode: 'push' | 'replace' = 'push',
  ) {
    super(NavigateEvent.type, { bubbles: true, composed: true })
  }
}
