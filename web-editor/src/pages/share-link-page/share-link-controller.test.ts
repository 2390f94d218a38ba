import { expect, test } from 'vitest'
import { ApiProblem } from '../../api/index.ts'
import { ShareLinkController } from './share-link-controller.ts'

const host = {
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
}

test('a link leads to its document', async () => {
  const used: string[] = []
  const link = new ShareLinkController(host, {
    useLink(secret) {
      used.push(secret)
      return Promise.resolve({ document: 'x', role: 'viewer' })
    },
  })
  expect(link.view.kind).toBe('initial')
  const using = link.use('secret')
  expect(link.view.kind).toBe('pending')
  await using
  expect([link.view, used]).toEqual([{ kind: 'complete', document: 'x' }, ['secret']])
})

test.each([
  [new ApiProblem('There is no such link.', 404, 'SHARE_LINK_INVALID'), { kind: 'invalid' }],
  [new ApiProblem('Out of reach.', 0), { kind: 'error', reason: 'Out of reach.' }],
])('after %s it says so', async (problem, view) => {
  const link = new ShareLinkController(host, { useLink: () => Promise.reject(problem) })
  await link.use('secret')
  expect(link.view).toEqual(view)
})
