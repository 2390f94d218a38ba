import { beforeEach, expect, test } from 'vitest'
import { describeEndToEnd, type Writer } from './support/index.ts'

describeEndToEnd('documents', (stage) => {
  let ada: Writer

  beforeEach(async () => {
    ada = await stage.arrive('Ada')
  })

  async function menu(title: string, action: string): Promise<void> {
    await ada.page
      .getByRole('button', { name: `More for ${title}` })
      .first()
      .click()
    await ada.page.getByRole('menuitem', { name: action }).click()
  }

  test('where there is no document yet, the page says what to do', async () => {
    await ada.goHome()
    await ada.page.getByText('Nothing written yet').waitFor()
    await ada.takePicture('home-empty')
  })

  test('a document is renamed from the list and in the editor', async () => {
    const path = await ada.createDocument()
    await ada.titleField.fill('Meeting notes')
    await ada.titleField.press('Enter')
    await ada.sees('the title in the tab', async () => (await ada.page.title()).startsWith('Meeting notes'))
    await ada.page.getByRole('link', { name: 'All documents' }).click()
    await ada.page.getByRole('link', { name: 'Meeting notes' }).waitFor()

    await menu('Meeting notes', 'Rename')
    await ada.page.getByRole('textbox', { name: 'Title' }).fill('Minutes')
    await ada.takePicture('rename-dialog')
    await ada.page.keyboard.press('Enter')
    await ada.page.getByRole('link', { name: 'Minutes' }).waitFor()
    await ada.open(path)
    await ada.sees('the new title', async () => (await ada.titleField.inputValue()) === 'Minutes')
  })

  test('a document is deleted after a question, also under the eyes of a reader', async () => {
    const path = await ada.createDocument()
    await ada.titleField.fill('Short-lived')
    await ada.titleField.press('Enter')
    await ada.sees('the title in the tab', async () => (await ada.page.title()).startsWith('Short-lived'))
    const reader = await stage.arrive('Ben')
    await reader.open(path)

    await ada.goHome()
    await menu('Short-lived', 'Delete')
    await ada.page.getByText('Delete document?').waitFor()
    await ada.takePicture('delete-dialog')
    await ada.page.locator('cs-confirm-dialog wa-button[variant=danger]').click()

    await ada.page.getByRole('link', { name: 'Short-lived' }).waitFor({ state: 'detached' })
    await reader.page.getByText('This document was deleted').waitFor()
    await ada.page.goto(path)
    await ada.page.getByText('Document not found').waitFor()
  })

  test('an unknown document and an unknown address lead home', async () => {
    await ada.page.goto('/d/00000000-0000-0000-0000-000000000000')
    await ada.page.getByText('Document not found').waitFor()
    await ada.takePicture('unknown-document')
    await ada.page.getByRole('link', { name: 'Go to your documents' }).click()
    await ada.page.getByRole('heading', { name: 'Documents' }).waitFor()
    expect(new URL(ada.page.url()).pathname).toBe('/')
    await ada.page.goto('/no/such/page')
    await ada.page.getByText('There is nothing here').waitFor()
  })

  test('more than one page of documents is loaded step by step', async () => {
    for (let number = 1; number <= 55; number++) {
      await ada.page.request.post('/api/documents', { data: { title: `Page ${number}` } })
    }
    await ada.goHome()
    const rows = ada.page.locator('cs-document-row')
    await ada.sees('the first page', async () => (await rows.count()) === 50)
    await ada.takePicture('home')
    await ada.page.getByRole('button', { name: 'Load more' }).click()
    await ada.sees('the rest', async () => (await rows.count()) > 54)
    await ada.page.getByRole('link', { name: /^Page 1 / }).waitFor()
  })

  test('on a telephone and in the dark it looks right too', async () => {
    const phone = await stage.arrive('Ada', {
      viewport: { width: 360, height: 720 },
      colorScheme: 'dark',
    })
    await phone.createDocument()
    await phone.text.click()
    await phone.write('Small screens have room for words too, and they wrap.')
    await phone.seesState('Saved')
    const overflow = await phone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await phone.takePicture('phone-editor')
    await phone.goHome()
    await phone.page.getByRole('link', { name: 'Untitled document' }).first().waitFor()
    await phone.takePicture('phone-home')
  })
})
