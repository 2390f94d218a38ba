/**
 * Content that other clients may write and Quill can't show: embeds of any kind, and carriage returns, which Quill
 * takes out of the text. Each is shown as something of the same length, so that positions stay right, and an embed
 * that is moved or copied here becomes again what it was.
 */
import Embed from 'quill-next/dist/blots/embed.js'
import type { Component, Delta } from '../rich-text/index.ts'

const NAME = 'foreign'
const ZERO_WIDTH_SPACE = '\u200b'

/** A grey mark in the place of an embed. */
export class ForeignEmbed extends Embed {
  static override blotName = NAME
  static override tagName = 'SPAN'
  static override className = 'foreign-embed'

  static override create(json: string): HTMLElement {
    const node = super.create() as HTMLElement
    node.dataset.content = json
    node.textContent = 'content made elsewhere'
    return node
  }

  static override value(node: HTMLElement): string {
    return node.dataset.content ?? 'null'
  }
}

/** What Quill gets for a shared delta. */
export function withForeignContentHidden(delta: Delta): Delta {
  return {
    ops: delta.ops.map((component) => {
      const { insert } = component
      if (insert === undefined) return component
      if (typeof insert !== 'string') return { ...component, insert: { [NAME]: JSON.stringify(insert) } }
      return insert.includes('\r') ? { ...component, insert: insert.replaceAll('\r', ZERO_WIDTH_SPACE) } : component
    }),
  }
}

/** The shared delta for one of Quill's. */
export function withForeignContentRestored(delta: Delta): Delta {
  return { ops: delta.ops.map(restored) }
}

function restored(component: Component): Component {
  const { insert } = component
  if (typeof insert !== 'object' || insert === null || !(NAME in insert)) return component
  return { ...component, insert: JSON.parse(String(insert[NAME])) as unknown }
}
