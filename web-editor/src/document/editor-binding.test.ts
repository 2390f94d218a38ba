// @vitest-environment jsdom
import type { Doc } from 'sharedb/lib/client'
import { afterEach, describe, expect, test } from 'vitest'
import { RichTextEditor } from '../quill/index.ts'
import { compose, lengthOf, type Delta } from '../rich-text/index.ts'
import { seeded, settled, TestService } from '../testing/index.ts'
import { EditorBinding } from './editor-binding.ts'
import { shownContent } from './final-line-break.ts'

/** A real editor bound to a real ShareDB client. */
class Desk {
  readonly doc: Doc<Delta>
  readonly editor: RichTextEditor
  readonly binding: EditorBinding
  readonly #surface = document.createElement('div')

  constructor(doc: Doc<Delta>) {
    document.body.append(this.#surface)
    this.doc = doc
    this.editor = new RichTextEditor(this.#surface, { label: 'Text', placeholder: '' })
    this.binding = new EditorBinding(doc, this.editor)
  }

  static async at(service: TestService): Promise<Desk> {
    return new Desk(await service.open())
  }

  /** Does what a person did, as Quill reports it. */
  edit(...ops: Delta['ops']): void {
    this.editor.edit({ ops })
  }

  clear(): void {
    this.binding.stop()
    this.editor.destroy()
    this.#surface.remove()
  }
}

const desks: Desk[] = []

async function desk(service: TestService): Promise<Desk> {
  const made = await Desk.at(service)
  desks.push(made)
  return made
}

afterEach(() => desks.splice(0).forEach((each) => each.clear()))

describe('the editor binding', () => {
  test('looking at a document changes nothing, and the first edit gives it its last line break', async () => {
    const service = await TestService.holding()
    const ada = await desk(service)
    await settled(ada.doc)
    expect(ada.doc.version).toBe(1)
    expect(ada.editor.content.ops).toEqual([{ insert: '\n' }])

    ada.edit({ insert: 'hi' })
    await settled(ada.doc)
    expect(ada.doc.data.ops).toEqual([{ insert: 'hi\n' }])
  })

  test('what one writes appears at the other, formats included', async () => {
    const service = await TestService.holding()
    const ada = await desk(service)
    const ben = await desk(service)
    ada.edit({ insert: 'loud', attributes: { bold: true } })
    await settled(ada.doc, ben.doc)
    ben.edit({ insert: 'so ' })
    await settled(ben.doc, ada.doc)
    const expected = [{ insert: 'so ' }, { insert: 'loud', attributes: { bold: true } }, { insert: '\n' }]
    expect(ada.editor.content.ops).toEqual(expected)
    expect(ben.editor.content.ops).toEqual(expected)
  })

  test('two first edits at once agree on the text', async () => {
    const service = await TestService.holding()
    const ada = await desk(service)
    const ben = await desk(service)
    ada.edit({ insert: 'a' })
    ben.edit({ insert: 'b' })
    await settled(ada.doc, ben.doc, ada.doc)
    expect(ada.editor.text.replaceAll('\n', '')).toBe('ab')
    expect(ben.editor.content).toEqual(ada.editor.content)
    expect(ada.editor.content).toEqual(shownContent(ada.doc.data))
  })

  test('undo takes back own edits only', async () => {
    const service = await TestService.holding()
    const ada = await desk(service)
    const ben = await desk(service)
    ada.edit({ insert: 'mine' })
    await settled(ada.doc, ben.doc)
    ben.edit({ insert: 'yours ' })
    await settled(ben.doc, ada.doc)
    ada.editor.run({ kind: 'undo' })
    await settled(ada.doc, ben.doc)
    expect(ben.editor.text).toBe('yours \n')
    ada.editor.run({ kind: 'redo' })
    await settled(ada.doc, ben.doc)
    expect(ben.editor.text).toBe('yours mine\n')
    expect(ada.editor.formats).toMatchObject({ canUndo: true, canRedo: false })
  })

  test('embeds and carriage returns of other clients keep their length and survive edits around them', async () => {
    const service = await TestService.holding({
      ops: [{ insert: 'a\r\n' }, { insert: { formula: 'e=mc²' } }, { insert: 'z\n' }],
    })
    const ada = await desk(service)
    expect(lengthOf(ada.editor.content)).toBe(lengthOf(ada.doc.data))
    ada.edit({ retain: 4 }, { insert: 'y' })
    await settled(ada.doc)
    expect(ada.doc.data.ops).toEqual([{ insert: 'a\r\n' }, { insert: { formula: 'e=mc²' } }, { insert: 'yz\n' }])
  })

  test('after a refusal the editor shows what the server has', async () => {
    const service = await TestService.holding({ ops: [{ insert: 'kept\n' }] })
    const ada = await desk(service)
    const refused = new Promise((resolve) => ada.doc.on('error', resolve))
    service.backend.use('apply', (_context, next) => next(new Error('no')))
    ada.edit({ insert: 'refused ' })
    await refused
    expect(ada.editor.text).toBe('kept\n')
  })

  test.each([1, 2, 3, 4, 5])('random edits of two editors and a stock client converge (seed %i)', async (seed) => {
    const random = seeded(seed)
    const service = await TestService.holding()
    const ada = await desk(service)
    const ben = await desk(service)
    const stock = await service.open()
    for (let round = 0; round < 30; round++) {
      ada.edit(...randomOperation(random, lengthOf(ada.editor.content) - 1))
      if (random() < 0.6) ben.edit(...randomOperation(random, lengthOf(ben.editor.content) - 1))
      if (random() < 0.6) stock.submitOp({ ops: randomOperation(random, lengthOf(stock.data)) })
      if (random() < 0.3) ada.editor.run({ kind: random() < 0.6 ? 'undo' : 'redo' })
      if (random() < 0.4) await settled(ada.doc, ben.doc, stock)
      expect(ada.editor.text, `seed ${seed}, round ${round}`).toBe(plain(shownContent(ada.doc.data)))
    }
    await settled(ada.doc, ben.doc, stock)
    await settled(ada.doc, ben.doc, stock)
    expect(ada.doc.data).toEqual(stock.data)
    expect(ada.editor.content, `seed ${seed}`).toEqual(asQuillShows(stock.data))
    expect(ben.editor.content, `seed ${seed}`).toEqual(asQuillShows(stock.data))
  })
})

function plain(content: Delta): string {
  return content.ops.map(({ insert }) => String(insert)).join('')
}

/** Quill has no bold line breaks; everything else is as it was written. */
function asQuillShows(shared: Delta): Delta {
  const pieces = shownContent(shared).ops.flatMap(({ insert, attributes }) =>
    String(insert)
      .split(/(\n)/)
      .filter((piece) => piece !== '')
      .map((piece) => (piece === '\n' || !attributes ? { insert: piece } : { insert: piece, attributes })),
  )
  return { ops: compose({ ops: [] }, { ops: pieces }).ops }
}

/** Replaces, inserts or makes bold somewhere in the first `length` characters. */
function randomOperation(random: () => number, length: number): Delta['ops'] {
  const start = Math.floor(random() * (length + 1))
  const stretch = Math.min(length - start, Math.floor(random() * 4))
  const before: Delta['ops'] = [{ retain: start }]
  const insert: Delta['ops'] = [{ insert: ['x', 'two', '\n', 'a\nb', 'end\n'][Math.floor(random() * 5)] }]
  const choice = random()
  const change: Delta['ops'] =
    choice < 0.25 && stretch > 0
      ? [{ delete: stretch }]
      : choice < 0.4 && stretch > 0
        ? [{ retain: stretch, attributes: { bold: random() < 0.5 ? true : null } }]
        : choice < 0.6 && stretch > 0
          ? [...insert, { delete: stretch }]
          : insert
  return compose({ ops: [] }, { ops: [...before.filter(({ retain }) => retain), ...change] }).ops
}
