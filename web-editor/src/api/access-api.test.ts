import { expect, test } from 'vitest'
import { AccessApi } from './access-api.ts'

test('the access interface asks for what is wanted', async () => {
  const requests: string[] = []
  const api = new AccessApi((path, init) => {
    const sent = typeof init?.body === 'string' ? ` ${init.body}` : ''
    requests.push(`${init?.method ?? ''} ${path as string}${sent}`)
    return Promise.resolve(Response.json({}))
  })
  const ann = { id: 'guest:a/b', name: 'Ann' }
  await api.list('a/b')
  await api.grant('x', ann, 'editor')
  await api.remove('x', ann)
  await api.createLink('x', 'viewer', null)
  await api.createLink('x', 'editor', '2026-02-01T00:00:00Z')
  await api.revokeLink('x', '7')
  await api.useLink('secret')
  expect(requests).toEqual([
    'GET /api/documents/a%2Fb/access',
    'PUT /api/documents/x/access/people/guest%3Aa%2Fb {"role":"editor","name":"Ann"}',
    'DELETE /api/documents/x/access/people/guest%3Aa%2Fb',
    'POST /api/documents/x/access/links {"role":"viewer","expiresAt":null}',
    'POST /api/documents/x/access/links {"role":"editor","expiresAt":"2026-02-01T00:00:00Z"}',
    'DELETE /api/documents/x/access/links/7',
    'POST /api/share-links {"secret":"secret"}',
  ])
})
