import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Stop } from '../listeners/index.ts'
import type { Identity, NameQuestion } from './identity.ts'

/** Shows its host anew when something about the identity has changed. */
export class IdentityController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #identity: Identity
  #stop: Stop = () => undefined

  constructor(host: ReactiveControllerHost, identity: Identity) {
    this.#host = host
    this.#identity = identity
    host.addController(this)
  }

  /** What the person is asked at present. */
  get question(): NameQuestion | null {
    return this.#identity.question
  }

  hostConnected(): void {
    this.#stop = this.#identity.changed.add(() => this.#host.requestUpdate())
  }

  hostDisconnected(): void {
    this.#stop()
  }
}
