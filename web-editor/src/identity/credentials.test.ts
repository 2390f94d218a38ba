import { expect, test } from 'vitest'
import { Listeners } from '../listeners/index.ts'
import { authorized, type Credentials } from './credentials.ts'

/** Somebody with these tokens, one after the other as each is refused. */
function bearer(...tokens: (string | null)[]): Credentials {
  return {
    user: null,
    changed: new Listeners(),
    token: () => Promise.resolve(tokens[0] ?? null),
    refuse: () => void tokens.shift(),
  }
}

/** A service that takes these tokens, and what it was asked. */
function taking(...accepted: (string | null)[]) {
  const asked: (string | null)[] = []
  const fetchIt: typeof fetch = (_input, init) => {
    const header = new Headers(init?.headers).get('Authorization')
    asked.push(header)
    return Promise.resolve(new Response('', { status: accepted.includes(header) ? 200 : 401 }))
  }
  return { asked, fetchIt }
}

test('a request says who asks', async () => {
  const service = taking('Bearer one')
  const response = await authorized(bearer('one'), service.fetchIt)('/api/documents', { headers: { A: 'b' } })
  expect(response.status).toBe(200)
})

test('a request of nobody in particular says nothing', async () => {
  const service = taking(null)
  expect((await authorized(bearer(), service.fetchIt)('/api/documents')).status).toBe(200)
})

test('what is refused is asked again with another token, once', async () => {
  const service = taking('Bearer two')
  expect((await authorized(bearer('one', 'two'), service.fetchIt)('/')).status).toBe(200)
  expect((await authorized(bearer('three', 'four', 'two'), service.fetchIt)('/')).status).toBe(401)
  expect(service.asked).toEqual(['Bearer one', 'Bearer two', 'Bearer three', 'Bearer four'])
})
