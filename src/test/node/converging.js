import assert from 'node:assert/strict';
import { Random, seeds } from './random.js';
import { allTypes, richText } from './types.js';
import { bothSockets, scenario } from './scenario.js';
import { turn, until } from './waiting.js';

scenario(
  'operations under way and pending on both sides converge',
  { types: allTypes, sockets: bothSockets },
  async (scene) => {
    const [ann, ben, cid] = await scene.writers(3, '-');
    ann.line.hold();
    ben.line.hold();
    await ann.send(0, 'A');
    ann.insert(ann.length, 'a');
    await cid.sees('A-');
    await ben.send(0, 'B');
    ben.insert(ben.length, 'b');
    await cid.reaches(3);

    ann.line.release();
    await cid.reaches(4);
    ben.line.release();

    await scene.converged([ann, ben, cid]);
    assert.equal(cid.text, scene.type.second === 'behind' ? 'AB-ab' : 'BA-ba');
    assert.equal(cid.revision, 5);
  },
);

scenario(
  'who subscribes while others type misses no operation and gets none twice',
  { types: allTypes, sockets: bothSockets },
  async (scene) => {
    const writers = await scene.writers(2, 'text');
    const readers = [];
    const arriving = [];
    for (let edit = 0; edit < 40; edit++) {
      await writers[edit % 2].send(edit % 5, scene.type.mark(edit));
      if (edit % 5 === 0) arriving.push(scene.writer().then((reader) => readers.push(reader)));
    }
    await Promise.all(arriving);
    await scene.converged([...writers, ...readers]);

    for (const reader of readers) {
      const start = reader.received.find(({ a }) => a === 's').data.v;
      const heard = reader.received.filter(({ a }) => a === 'op').map(({ v }) => v);
      assert.deepEqual(
        heard,
        heard.map((_, index) => start + index),
      );
      assert.ok(!reader.actionsSent().includes('f'), 'a client that fetches has missed something');
    }
  },
);

scenario(
  'who unsubscribes hears no more, and catches up on subscribing again',
  { sockets: bothSockets },
  async (scene) => {
    const [ann, ben] = await scene.writers(2, 'text');
    await new Promise((resolve) => ben.document.unsubscribe(resolve));
    const heard = ben.received.length;
    await ann.save(0, '1');
    await ann.save(0, '2');
    ben.connection.ping();
    await until('the pong', () => ben.received.at(-1).a === 'pp');
    assert.equal(ben.received.length, heard + 1);

    await ben.subscribe();
    await ben.sees('21text');
  },
);

const STEPS = 150;

for (const seed of seeds(2)) {
  for (const socket of seed % 2 ? bothSockets : bothSockets.slice(0, 1)) {
    scenario(
      `four clients write at random on lines that are cut at random, seed ${seed}`,
      { types: allTypes, sockets: [socket] },
      (scene) => writeAtRandom(scene, new Random(seed)),
    );
  }
}

/** Every mark must be there once at the end, and nothing else that wasn't written before. */
async function writeAtRandom(scene, random) {
  const start = 'once upon a time';
  const writers = await scene.writers(4, start);
  const marks = [];
  let decorations = 0;

  for (let step = 0; step < STEPS; step++) {
    const writer = random.pick(writers);
    if (!writer.line.isConnected && random.chance(3)) await writer.comeBack();
    else if (writer.line.isConnected && random.chance(12)) loseTheLine(writer);
    const dice = random.below(10);
    if (dice < 2) eraseALetter(writer, scene.type, random);
    else if (dice < 4 && scene.type.decorate && writer.length > 0) {
      writer.decorate(random.below(writer.length), random);
      decorations++;
    } else {
      marks.push(scene.type.mark(marks.length));
      writer.insert(random.below(writer.length + 1), marks.at(-1));
    }
    await somethingMayHappen(writer);
  }
  await Promise.all(writers.filter(({ line }) => !line.isConnected).map((writer) => writer.comeBack()));

  const fresh = await scene.converged(writers);
  const found = scene.type.units(fresh.text).filter((unit) => !start.includes(unit));
  assert.deepEqual(found.sort(), marks.sort());
  scene.type.checkDecorations(fresh.content, decorations);

  function loseTheLine({ line }) {
    if (random.chance(2)) line.cut();
    else line.leave();
  }

  async function somethingMayHappen(writer) {
    if (random.chance(3)) return;
    const heard = writer.received.length;
    const mayHear = writer.line.isConnected && writer.document.hasWritePending() && random.chance(2);
    if (mayHear) await until('an answer', () => writer.received.length > heard);
    else await turn();
  }
}

/** Erases one of the letters that were there at the beginning, if there is one where it looks. */
function eraseALetter(writer, type, random) {
  const at = random.below(writer.length + 1);
  if (/^[a-z ]$/.test(type.units(writer.text)[at] ?? '')) writer.erase(at, 1);
}
