import WebSocket from 'ws';

const CONNECTING = 0;
const OPEN = 1;
const CLOSED = 3;

/**
 * A WebSocket as the client wants one, which a scenario can disturb: hold back what the service says, cut it, and
 * connect it again.
 */
export class Line {
  readyState = CONNECTING;
  #address;
  #socket = null;
  #held = null;
  #left = [];

  /** @param {() => string} address where to connect, asked each time */
  constructor(address) {
    this.#address = address;
    this.connect();
  }

  /** Connects, for the first time or again. */
  connect() {
    const socket = new WebSocket(this.#address());
    this.#socket = socket;
    this.#held = null;
    this.readyState = CONNECTING;
    socket.on('error', () => {}); // what matters of it is that it closes
    socket.on('open', () =>
      this.#ifCurrent(socket, () => {
        this.readyState = OPEN;
        this.onopen?.();
      }),
    );
    socket.on('message', (data) => this.#ifCurrent(socket, () => this.#receive(data.toString())));
    socket.on('close', (code) =>
      this.#ifCurrent(socket, () => {
        this.onerror?.(new Error(`the service ended the connection with ${code}`));
        this.#end();
      }),
    );
  }

  get isConnected() {
    return this.#socket !== null;
  }

  send(text) {
    this.#socket?.send(text);
  }

  /** From now on what the service says doesn't get through, until it is released, or lost with the connection. */
  hold() {
    this.#held ??= [];
  }

  release() {
    const held = this.#held;
    this.#held = null;
    held.forEach((data) => this.onmessage({ data }));
  }

  /** Ends the connection without a word. */
  cut() {
    this.#socket.terminate();
    this.#end();
  }

  /** Gives the connection up; the service, which isn't told, still has it. */
  leave() {
    this.#left.push(this.#socket);
    this.#end();
  }

  /** Ends it for good. */
  close() {
    this.#left.forEach((socket) => socket.terminate());
    if (this.isConnected) this.cut();
  }

  #receive(data) {
    if (this.#held) this.#held.push(data);
    else this.onmessage({ data });
  }

  #end() {
    this.#socket = null;
    this.readyState = CLOSED;
    this.onclose?.({});
  }

  #ifCurrent(socket, action) {
    if (socket === this.#socket) action();
  }
}
