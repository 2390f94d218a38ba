export { LiveConnection, openSocket, type RoleNews } from './live-connection.ts'
