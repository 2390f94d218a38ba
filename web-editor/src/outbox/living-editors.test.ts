import { afterEach, describe, expect, test, vi } from 'vitest'
import { EditorsByAnswers, EditorsByLocks, type LivingEditors } from './living-editors.ts'

/** Web Locks as far as they are used: of all tabs of one browser, and each lock asked for once. */
class TestLocks {
  readonly #held = new Set<string>()

  async request(name: string, hold: () => Promise<void>): Promise<void> {
    await Promise.resolve()
    this.#held.add(name)
    await hold()
    this.#held.delete(name)
  }

  query(): Promise<{ held: { name: string }[] }> {
    return Promise.resolve({ held: ['of somebody else', ...this.#held].map((name) => ({ name })) })
  }
}

const channels: EditorsByAnswers[] = []

afterEach(() => channels.splice(0).forEach((each) => each.close()))

const ways: readonly (readonly [string, () => readonly [LivingEditors, LivingEditors]])[] = [
  [
    'by locks',
    () => {
      const locks = new TestLocks() as unknown as LockManager
      return [new EditorsByLocks(locks), new EditorsByLocks(locks)]
    },
  ],
  [
    'by answers',
    () => {
      const tabs = [new EditorsByAnswers(), new EditorsByAnswers()] as const
      channels.push(...tabs)
      return tabs
    },
  ],
]

describe.each(ways)('who lives, known %s', (_way, open) => {
  test('is seen by all tabs, until it is stopped', async () => {
    const [ada, ben] = open()
    const stopOne = await ada.announce('one')
    await ben.announce('two')
    for (const each of [ada, ben]) expect([...(await each.living())].sort()).toEqual(['one', 'two'])
    stopOne()
    for (const each of [ada, ben]) await vi.waitFor(async () => expect([...(await each.living())]).toEqual(['two']))
  })
})

test('a tab that is gone answers no more', async () => {
  const [ada, ben] = [new EditorsByAnswers(), new EditorsByAnswers()]
  channels.push(ben)
  await ada.announce('one')
  ada.close()
  expect([...(await ben.living())]).toEqual([])
})
