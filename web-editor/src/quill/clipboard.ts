import { Delta as QuillDelta } from 'quill-next/dist/core.js'
import type Quill from 'quill-next/dist/core.js'
import Clipboard from 'quill-next/dist/modules/clipboard.js'
import { disarmed, restoreStyles } from './pasted-html.ts'

/** Quill's clipboard, made to work under a strict Content-Security-Policy. */
export class StrictClipboard extends Clipboard {
  constructor(quill: Quill, options: Clipboard['options']) {
    super(quill, options)
    this.addMatcher('script', () => new QuillDelta()) // its text is no text
  }

  protected override convertHTML(html: string): QuillDelta {
    return super.convertHTML(disarmed(html))
  }

  protected override normalizeHTML(pasted: Document): void {
    restoreStyles(pasted)
    super.normalizeHTML(pasted)
    restoreStyles(pasted)
  }
}
