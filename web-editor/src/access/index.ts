export { isAtLeast, mayDelete, mayEdit, nameOf, roles, toRole, type EverybodysRole, type Role } from './role.ts'
