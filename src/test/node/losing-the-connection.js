import assert from 'node:assert/strict';
import { allTypes } from './types.js';
import { bothSockets, scenario } from './scenario.js';
import { done, until } from './waiting.js';

scenario(
  'an operation whose acknowledgement is lost is sent again and committed once',
  { types: allTypes, sockets: bothSockets },
  async (scene) => {
    const [ann, ben] = await scene.writers(2, '-');
    ann.line.hold();
    await ann.send(1, 'A');
    await ben.sees('-A');
    ann.line.cut();
    const sent = ann.sent.length;
    await ben.save(0, 'B');
    await ann.comeBack();

    await scene.converged([ann, ben]);
    assert.equal(ben.text, 'B-A');
    assert.equal(ben.revision, 3);
    const again = ann.sent.slice(sent).find(({ a }) => a === 'op');
    assert.equal(again.src, ann.connection.id);
  },
);

scenario(
  'a creation whose acknowledgement is lost is sent again and committed once',
  { types: allTypes, sockets: bothSockets },
  async (scene) => {
    const ben = await scene.writer();
    const ann = await scene.stranger();
    ann.line.hold();
    const created = ann.create('text');
    await until('the creation', () => ben.document.type !== null);
    ann.line.cut();
    await ben.save(4, '!');
    await ann.comeBack();
    await created;

    await ann.subscribe();
    await scene.converged([ann, ben]);
    assert.equal(ann.text, 'text!');
    assert.equal(ann.revision, 2);
  },
);

scenario(
  'a deletion whose acknowledgement is lost is sent again and committed once',
  { sockets: bothSockets },
  async (scene) => {
    const [ann, ben] = await scene.writers(2, 'text');
    ann.line.hold();
    const deleted = done((callback) => ann.document.del(callback));
    await until('the deletion', () => ben.document.type === null);
    ann.line.cut();
    await ann.comeBack();
    await deleted;

    assert.equal(ann.document.type, null);
    await ann.reaches(2);
    await ben.reaches(2);
  },
);

scenario(
  'an operation is committed once though its old connection lives on',
  { types: allTypes, sockets: bothSockets },
  async (scene) => {
    const [ann, ben] = await scene.writers(2, '-');
    for (let round = 0; round < 10; round++) {
      await ann.send(0, scene.type.mark(round));
      ann.line.leave();
      await ben.send(0, scene.type.mark(100 + round));
      await ann.comeBack();
    }
    await scene.converged([ann, ben]);
    assert.equal(ann.length, 21);
  },
);

scenario(
  'what is typed without a connection goes out on coming back, and what others typed comes in',
  { types: allTypes, sockets: bothSockets },
  async (scene) => {
    const [ann, ben] = await scene.writers(2, '-');
    ann.line.cut();
    ann.insert(0, 'A');
    ann.insert(1, 'a');
    await ben.save(1, 'B');
    await ben.save(2, 'b');
    await ann.comeBack();

    await scene.converged([ann, ben]);
    assert.equal(ben.text, 'Aa-Bb');
  },
);

scenario('nothing is missed when the connection is cut while others type', { sockets: bothSockets }, async (scene) => {
  const [ann, ben] = await scene.writers(2, '-');
  for (let edit = 0; edit < 30; edit++) {
    await ben.send(0, scene.type.mark(edit));
    if (edit % 3 === 1) ann.line.cut();
    if (edit % 3 === 2) await ann.comeBack();
  }
  await scene.converged([ann, ben]);
  assert.equal(ann.length, 31);
});
