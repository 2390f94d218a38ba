export { LiveConnection, socketAddress, type RoleNews } from './live-connection.ts'
