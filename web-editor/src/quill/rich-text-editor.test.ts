// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Delta } from '../rich-text/index.ts'
import { RichTextEditor } from './rich-text-editor.ts'

describe('the rich-text editor', () => {
  let surface: HTMLElement
  let editor: RichTextEditor
  let edits: Delta[]

  beforeEach(() => {
    surface = document.createElement('div')
    document.body.append(surface)
    editor = new RichTextEditor(surface, { label: 'Text', placeholder: 'Write' })
    edits = []
    editor.edited.add((edit) => edits.push(edit))
  })

  afterEach(() => {
    editor.destroy()
    surface.remove()
  })

  test('is a labelled text field for assistive technology', () => {
    const field = surface.querySelector('[role=textbox]')
    expect(field?.getAttribute('aria-label')).toBe('Text')
    expect(field?.getAttribute('aria-multiline')).toBe('true')
  })

  test('tells the edits of the person, and not what it was given', () => {
    editor.show({ ops: [{ insert: 'given\n' }] })
    editor.apply({ ops: [{ insert: 'by others, ' }] })
    expect(edits).toEqual([])
    editor.edit({ ops: [{ insert: 'own ' }] })
    expect(edits).toEqual([{ ops: [{ insert: 'own ' }] }])
    expect(editor.text).toBe('own by others, given\n')
  })

  test('makes no link of an unsafe address', () => {
    editor.show({ ops: [{ insert: 'click', attributes: { link: 'javascript:alert(1)' } }, { insert: '\n' }] })
    expect(surface.querySelector('a')).toBeNull()
    expect(editor.text).toBe('click\n')
  })

  test('shows unknown embeds as a mark, without running anything in them', () => {
    editor.show({ ops: [{ insert: { widget: '<img src=x onerror=alert(1)>' } }, { insert: '\n' }] })
    expect(surface.querySelector('.foreign-embed')?.textContent).toContain('content made elsewhere')
    expect(surface.querySelector('img')).toBeNull()
  })

  test('ignores formats that the toolbar does not make', () => {
    editor.show({ ops: [{ insert: 'red', attributes: { color: 'red', bold: true } }, { insert: '\n' }] })
    expect(editor.content.ops).toEqual([{ insert: 'red', attributes: { bold: true } }, { insert: '\n' }])
  })

  test('makes a line a heading and back, and takes it out of a list', () => {
    editor.show({ ops: [{ insert: 'line\n' }] })
    editor.run({ kind: 'block', block: 'heading-2' })
    expect(editor.content.ops.at(-1)).toEqual({ insert: '\n', attributes: { header: 2 } })
    expect(editor.formats.block).toBe('heading-2')
    editor.run({ kind: 'block', block: 'checklist' })
    expect(editor.content.ops.at(-1)).toEqual({ insert: '\n', attributes: { list: 'unchecked' } })
    editor.run({ kind: 'block', block: 'checklist' })
    expect(editor.content.ops).toEqual([{ insert: 'line\n' }])
  })

  test('inserts a link with its address as text, changes it and takes it away', () => {
    editor.run({ kind: 'link', url: 'https://a.example' })
    expect(editor.content.ops[0]).toEqual({ insert: 'https://a.example', attributes: { link: 'https://a.example' } })
    expect(editor.formats.link).toBe('https://a.example')
    editor.run({ kind: 'link', url: 'https://b.example' })
    expect(editor.content.ops[0]).toEqual({ insert: 'https://a.example', attributes: { link: 'https://b.example' } })
    editor.run({ kind: 'unlink' })
    expect(editor.content.ops).toEqual([{ insert: 'https://a.example\n' }])
  })

  test('knows what can be undone', () => {
    expect(editor.formats).toMatchObject({ canUndo: false, canRedo: false })
    editor.edit({ ops: [{ insert: 'a' }] })
    expect(editor.formats.canUndo).toBe(true)
    editor.run({ kind: 'undo' })
    expect(editor.text).toBe('\n')
    expect(editor.formats).toMatchObject({ canUndo: false, canRedo: true })
    editor.show({ ops: [{ insert: 'other\n' }] })
    expect(editor.formats.canRedo).toBe(false)
  })

  test('that is only read shows what others write, and nothing that is done here changes it', () => {
    editor.show({
      ops: [{ insert: 'text\n' }, { insert: 'task' }, { insert: '\n', attributes: { list: 'unchecked' } }],
    })
    editor.setEnabled(false)
    const { content } = editor
    const field = surface.querySelector('[role=textbox]') as HTMLElement
    expect([field.getAttribute('contenteditable'), field.ariaReadOnly]).toEqual(['false', 'true'])

    editor.edit({ ops: [{ insert: 'mine ' }] })
    for (const kind of ['undo', 'redo', 'clear'] as const) editor.run({ kind })
    editor.run({ kind: 'toggle', format: 'bold' })
    field.dispatchEvent(new Event('paste', { bubbles: true, cancelable: true }))
    field.querySelector('.ql-ui')?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }))
    expect(edits).toEqual([])
    expect(editor.content).toEqual(content)

    editor.apply({ ops: [{ insert: 'theirs, ' }] })
    expect(editor.text).toBe('theirs, text\ntask\n')
    editor.setEnabled(true)
    editor.edit({ ops: [{ insert: 'mine, ' }] })
    expect(edits).toHaveLength(1)
    expect([field.getAttribute('contenteditable'), field.ariaReadOnly]).toEqual(['true', null])
  })

  test('shows the cursors of others with their names, and takes them away', () => {
    editor.show({ ops: [{ insert: 'text\n' }] })
    const ben = { id: 'b', name: 'Ben', color: '#2b8a3e', index: 2, length: 0 }
    const names = () => [...surface.querySelectorAll('.ql-cursor-name')].map(({ textContent }) => textContent)
    editor.showCursors([ben, { ...ben, id: 'c', name: 'Cy' }])
    expect(names()).toEqual(['Ben', 'Cy'])
    editor.showCursors([{ ...ben, name: 'Benjamin' }])
    expect(names()).toEqual(['Benjamin'])
    editor.showCursors([])
    expect(names()).toEqual([])
  })
})
