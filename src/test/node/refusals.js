import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { allTypes } from './types.js';
import { bothSockets, documentSocket, scenario } from './scenario.js';
import { done, refusal, until } from './waiting.js';

/** Makes the client say something unfit in the place of its next operation. */
function falsifyNext(client, operation) {
  client.connection.once('send', function falsify(message) {
    assert.equal(message.a, 'op');
    message.op = operation;
  });
}

scenario(
  'an unfit operation is refused, and the client rolls back and goes on',
  { types: allTypes, sockets: bothSockets },
  async (scene) => {
    const [ann, ben] = await scene.writers(2, 'text');
    falsifyNext(ann, scene.type.unfit);
    const refused = await refusal((callback) =>
      ann.document.submitOp(scene.type.insert(ann.document.data, 0, 'x'), callback),
    );
    assert.equal(refused.code, 'ERR_OT_OP_NOT_APPLIED');
    await ann.sees('text');

    await ann.save(4, '!');
    await ben.sees('text!');
    await scene.converged([ann, ben]);
    assert.equal(ben.revision, 2);
  },
);

scenario(
  'a hard rollback takes what is pending with it and nothing of others',
  { sockets: bothSockets },
  async (scene) => {
    const [ann, ben] = await scene.writers(2, 'text');
    ann.line.hold();
    falsifyNext(ann, scene.type.unfit);
    await ann.send(0, 'x');
    ann.insert(0, 'pending');
    await ben.save(0, 'B');
    ann.line.release();
    await ann.sees('Btext');

    await ann.settled();
    assert.deepEqual(
      ann.takeComplaints().map(({ code }) => code),
      ['ERR_OT_OP_NOT_APPLIED'],
    );
    await scene.converged([ann, ben]);
  },
);

scenario('a type that the service lacks is refused', { sockets: bothSockets }, async (scene) => {
  const ann = await scene.writer();
  ann.connection.once('send', (message) => {
    message.create = { ...message.create, type: 'http://example.org/types/none' };
  });
  const refused = await refusal((callback) => ann.document.create(scene.type.data('x'), scene.type.name, callback));
  assert.equal(refused.code, 'ERR_DOC_TYPE_NOT_RECOGNIZED');
  assert.equal(ann.document.type, null);
});

scenario('queries are refused, and everything else goes on', { sockets: bothSockets }, async (scene) => {
  const [ann] = await scene.writers(1, 'text');
  for (const ask of ['createFetchQuery', 'createSubscribeQuery']) {
    const refused = await refusal((callback) => ann.connection[ask]('documents', {}, {}, callback));
    assert.equal(refused.code, 'ERR_DATABASE_DOES_NOT_SUPPORT_SUBSCRIBE');
  }
  await ann.save(0, 'still ');
  assert.equal(ann.revision, 2);
});

scenario('another document than the one of the address is refused', { sockets: [documentSocket] }, async (scene) => {
  const [ann] = await scene.writers(1, 'text');
  const other = ann.doc(randomUUID());
  for (const ask of ['fetch', 'subscribe']) {
    const refused = await refusal((callback) => other[ask](callback));
    assert.equal(refused.code, 'ERR_DOCUMENT_NOT_ON_THIS_SOCKET');
  }
  await ann.save(0, 'still ');
});

scenario('a name that JavaScript objects have is refused', {}, async (scene) => {
  const ann = await scene.client();
  const refused = await refusal((callback) => ann.doc('constructor').fetch(callback));
  assert.equal(refused.code, 'ERR_MESSAGE_BADLY_FORMED');
  const pong = done((callback) => ann.connection.once('pong', callback));
  ann.connection.ping();
  await pong;
});
