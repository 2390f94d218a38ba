import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject } from 'vitest'
import { launchBrowser } from './browser.ts'
import { Service, type Settings } from './service.ts'
import { Writer, type Look } from './writer.ts'

/** What a test file plays on: a service and a browser of its own. */
export interface Stage {
  readonly service: Service
  /** Somebody comes, at a browser that remembers nothing but their name; after the test they leave. */
  arrive(name: string, look?: Look): Promise<Writer>
  /** Somebody comes, is asked for their name on the home page, and says it. */
  arriveAsGuest(name: string, look?: Look): Promise<Writer>
}

/**
 * The end-to-end tests of one file, none of which may offend against the pages' Content-Security-Policy; where there is no
 * browser they are skipped.
 */
export function describeEndToEnd(name: string, tests: (stage: Stage) => void, settings?: Settings): void {
  const browserPath = inject('browserPath')
  describe.skipIf(browserPath === null)(name, () => {
    let service: Service
    let browser: Browser
    let writers: Writer[] = []

    beforeAll(async () => {
      service = await Service.start(settings)
      browser = await launchBrowser(browserPath as string)
    })

    afterAll(async () => {
      await browser.close()
      await service.stop()
    })

    afterEach(async () => {
      const violations = writers.flatMap((writer) => writer.takeViolations())
      await Promise.all(writers.map((writer) => writer.leave()))
      writers = []
      expect(violations).toEqual([])
    })

    async function arrive(name: string, look?: Look): Promise<Writer> {
      const writer = await Writer.arrive(browser, service.address, name, look)
      writers.push(writer)
      return writer
    }

    tests({
      get service() {
        return service
      },
      arrive,
      async arriveAsGuest(name, look) {
        const writer = await arrive('', look)
        await writer.goHome()
        await writer.sayName(name)
        return writer
      },
    })
  })
}
