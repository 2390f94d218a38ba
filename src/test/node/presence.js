import assert from 'node:assert/strict';
import { bothSockets, scenario } from './scenario.js';
import { done, until } from './waiting.js';

/** Somebody's view of the cursors in the document. */
async function watch(writer, id) {
  const presence = writer.connection.getDocPresence('documents', id);
  await done((callback) => presence.subscribe(callback));
  return presence;
}

/** Puts somebody's cursor somewhere and waits for the acknowledgement. */
async function put(presence, name, index, length = 0) {
  const cursor = presence.localPresences[name] ?? presence.create(name);
  await done((callback) => cursor.submit({ index, length, name }, callback));
  return cursor;
}

async function sees(presence, name, expected) {
  await until(`${name} at ${JSON.stringify(expected)}`, () => {
    const { index, length } = presence.remotePresences[name] ?? {};
    return expected === null
      ? !(name in presence.remotePresences)
      : index === expected.index && length === expected.length;
  });
}

scenario('a selection moves with what others type', { sockets: bothSockets }, async (scene) => {
  const [ann, ben] = await scene.writers(2, 'hello world');
  const atBen = await watch(ben, scene.id);
  const cursor = await put(await watch(ann, scene.id), 'ann', 6, 5);
  await sees(atBen, 'ann', { index: 6, length: 5 });
  assert.equal(atBen.remotePresences.ann.name, 'ann');

  await ben.save(0, 'oh, ');
  await sees(atBen, 'ann', { index: 10, length: 5 });
  await until("Ann's own value to move", () => cursor.value.index === 10);
  ben.erase(12, 2);
  await sees(atBen, 'ann', { index: 10, length: 3 });
});

scenario('a cursor from an older revision arrives where it is now', { sockets: bothSockets }, async (scene) => {
  const [ann, ben] = await scene.writers(2, 'hello world');
  const atBen = await watch(ben, scene.id);
  const atAnn = await watch(ann, scene.id);
  ann.line.hold();
  await ben.save(0, 'oh, ');
  const acknowledged = put(atAnn, 'ann', 6);
  await sees(atBen, 'ann', { index: 10, length: 0 });
  ann.line.release();

  await acknowledged;
  const told = ben.received.find(({ a }) => a === 'p');
  assert.deepEqual({ v: told.v, index: told.p.index, src: told.src }, { v: 2, index: 10, src: ann.connection.id });
});

scenario(
  'typing at a cursor pushes that of its owner and leaves that of others',
  { sockets: bothSockets },
  async (scene) => {
    const [ann, ben, cid] = await scene.writers(3, '--');
    const atCid = await watch(cid, scene.id);
    await put(await watch(ann, scene.id), 'ann', 1);
    await put(await watch(ben, scene.id), 'ben', 1);
    await sees(atCid, 'ann', { index: 1, length: 0 });
    await sees(atCid, 'ben', { index: 1, length: 0 });

    await ann.save(1, 'AA');
    await sees(atCid, 'ann', { index: 3, length: 0 });
    await sees(atCid, 'ben', { index: 1, length: 0 });
  },
);

scenario('who comes later sees the cursors that are there', { sockets: bothSockets }, async (scene) => {
  const [ann, ben] = await scene.writers(2, 'text');
  await put(await watch(ann, scene.id), 'ann', 2);
  await ben.save(0, '!');
  const cid = await scene.writer();
  await sees(await watch(cid, scene.id), 'ann', { index: 3, length: 0 });
});

scenario('a cursor ends with its connection and is back with its owner', { sockets: bothSockets }, async (scene) => {
  const [ann, ben] = await scene.writers(2, 'text');
  const atBen = await watch(ben, scene.id);
  await put(await watch(ann, scene.id), 'ann', 2);
  await sees(atBen, 'ann', { index: 2, length: 0 });
  await ben.save(0, '!');

  ann.line.cut();
  await sees(atBen, 'ann', null);
  await ann.comeBack();
  await sees(atBen, 'ann', { index: 3, length: 0 });
});

scenario(
  'a cursor ends when its owner takes it back or leaves the channel',
  { sockets: bothSockets },
  async (scene) => {
    const [ann, ben] = await scene.writers(2, 'text');
    const atBen = await watch(ben, scene.id);
    const atAnn = await watch(ann, scene.id);
    const first = await put(atAnn, 'first', 1);
    await put(atAnn, 'second', 2);
    await sees(atBen, 'first', { index: 1, length: 0 });
    await sees(atBen, 'second', { index: 2, length: 0 });

    await done((callback) => first.submit(null, callback));
    await sees(atBen, 'first', null);
    await sees(atBen, 'second', { index: 2, length: 0 });
    await done((callback) => atAnn.destroy(callback));
    await sees(atBen, 'second', null);
  },
);

scenario('cursors end with their document', { sockets: bothSockets }, async (scene) => {
  const [ann, ben] = await scene.writers(2, 'text');
  const atBen = await watch(ben, scene.id);
  await put(await watch(ann, scene.id), 'ann', 1);
  await sees(atBen, 'ann', { index: 1, length: 0 });

  ann.line.hold();
  await done((callback) => ben.document.del(callback));
  await done((callback) => ben.document.create(scene.type.data('new'), scene.type.name, callback));
  const moved = put(ann.connection.getDocPresence('documents', scene.id), 'ann', 3);
  await until('the cursor to go out', () => ann.sent.at(-1).p?.index === 3);
  ann.line.release();
  await moved;
  await sees(atBen, 'ann', null);
});

scenario('a free channel carries any value, without its document', { sockets: bothSockets }, async (scene) => {
  const ann = await scene.client();
  const ben = await scene.client();
  const [atAnn, atBen] = [ann, ben].map(({ connection }) => connection.getPresence(`room-${scene.id}`));
  await done((callback) => atBen.subscribe(callback));
  const mood = atAnn.create('mood');
  const value = { happy: [true, 1.5, null, '\ud83d'] };
  await done((callback) => mood.submit(value, callback));
  await until('the value', () => 'mood' in atBen.remotePresences);
  assert.deepEqual(atBen.remotePresences.mood, value);

  ann.line.cut();
  await until('its end', () => !('mood' in atBen.remotePresences));
});
