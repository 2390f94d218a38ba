export { LiveConnection, socketAddress } from './live-connection.ts'
