export { registerControlIcons } from './control-icons.ts'
export { icon, type IconName } from './icons.ts'
