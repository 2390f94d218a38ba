import { expect, test } from 'vitest'
import { describeEndToEnd, Wire, type Writer } from './support/index.ts'

/** Leaving the page is agreed to, whatever it asks. */
function agreeToLeave({ page }: Writer): void {
  page.on('dialog', (dialog) => void dialog.accept())
}

function idIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

describeEndToEnd('unsent work', (stage) => {
  async function begin(text: string): Promise<{ ada: Writer; path: string }> {
    const ada = await stage.arrive('Ada')
    const path = await ada.createDocument()
    await ada.text.click()
    await ada.write(text)
    await ada.seesState('Saved')
    return { ada, path }
  }

  /** Opens the document, goes offline and types where the key leads; nothing but the outbox has the text then. */
  async function writeOffline(tab: Writer, path: string, text: string, key = 'Control+End'): Promise<Wire> {
    const wire = await Wire.of(tab.page)
    await tab.open(path)
    await tab.text.click()
    await tab.page.keyboard.press(key)
    await wire.cut()
    await tab.seesState('Offline')
    await tab.write(text)
    await tab.seesKept(text)
    return wire
  }

  test('outlives a service that is away and a reload meanwhile, and is said to be where it is', async () => {
    const { ada, path } = await begin('before')
    agreeToLeave(ada)
    await stage.service.standStillDuring(async () => {
      await ada.write(' on its way')
      await ada.seesState('Saving')
      await ada.seesKept('on its way')
      await stage.service.kill()
    })
    await ada.seesState('Offline')
    await ada.write(' and offline')
    await ada.sees('where it is', async () => (await ada.readState()).includes('kept in this browser'))
    await ada.takePicture('offline-kept')

    await ada.page.goto(path).catch(() => undefined) // nobody serves the page
    await stage.service.restart()
    await ada.open(path)
    await ada.seesText('before on its way and offline')
    await ada.seesState('Saved')
    expect(await ada.readOutbox()).toBe('[]')
    const ben = await stage.arrive('Ben')
    await ben.open(path)
    await ben.seesText('before on its way and offline')
  })

  test('outlives a tab that is killed right after a key', async () => {
    const { ada, path } = await begin('before')
    const home = await ada.openEmptyTab()
    await home.goHome()
    await stage.service.standStillDuring(async () => {
      await ada.write(' and then')
      await home.seesKept('and then')
      await ada.crash()
    })
    const tab = await ada.openTab(path)
    await tab.seesText('before and then')
    await tab.seesState('Saved')
    expect(await tab.readOutbox()).toBe('[]')
  })

  test('that was committed, and whose acknowledgement was lost, is there once after a crash', async () => {
    const { ada, path } = await begin('before')
    await ada.page.close()
    const deaf = await ada.openEmptyTab()
    const wire = await Wire.of(deaf.page)
    await deaf.open(path)
    await deaf.text.click()
    await deaf.page.keyboard.press('Control+End')
    const ben = await stage.arrive('Ben')
    await ben.open(path)
    wire.goDeaf()
    await deaf.write('!')
    await ben.seesText('before!')
    await deaf.write(' and waiting')
    await deaf.seesKept('and waiting')
    await deaf.crash()
    const tab = await ada.openTab(path)
    for (const each of [tab, ben]) await each.seesText('before! and waiting')
    await tab.seesState('Saved')
  })

  test('of two tabs that are both gone is there once each, whoever comes', async () => {
    const { ada, path } = await begin('before')
    await ada.page.close()
    for (const text of ['one ', 'two ']) {
      const tab = await ada.openEmptyTab()
      await writeOffline(tab, path, text, 'Control+Home')
      await tab.crash()
    }
    const tab = await ada.openTab(path)
    await tab.sees('both', async () => /^(one two|two one) before$/.test(await tab.readText()))
    await tab.seesState('Saved')
    await tab.sees('an empty outbox', async () => (await tab.readOutbox()) === '[]')
  })

  test('is shown by the next page while the service is out of reach', async () => {
    const { ada, path } = await begin('before')
    await ada.page.close()
    const tab = await ada.openEmptyTab()
    agreeToLeave(tab)
    const wire = await writeOffline(tab, path, ' unsent')
    await tab.page.route('**/api/documents/*', (route) => route.abort())
    await tab.open(path)
    await tab.seesText('before unsent')
    await tab.text.click()
    await tab.page.keyboard.press('Control+End')
    await tab.write(', twice')
    await tab.seesKept('twice')
    await tab.open(path)
    await tab.seesText('before unsent, twice')
    await tab.page.unroute('**/api/documents/*')
    wire.mend()
    await tab.tellOnline()
    await tab.seesState('Saved')
    const ben = await stage.arrive('Ben')
    await ben.open(path)
    await ben.seesText('before unsent, twice')
  })

  test('is sent from the list of documents, too, and by a page that was left offline', async () => {
    const { ada, path } = await begin('before')
    await ada.page.close()
    const tab = await ada.openEmptyTab()
    const wire = await writeOffline(tab, path, ' left behind')
    await tab.page.getByRole('link', { name: 'All documents' }).click()
    await tab.page.getByRole('heading', { name: 'Documents' }).waitFor()
    wire.mend()
    await tab.tellOnline()
    const ben = await stage.arrive('Ben')
    await ben.open(path)
    await ben.seesText('before left behind')
  })

  test('is warned of when the page is closed, and only then', async () => {
    const { ada } = await begin('all saved')
    const warnings: string[] = []
    ada.page.on('dialog', (dialog) => {
      warnings.push(dialog.type())
      void dialog.dismiss()
    })
    await stage.service.standStillDuring(async () => {
      await ada.write(' but this')
      await ada.page.close({ runBeforeUnload: true })
      await ada.sees('the warning', () => Promise.resolve(warnings.join() === 'beforeunload'))
    })
    await ada.seesState('Saved')
    const closed = ada.page.waitForEvent('close')
    await ada.page.close({ runBeforeUnload: true })
    await closed
    expect(warnings).toEqual(['beforeunload'])
  })

  test('that is refused can be viewed, survives a reload, and is restored as a new document', async () => {
    const { ada, path } = await begin('Known text')
    await ada.page.close()
    const tab = await ada.openEmptyTab()
    const wire = await writeOffline(tab, path, ' and refused text')
    await fetch(`${stage.service.address}/api/documents/${idIn(path)}`, { method: 'DELETE' })
    wire.mend()
    await tab.tellOnline()
    await tab.page.getByText('This document was deleted').or(tab.page.getByText('You can no longer open')).waitFor()

    await tab.page.reload()
    await tab.page.getByText('were not saved').waitFor()
    await tab.takePicture('recovery-copy')
    await tab.page.getByRole('button', { name: 'View the copy' }).click()
    const dialog = tab.page.locator('cs-recovery-notice wa-dialog')
    await dialog.getByText('Known text').waitFor()
    await tab.takePicture('recovery-copy-viewed')
    expect(await dialog.locator('ins').textContent()).toBe(' and refused text')
    await dialog.getByRole('button', { name: 'Restore as a new document' }).click()
    await tab.seesText('Known text and refused text')
    await tab.seesState('Saved')
    expect(await tab.titleField.inputValue()).toBe('Untitled document (recovered)')
    expect(await tab.page.getByRole('button', { name: 'View the copy' }).count()).toBe(0)
    const ben = await stage.arrive('Ben')
    await ben.open(new URL(tab.page.url()).pathname)
    await ben.seesText('Known text and refused text')
  })

  test('of a laptop that slept for a day is sent when it wakes, with a token that is renewed first', async () => {
    const { ada, path } = await begin('Day one')
    await ada.changeName('Countess') // and so is somebody, with a token
    await ada.page.close()
    const tab = await ada.openEmptyTab()
    const renewals: string[] = []
    tab.page.on('requestfinished', (request) => {
      if (request.url().endsWith('/api/guests/renewal')) renewals.push(request.url())
    })
    await tab.page.clock.install()
    const wire = await writeOffline(tab, path, ', in the evening')
    wire.mend()
    await tab.page.clock.fastForward('24:00:00')
    await tab.seesState('Saved')
    expect(renewals).toHaveLength(1)
    const other = await ada.openTab(path)
    await other.seesText('Day one, in the evening')
  })
})
