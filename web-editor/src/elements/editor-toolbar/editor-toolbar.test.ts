// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest'
import { plainFormats } from '../../quill/index.ts'
import { CommandEvent, EditLinkEvent, EditorToolbar } from './editor-toolbar.ts'

let toolbar: EditorToolbar
let heard: unknown[]

beforeEach(async () => {
  heard = []
  toolbar = new EditorToolbar()
  toolbar.addEventListener(CommandEvent.type, (event) => heard.push((event as CommandEvent).command))
  toolbar.addEventListener(EditLinkEvent.type, () => heard.push('link'))
  document.body.append(toolbar)
  await toolbar.updateComplete
})

afterEach(() => toolbar.remove())

const tools = () => [...(toolbar.shadowRoot?.querySelectorAll<HTMLButtonElement>('button, select') ?? [])]
const tool = (label: string) =>
  tools().find((each) => each.getAttribute('aria-label')?.startsWith(label)) as HTMLButtonElement

const stops = () => tools().filter(({ tabIndex, disabled }) => tabIndex === 0 && !disabled)

test('asks for commands', () => {
  tool('Bold').click()
  tool('Quote').click()
  tool('Link').click()
  tool('Clear').click()
  expect(heard).toEqual([
    { kind: 'toggle', format: 'bold' },
    { kind: 'block', block: 'quote' },
    'link',
    { kind: 'clear' },
  ])
})

test('shows the formats at the cursor and what can be undone', async () => {
  toolbar.formats = { ...plainFormats, italic: true, block: 'checklist', canUndo: true }
  await toolbar.updateComplete
  const pressed = tools().filter((each) => each.getAttribute('aria-pressed') === 'true')
  expect(pressed.map((each) => each.title.split(' ')[0])).toEqual(['Italic', 'Checklist'])
  expect([tool('Undo').disabled, tool('Redo').disabled]).toEqual([false, true])
})

test('is one stop for the Tab key, and the arrows move in it', () => {
  expect(stops()).toHaveLength(1)
  tool('Bold').focus()
  tool('Bold').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, composed: true }))
  expect(toolbar.shadowRoot?.activeElement).toBe(tool('Italic'))
  expect(stops()).toEqual([tool('Italic')])
})
