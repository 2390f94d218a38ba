import Link from 'quill-next/dist/formats/link.js'
import { isSafeAddress } from './link-address.ts'

/** A link as shared content may hold it. Text with an unsafe address, from a paste or another client, is no link. */
export class SafeLink extends Link {
  static override sanitize(url: string): string {
    return isSafeAddress(url) ? url : this.SANITIZED_URL
  }

  static override formats(node: HTMLElement): string | null {
    const address = node.getAttribute('href')
    return isSafeAddress(address) ? address : null
  }
}
