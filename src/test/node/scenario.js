import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import sharedb from 'sharedb/lib/client/index.js';
import { richText } from './types.js';
import { PATIENCE } from './waiting.js';
import { Client } from './client.js';
import { Writer } from './writer.js';

/** The nodes of the service. */
const nodes = (process.env.COSCRIBE_URL ?? 'http://localhost:8080')
  .split(',')
  .map((url) => url.replace(/^http/, 'ws').replace(/\/$/, ''));

/** Where connections go, one after the other: each to the next node, also when a client comes back. */
let connections = 0;
const nextNode = () => nodes[connections++ % nodes.length];

export const shareDbSocket = { name: '/sharedb', path: () => '/sharedb' };
export const documentSocket = { name: '/documents/{id}/socket', path: (id) => `/documents/${id}/socket` };
export const bothSockets = [shareDbSocket, documentSocket];

const warnings = [];
const warn = (...words) => warnings.push(words);
sharedb.logger.setMethods({ info: warn, warn, error: warn });

/** Where a scenario plays: a document that nobody has written yet, and everybody who comes to it. */
class Scene {
  id = randomUUID();
  #address;
  #clients = [];

  constructor(type, socket) {
    this.type = type;
    this.#address = () => nextNode() + socket.path(this.id);
  }

  /** A client that has looked at nothing yet. */
  async client() {
    return this.#connected(new Client(this.#address));
  }

  /** Somebody who wants to write in the document and hasn't looked at it yet. */
  async stranger() {
    return this.#connected(new Writer(this.#address, this.type, this.id));
  }

  /** Somebody who has subscribed to the document. */
  async writer() {
    const writer = await this.stranger();
    await writer.subscribe();
    return writer;
  }

  /** That many writers of a document that begins with `text`, the first of whom created it. */
  async writers(count, text) {
    const first = await this.stranger();
    await first.create(text);
    await first.subscribe();
    const others = await Promise.all(Array.from({ length: count - 1 }, () => this.writer()));
    return [first, ...others];
  }

  /** Waits until all have written and heard everything, and holds them to one content, revision and copy. */
  async converged(writers) {
    await Promise.all(writers.map((writer) => writer.settled()));
    const fresh = await this.writer();
    await Promise.all(writers.map((writer) => writer.reaches(fresh.revision)));
    for (const writer of writers) assert.deepEqual(writer.content, fresh.content);
    return fresh;
  }

  /** What the clients complained about and nobody expected, and the library's own warnings. */
  get complaints() {
    return [...warnings.splice(0), ...this.#clients.flatMap(({ complaints }) => complaints)];
  }

  end() {
    this.#clients.forEach((client) => client.line.close());
    warnings.splice(0);
  }

  async #connected(client) {
    this.#clients.push(client);
    await client.connected();
    return client;
  }
}

/** A test for every type and socket. What a client complains or warns about unexpectedly fails it. */
export function scenario(name, { types = [richText], sockets = [shareDbSocket] }, play) {
  for (const type of types) {
    for (const socket of sockets) {
      test(`${name} (${type.name}, ${socket.name})`, { timeout: 3 * PATIENCE }, async (context) => {
        const scene = new Scene(type, socket);
        context.after(() => scene.end());
        await play(scene);
        assert.deepEqual(scene.complaints, []);
      });
    }
  }
}
