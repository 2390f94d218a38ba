import assert from 'node:assert/strict';
import { Client } from './client.js';
import { done, until } from './waiting.js';

/** A client that writes in one document. */
export class Writer extends Client {
  #type;
  #doc;

  constructor(address, type, id) {
    super(address);
    this.#type = type;
    this.#doc = this.doc(id);
  }

  get document() {
    return this.#doc;
  }

  get revision() {
    return this.#doc.version;
  }

  /** The content as plain JSON. */
  get content() {
    return JSON.parse(JSON.stringify(this.#doc.data));
  }

  get text() {
    return this.#type.text(this.#doc.data);
  }

  get length() {
    return this.#type.units(this.text).length;
  }

  async create(text) {
    await done((callback) => this.#doc.create(this.#type.data(text), this.#type.name, callback));
  }

  async subscribe() {
    await done((callback) => this.#doc.subscribe(callback));
  }

  insert(at, text) {
    this.#submit(this.#type.insert(this.#doc.data, at, text));
  }

  erase(at, count) {
    this.#submit(this.#type.erase(this.#doc.data, at, count));
  }

  decorate(at, random) {
    this.#submit(this.#type.decorate(this.#doc.data, at, random));
  }

  /** Inserts and waits until the operation has gone out, so that what comes next is another one. */
  async send(at, text) {
    this.insert(at, text);
    await until('the operation to go out', () => this.#doc.pendingOps.length === 0);
  }

  /** Inserts and waits for the acknowledgement. */
  async save(at, text) {
    this.insert(at, text);
    await this.settled();
  }

  async sees(text) {
    await until(`the text ${JSON.stringify(text)}`, () => this.#doc.type !== null && this.text === text);
  }

  async reaches(revision) {
    await until(`revision ${revision}`, () => this.revision >= revision);
    assert.equal(this.revision, revision);
  }

  /** A refusal that nobody waits for comes as a complaint of the document. */
  #submit(operation) {
    this.#doc.submitOp(operation);
  }
}
