type Handler = ((event: unknown) => void) | null

/** A WebSocket whose other end is the test. */
export class ScriptedSocket {
  onopen: Handler = null
  onmessage: Handler = null
  onerror: Handler = null
  onclose: Handler = null
  readonly sent: string[] = []
  closed = false

  constructor(readonly protocols: readonly string[] = []) {}

  send(text: string): void {
    this.sent.push(text)
  }

  close(): void {
    this.closed = true
  }

  /** The service says something. */
  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) })
  }

  asWebSocket(): WebSocket {
    return this as unknown as WebSocket
  }
}
