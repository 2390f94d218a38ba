import { describe, expect, test, vi } from 'vitest'
import { DocumentsApi } from './documents-api.ts'
import { ApiProblem, describe as describeError, isMissing } from './problem.ts'

const minutes = {
  id: 'a/b',
  title: 'Minutes',
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-02T00:00:00Z',
  role: 'owner',
}

/** An interface that answers with this, and the requests it was sent. */
function answering(status: number, body?: unknown, type = 'application/json') {
  const requests: string[] = []
  const api = new DocumentsApi((path, init) => {
    const sent = typeof init?.body === 'string' ? ` ${init.body}` : ''
    requests.push(`${init?.method ?? ''} ${path as string}${sent}`)
    const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body)
    return Promise.resolve(new Response(text, { status, headers: { 'Content-Type': type } }))
  })
  return { api, requests }
}

describe('the documents interface', () => {
  test('asks for what is wanted', async () => {
    const { api, requests } = answering(200, minutes)
    await api.list(2, 50)
    await api.create('Minutes')
    expect(await api.get('a/b')).toEqual(minutes)
    await api.rename('a/b', 'More "minutes"')
    await api.delete('a/b')
    expect(requests).toEqual([
      'GET /api/documents?page=2&size=50',
      'POST /api/documents {"title":"Minutes"}',
      'GET /api/documents/a%2Fb',
      'PATCH /api/documents/a%2Fb {"title":"More \\"minutes\\""}',
      'DELETE /api/documents/a%2Fb',
    ])
  })

  test('needs no content for a deletion', async () => {
    await expect(answering(204).api.delete('x')).resolves.toBeUndefined()
  })

  test('tells a problem in the words of the service', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: 'No document x.',
      code: 'NOT_FOUND',
    }
    const error: unknown = await answering(404, problem, 'application/problem+json')
      .api.get('x')
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ApiProblem)
    expect(describeError(error)).toBe('No document x.')
    expect(isMissing(error)).toBe(true)
    expect((error as ApiProblem).code).toBe('NOT_FOUND')
  })

  test('makes do with the status when the answer is no problem document', async () => {
    const error: unknown = await answering(502, '<html>', 'text/html')
      .api.list(0, 50)
      .catch((thrown: unknown) => thrown)
    expect(describeError(error)).toBe('The service answered 502.')
    expect(isMissing(error)).toBe(false)
  })

  test('reads only after what was written has been answered', async () => {
    const asked: string[] = []
    const answers: (() => void)[] = []
    const api = new DocumentsApi((_path, init) => {
      asked.push(init?.method ?? '')
      return new Promise((resolve) => answers.push(() => resolve(Response.json(minutes))))
    })
    const renamed = api.rename('x', 'New')
    const read = api.get('x')
    await Promise.resolve()
    expect(asked).toEqual(['PATCH'])
    answers[0]?.()
    await renamed
    await vi.waitFor(() => expect(asked).toEqual(['PATCH', 'GET']))
    answers[1]?.()
    await read
  })

  test('says so when the service is out of reach', async () => {
    const api = new DocumentsApi(() => Promise.reject(new TypeError('Failed to fetch')))
    await expect(api.get('x')).rejects.toEqual(new ApiProblem('The service could not be reached.', 0))
  })

  test('passes on why nothing was asked', async () => {
    const problem = new ApiProblem('That needs your name.', 401)
    await expect(new DocumentsApi(() => Promise.reject(problem)).get('x')).rejects.toBe(problem)
  })
})
