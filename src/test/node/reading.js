import assert from 'node:assert/strict';
import { allTypes, richText } from './types.js';
import { bothSockets, scenario } from './scenario.js';
import { done, refusal, until } from './waiting.js';

scenario('the past is read by revision', { types: allTypes, sockets: bothSockets }, async (scene) => {
  const [ann] = await scene.writers(1, 'a');
  await ann.save(1, 'b');
  await done((callback) => ann.document.del(callback));
  await ann.create('c');
  const past = (revision) =>
    done((callback) => ann.connection.fetchSnapshot('documents', scene.id, revision, callback));

  const found = [];
  for (let revision = 0; revision <= 4; revision++) found.push(await past(revision));
  assert.deepEqual(
    found.map(({ v }) => v),
    [0, 1, 2, 3, 4],
  );
  assert.deepEqual(
    found.map(({ type, data }) => type && scene.type.text(data)),
    [null, 'a', 'ab', null, 'c'],
  );
  assert.equal((await past(null)).v, 4);
  const refused = await refusal((callback) => ann.connection.fetchSnapshot('documents', scene.id, 5, callback));
  assert.equal(refused.code, 'ERR_OP_VERSION_NEWER_THAN_CURRENT_SNAPSHOT');
});

scenario('the past is read by time', { types: allTypes, sockets: bothSockets }, async (scene) => {
  const [ann] = await scene.writers(1, 'a');
  const before = await aMomentLater();
  await ann.save(1, 'b');
  const after = await aMomentLater();
  const past = (time) =>
    done((callback) => ann.connection.fetchSnapshotByTimestamp('documents', scene.id, time, callback));

  assert.equal(scene.type.text((await past(before)).data), 'a');
  assert.equal(scene.type.text((await past(after)).data), 'ab');
  assert.equal((await past(after + 60_000)).v, 2);
  assert.equal((await past(null)).v, 2);
  const nothing = await past(0);
  assert.deepEqual([nothing.v, nothing.type], [0, null]);
});

/** A time that is later than everything before the call and earlier than everything after it. */
async function aMomentLater() {
  const moment = Date.now() + 1;
  await until('the clock', () => Date.now() > moment);
  return moment;
}

/** Asks for all of them at once, as the client does it on coming back. */
async function together(client, documents, ask) {
  client.connection.startBulk();
  const asked = Promise.all(documents.map((document) => done((callback) => ask(document, callback))));
  client.connection.endBulk();
  await asked;
}

const MANY = Array.from({ length: 100 }, (_, number) => number);

scenario('a hundred documents are subscribed at once, and caught up with at once', {}, async (scene) => {
  const ann = await scene.client();
  const ben = await scene.client();
  const [anns, bens] = [ann, ben].map((client) => MANY.map((number) => client.doc(`${scene.id}-${number}`)));
  await Promise.all(
    anns.map((document, number) =>
      done((callback) => document.create(richText.data(`${number}`), richText.name, callback)),
    ),
  );

  await together(ben, bens, (document, callback) => document.subscribe(callback));
  assert.deepEqual(
    ben.actionsSent().filter((action) => action !== 'hs'),
    ['bs'],
  );
  bens.forEach((document, number) => assert.equal(richText.text(document.data), `${number}`));

  ben.line.cut();
  anns.forEach((document) => document.submitOp([{ insert: 'while away ' }]));
  await ann.settled();
  const sent = ben.sent.length;
  await ben.comeBack();
  await ben.settled();
  assert.deepEqual(
    ben.actionsSent(sent).filter((action) => action !== 'hs'),
    ['bs'],
  );
  assert.ok(!Array.isArray(ben.sent.at(-1).b), 'it names its revisions');
  bens.forEach((document, number) => assert.equal(richText.text(document.data), `while away ${number}`));

  anns.forEach((document) => document.submitOp([{ insert: 'live ' }]));
  await until('all live operations', () => bens.every(({ version }) => version === 3));
});

scenario('a hundred documents are fetched at once, with and without revisions', {}, async (scene) => {
  const ann = await scene.client();
  const ben = await scene.client();
  const [anns, bens] = [ann, ben].map((client) => MANY.map((number) => client.doc(`${scene.id}-${number}`)));
  const created = anns.slice(1); // one was never there
  await Promise.all(
    created.map((document, number) =>
      done((callback) => document.create(richText.data(`${number}`), richText.name, callback)),
    ),
  );

  await together(ben, bens, (document, callback) => document.fetch(callback));
  assert.deepEqual(
    bens.map(({ version }) => version),
    MANY.map((number) => Math.min(number, 1)),
  );
  assert.equal(bens[0].type, null);

  created.forEach((document) => document.submitOp([{ insert: 'more ' }]));
  await ann.settled();
  await together(ben, bens, (document, callback) => document.fetch(callback));
  assert.deepEqual(
    ben.actionsSent().filter((action) => action !== 'hs'),
    ['bf', 'bf'],
  );
  bens.slice(1).forEach((document, number) => assert.equal(richText.text(document.data), `more ${number}`));
});

scenario(
  'a fetch with a revision brings operations and no content',
  { types: allTypes, sockets: bothSockets },
  async (scene) => {
    const [ann] = await scene.writers(1, 'text');
    const ben = await scene.stranger();
    await done((callback) => ben.document.fetch(callback));
    await ann.save(0, '1');
    await ann.save(0, '2');
    const heard = ben.received.length;
    await done((callback) => ben.document.fetch(callback));

    assert.equal(ben.text, '21text');
    const answers = ben.received.slice(heard);
    assert.deepEqual(
      answers.map(({ a, v }) => [a, v]),
      [
        ['op', 1],
        ['op', 2],
        ['f', undefined],
      ],
    );
    assert.ok(!('data' in answers.at(-1)));
  },
);

scenario('a document that never was is nothing', { sockets: bothSockets }, async (scene) => {
  const ann = await scene.writer();
  assert.deepEqual([ann.revision, ann.document.type, ann.document.data], [0, null, undefined]);
});
