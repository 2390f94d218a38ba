import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { launchBrowser, Service, Writer } from './support/index.ts'

const browserPath = inject('browserPath')

describe.skipIf(browserPath === null)('losing the server', () => {
  let service: Service
  let browser: Browser

  beforeAll(async () => {
    service = await Service.start()
    browser = await launchBrowser(browserPath as string)
  })

  afterAll(async () => {
    await browser.close()
    await service.stop()
  })

  test('what is typed while the server is dead is kept, and is there for everybody when it is back', async () => {
    const ada = await Writer.arrive(browser, service.address, 'Ada')
    const ben = await Writer.arrive(browser, service.address, 'Ben')
    const path = await ada.createDocument()
    await ben.open(path)
    await ada.text.click()
    await ada.write('before')
    await ben.seesText('before')
    await ada.seesState('Saved')

    await service.kill()
    await ada.seesState('Offline')
    await ben.seesState('Offline')
    await ada.write(', Ada meanwhile')
    await ben.text.click()
    await ben.page.keyboard.press('Control+Home')
    await ben.write('Ben meanwhile, ')
    expect(await ada.readState()).toContain('Changes wait in this tab')
    await ada.takePicture('offline')

    await service.restart()
    const everything = 'Ben meanwhile, before, Ada meanwhile'
    for (const writer of [ada, ben]) {
      await writer.seesText(everything)
      await writer.seesState('Saved')
    }
    const cy = await Writer.arrive(browser, service.address, 'Cy')
    await cy.open(path)
    await cy.seesText(everything)
    await ada.sees('the others again', async () => (await ada.avatars).slice(1).sort().join() === 'Ben,Cy')
  })
})
