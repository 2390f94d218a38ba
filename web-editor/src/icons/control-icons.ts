import { registerIconLibrary } from '@awesome.me/webawesome/dist/components/icon/library.js'
import cross from './cross.svg?no-inline'

/**
 * Gives Web Awesome's controls the icons that they need here: the cross that closes a dialog. Theirs are `data:`
 * addresses that they fetch, which the pages' Content-Security-Policy forbids.
 */
export function registerControlIcons(): void {
  registerIconLibrary('system', { resolver: (name) => (name === 'xmark' ? cross : '') })
}
