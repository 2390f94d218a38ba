import { expect, test } from 'vitest'
import { socketAddress } from './live-connection.ts'

test('the socket of a document is on the host of the page, and as secure as it', () => {
  expect(socketAddress('a b', { protocol: 'http:', host: 'localhost:8080' })).toBe(
    'ws://localhost:8080/documents/a%20b/socket',
  )
  expect(socketAddress('x', { protocol: 'https:', host: 'docs.example.org' })).toBe(
    'wss://docs.example.org/documents/x/socket',
  )
})
