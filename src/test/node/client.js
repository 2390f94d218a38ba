import sharedb from 'sharedb/lib/client/index.js';
import { Line } from './line.js';
import { done, until } from './waiting.js';

/** The unmodified client on a line of its own, with a record of what it said, heard and complained about. */
export class Client {
  sent = [];
  received = [];
  complaints = [];

  constructor(address) {
    this.line = new Line(address);
    this.connection = new sharedb.Connection(this.line);
    this.connection.on('send', (message) => this.sent.push(structuredClone(message)));
    this.connection.on('receive', ({ data }) => this.received.push(structuredClone(data)));
    this.connection.on('error', (error) => this.complaints.push(error));
    this.connection.on('connection error', (error) => this.complaints.push(error));
    this.connection.on('doc', (doc) => doc.on('error', (error) => this.complaints.push(error)));
  }

  async connected() {
    await until('the connection', () => this.connection.state === 'connected');
  }

  /** Connects again; what the client does then it does by itself. */
  async comeBack() {
    this.line.connect();
    await this.connected();
  }

  doc(id, collection = 'documents') {
    return this.connection.get(collection, id);
  }

  async settled() {
    await done((callback) => this.connection.whenNothingPending(callback));
  }

  /** The actions of what was sent, from message number `from` on. */
  actionsSent(from = 0) {
    return this.sent.slice(from).map(({ a }) => a);
  }

  /** The complaints so far, which a scenario that takes them expected. */
  takeComplaints() {
    return this.complaints.splice(0);
  }
}
