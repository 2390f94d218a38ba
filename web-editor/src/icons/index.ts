export { icon, type IconName } from './icons.ts'
