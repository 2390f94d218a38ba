import assert from 'node:assert/strict';
import { allTypes, json0 } from './types.js';
import { bothSockets, scenario } from './scenario.js';
import { done, refusal, until } from './waiting.js';

scenario(
  'of two who create at once one is refused and sees what the other created',
  { types: allTypes, sockets: bothSockets },
  async (scene) => {
    const ann = await scene.writer();
    const ben = await scene.writer();
    ann.line.hold();
    const anns = ann.create('of Ann');
    await until('the creation', () => ben.document.type !== null);
    ben.line.hold();
    ann.line.release();
    await anns;

    const cid = await scene.stranger();
    const refused = await refusal((callback) =>
      cid.document.create(scene.type.data('of Cid'), scene.type.name, callback),
    );
    assert.equal(refused.code, 'ERR_DOC_ALREADY_CREATED');
    await cid.sees('of Ann');
    await cid.subscribe();
    await cid.save(6, '!');
    ben.line.release();
    await scene.converged([ann, ben, cid]);
  },
);

/**
 * Waits for what a client complains about whose operation was refused: a subscriber gives up when it hears the
 * operation that came before, and hears the refusal after that.
 */
async function complaints(client, ...codes) {
  await until('the complaints', () => client.complaints.length >= codes.length);
  assert.deepEqual(
    client.takeComplaints().map(({ code }) => code),
    codes,
  );
}

scenario('a creation that was overtaken is refused', { types: allTypes, sockets: bothSockets }, async (scene) => {
  const ann = await scene.writer();
  const ben = await scene.writer();
  ben.line.hold();
  await ann.create('of Ann');
  const refused = refusal((callback) => ben.document.create(scene.type.data('of Ben'), scene.type.name, callback));
  await until('the creation to be under way', () => ben.document.inflightOp !== null);
  ben.line.release();

  assert.equal((await refused).code, 'ERR_DOC_ALREADY_CREATED');
  await ben.sees('of Ann');
  await complaints(ben, 'ERR_DOC_ALREADY_CREATED');
  await scene.converged([ann, ben]);
  assert.equal(ben.revision, 1);
});

scenario(
  'an edit that meets a deletion is refused, and the document is gone',
  { types: allTypes, sockets: bothSockets },
  async (scene) => {
    const [ann, ben] = await scene.writers(2, 'text');
    ben.line.hold();
    await done((callback) => ann.document.del(callback));
    await ben.send(0, 'B');
    ben.line.release();
    await complaints(ben, 'ERR_DOC_WAS_DELETED', 'ERR_DOC_WAS_DELETED');
    await ben.reaches(2);
    assert.equal(ben.document.type, null);
  },
);

scenario('a deletion that meets an edit stays', { types: allTypes, sockets: bothSockets }, async (scene) => {
  const [ann, ben] = await scene.writers(2, 'text');
  ann.line.hold();
  await ben.save(0, 'B');
  const deleted = done((callback) => ann.document.del(callback));
  ann.line.release();
  await deleted;

  await ben.reaches(3);
  await ann.reaches(3);
  assert.equal(ben.document.type, null);
});

scenario('both may delete at once', { sockets: bothSockets }, async (scene) => {
  const [ann, ben] = await scene.writers(2, 'text');
  ann.line.hold();
  await done((callback) => ben.document.del(callback));
  const deleted = done((callback) => ann.document.del(callback));
  ann.line.release();
  await deleted;

  await ann.settled();
  await ben.reaches(3);
  assert.equal(ann.document.type, null);
});

scenario(
  'a document that is deleted and created again goes on counting',
  { types: allTypes, sockets: bothSockets },
  async (scene) => {
    const [ann, ben] = await scene.writers(2, 'first');
    await done((callback) => ann.document.del(callback));
    await ben.reaches(2);
    await ben.create('second');
    await ann.sees('second');
    await ann.save(0, 'A ');

    const fresh = await scene.converged([ann, ben]);
    assert.equal(fresh.text, 'A second');
    assert.equal(fresh.revision, 4);
  },
);

scenario('a document may be created again with another type', {}, async (scene) => {
  const [ann, ben] = await scene.writers(2, 'rich');
  await done((callback) => ann.document.del(callback));
  await done((callback) => ann.document.create({ list: [1] }, json0.name, callback));
  await done((callback) => ann.document.submitOp([{ p: ['list', 1], li: 2 }], callback));

  await ben.reaches(4);
  assert.deepEqual(ben.content, { list: [1, 2] });
});
