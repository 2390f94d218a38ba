import { Doc as DiamondTypes } from 'diamond-types-node';
import Delta from 'quill-delta';
import { LoroDoc } from 'loro-crdt';
import { Model } from 'json-joy/lib/json-crdt/index.js';
import json0 from 'ot-json0';
import unicode from 'ot-text-unicode';
import * as Yjs from 'yjs';

/**
 * What replays a recording: `operation` makes what the library is given for an edit, outside the measurement; `apply`
 * is measured. A library that changes its document in place returns the same one.
 */
export const libraries = [
  {
    name: 'quill-delta',
    start: (text) => new Delta().insert(text),
    operation: ({ unit, removed, inserted }) => new Delta().retain(unit).insert(inserted).delete(removed.length),
    apply: (document, operation) => document.compose(operation),
    text: (document) => document.ops.map(({ insert }) => insert).join(''),
  },
  {
    name: 'ot-text-unicode',
    start: (text) => text,
    operation: ({ point, points, inserted }) =>
      unicode.type.normalize([point, ...(inserted ? [inserted] : []), ...(points ? [{ d: points }] : [])]),
    apply: (document, operation) => unicode.type.apply(document, operation),
    text: (document) => document,
  },
  {
    name: 'ot-json0',
    start: (text) => ({ text }),
    operation: ({ unit, removed, inserted }) => [
      ...(removed ? [{ p: ['text', unit], sd: removed }] : []),
      ...(inserted ? [{ p: ['text', unit], si: inserted }] : []),
    ],
    apply: (document, operation) => json0.type.apply(document, operation),
    text: (document) => document.text,
  },
  {
    name: 'yjs',
    start: (text) => inserted(new Yjs.Doc().getText('text'), text),
    operation: (edit) => edit,
    apply: applyInPlace,
    text: (text) => text.toString(),
  },
  {
    name: 'json-joy',
    start: (text) => {
      const model = Model.create();
      model.api.root({ text });
      return model.api.str(['text']);
    },
    operation: (edit) => edit,
    apply: (text, { unit, removed, inserted }) => {
      if (removed) text.del(unit, removed.length);
      if (inserted) text.ins(unit, inserted);
      return text;
    },
    text: (text) => text.view(),
  },
  {
    name: 'loro-crdt',
    start: (text) => inserted(new LoroDoc().getText('text'), text),
    operation: (edit) => edit,
    apply: applyInPlace,
    text: (text) => text.toString(),
  },
  {
    name: 'diamond-types-node',
    start: (text) => {
      const document = new DiamondTypes('author');
      if (text) document.ins(0, text);
      return document;
    },
    operation: (edit) => edit,
    apply: (document, { point, points, inserted }) => {
      if (points) document.del(point, points);
      if (inserted) document.ins(point, inserted);
      return document;
    },
    text: (document) => document.get(),
    end: (document) => document.free(),
  },
];

function inserted(text, content) {
  if (content) text.insert(0, content);
  return text;
}

/** Yjs and Loro call the two the same. */
function applyInPlace(text, { unit, removed, inserted }) {
  if (removed) text.delete(unit, removed.length);
  if (inserted) text.insert(unit, inserted);
  return text;
}
