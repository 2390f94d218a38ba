export {
  isAtLeast,
  mayDelete,
  mayEdit,
  mayShare,
  nameOf,
  roles,
  toRole,
  type EverybodysRole,
  type Role,
} from './role.ts'
