/** A page asks to go to another one. */
export class NavigateEvent extends Event {
  static readonly type = 'navigate'

  constructor(readonly path: string) {
    super(NavigateEvent.type, { bubbles: true, composed: true })
  }
}
