import '@awesome.me/webawesome/dist/styles/themes/default.css'
import './styles/tokens.css'
import './app/index.ts'
import { registerControlIcons } from './icons/index.ts'

registerControlIcons()

/** Web Awesome's dark look is a class; ours follows the system by itself. */
const dark = matchMedia('(prefers-color-scheme: dark)')
const follow = (): void => void document.documentElement.classList.toggle('wa-dark', dark.matches)
dark.addEventListener('change', follow)
follow()
