export { RoleBadge } from './role-badge.ts'
