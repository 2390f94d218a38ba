/** Quill with the formats of our toolbar and nothing else. */
import Quill from 'quill-next/dist/core.js'
import Blockquote from 'quill-next/dist/formats/blockquote.js'
import Bold from 'quill-next/dist/formats/bold.js'
import CodeBlock from 'quill-next/dist/formats/code.js'
import Header from 'quill-next/dist/formats/header.js'
import Indent from 'quill-next/dist/formats/indent.js'
import Italic from 'quill-next/dist/formats/italic.js'
import List from 'quill-next/dist/formats/list.js'
import Strike from 'quill-next/dist/formats/strike.js'
import Underline from 'quill-next/dist/formats/underline.js'
import { StrictClipboard } from './clipboard.ts'
import { ForeignEmbed } from './foreign-content.ts'
import { SafeLink } from './safe-link.ts'

Quill.register({
  'formats/blockquote': Blockquote,
  'formats/bold': Bold,
  'formats/code-block': CodeBlock,
  'formats/foreign': ForeignEmbed,
  'formats/header': Header,
  'formats/indent': Indent,
  'formats/italic': Italic,
  'formats/link': SafeLink,
  'formats/list': List,
  'formats/strike': Strike,
  'formats/underline': Underline,
})
Quill.register('modules/clipboard', StrictClipboard, true)

export interface QuillSettings {
  readonly label: string
  readonly placeholder: string
}

/** Makes an editor inside `container`, which should be in the page and in no shadow tree: browsers disagree on selections there. */
export function createQuill(container: HTMLElement, { label, placeholder }: QuillSettings): Quill {
  const quill = new Quill(container, {
    placeholder,
    modules: {
      history: { userOnly: true, delay: 800, maxStack: 500 },
      keyboard: { bindings: { tab: { key: 'Tab', handler: () => true } } }, // outside of lists Tab leaves the text
      uploader: { mimetypes: [] },
    },
  })
  quill.root.setAttribute('role', 'textbox')
  quill.root.setAttribute('aria-multiline', 'true')
  quill.root.setAttribute('aria-label', label)
  return quill
}
