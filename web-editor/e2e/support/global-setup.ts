import { existsSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { findBrowser } from './browser.ts'
import { jar } from './service.ts'

declare module 'vitest' {
  interface ProvidedContext {
    browserPath: string | null
  }
}

/** Finds the service and, once, the browser. Without one its tests are skipped on a laptop and fail in CI. */
export default function setup(project: TestProject): void {
  if (!existsSync(jar)) {
    end(`The service is not built (${jar} is missing): run ./mvnw package in the folder above first.`)
  }
  const browserPath = findBrowser()
  project.provide('browserPath', browserPath)
  if (browserPath === null) {
    const found = 'No Chromium found (COSCRIBE_BROWSER, or chromium, chromium-browser, google-chrome on the PATH)'
    if (process.env.CI) end(`${found}: the end-to-end tests can't run.`)
    console.log(`${found}: the end-to-end tests in pages are skipped.`)
  }
}

/** Ends the run with this one line; after an error thrown here Vitest would say first that it found no tests. */
function end(complaint: string): never {
  console.error(complaint)
  process.exit(1)
}
