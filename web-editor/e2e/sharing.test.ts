import { beforeEach, describe, expect, test } from 'vitest'
import { describeEndToEnd, type Writer } from './support/index.ts'

/** Makes a share link in the dialog, by the keyboard alone; its address. */
async function makeLink(owner: Writer, role: string): Promise<string> {
  const { page } = owner
  await page.locator('wa-button.share').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Role that a new link gives' }).focus()
  await page.keyboard.type(role)
  await page.keyboard.press('Tab')
  await page.keyboard.type('Works for a week')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const address = await page.getByRole('textbox', { name: 'Address of the link' }).inputValue()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog', { name: 'Share' }).waitFor({ state: 'hidden' })
  return address
}

/** Opens the dialog, and what it says of each person. */
async function peopleIn({ page }: Writer): Promise<string[]> {
  const rows = page.getByRole('list', { name: 'People with access' }).getByRole('listitem')
  return rows.evaluateAll((all) =>
    all.map((row) => {
      const name = row.querySelector('.name')?.textContent.trim().replace(/\s+/g, ' ')
      return `${name ?? ''}: ${row.querySelector('select')?.value ?? ''}`
    }),
  )
}

describeEndToEnd(
  'sharing',
  (stage) => {
    let ada: Writer
    let path: string

    beforeEach(async () => {
      ada = await stage.arriveAsGuest('Ada')
      path = await ada.createDocument()
      await ada.titleField.fill('Plan')
      await ada.titleField.press('Enter')
      await ada.text.click()
      await ada.write('Ada wrote this')
      await ada.seesState('Saved')
    })

    /** Ben follows a link, and says his name on the way. */
    async function benComesBy(address: string): Promise<Writer> {
      const ben = await stage.arrive('')
      await ben.page.goto(address)
      await ben.sayName('Ben')
      await ben.text.waitFor()
      return ben
    }

    async function setRole(role: string): Promise<void> {
      await ada.page.getByRole('button', { name: 'Share' }).click()
      await ada.page.getByRole('combobox', { name: 'Role of Ben' }).selectOption(role)
      await ada.sees('that it is done', async () =>
        (await peopleIn(ada)).some((row) => row.endsWith(`: ${role.toLowerCase()}`)),
      )
      await ada.page.getByRole('button', { name: 'Done' }).click()
    }

    test('a document is nobody’s but its owner’s', async () => {
      const ben = await stage.arriveAsGuest('Ben')
      await ben.page.getByText('Nothing written yet').waitFor()
      await ben.page.goto(path)
      await ben.page.getByText('Document not found').waitFor()
      await ben.takePicture('not-shared')
      const shown = await ben.page.locator('cs-missing-page').innerText()
      await ben.page.goto('/d/00000000-0000-0000-0000-000000000000')
      await ben.page.getByText('Document not found').waitFor()
      expect(await ben.page.locator('cs-missing-page').innerText()).toBe(shown)
    })

    test('who comes by a link for viewers reads, is seen, and can change nothing', async () => {
      const address = await makeLink(ada, 'Viewer')
      const ben = await stage.arrive('')
      await ben.page.goto(address)
      expect(ben.page.url()).not.toContain('link=')
      await ben.page.reload()
      await ben.sayName('Ben')
      await ben.seesText('Ada wrote this')
      expect(new URL(ben.page.url())).toMatchObject({ pathname: path, hash: '' })

      await ben.page.getByRole('status').getByText('Viewing').waitFor()
      await ben.page.getByRole('heading', { name: 'Plan' }).waitFor()
      expect(await ben.page.getByRole('toolbar').count()).toBe(0)
      expect(await ben.page.getByRole('button', { name: 'Share' }).count()).toBe(0)
      await ben.text.click()
      await ben.write('not this')
      await ben.page.keyboard.press('Control+a')
      await ben.page.keyboard.press('Delete')
      await ben.page.keyboard.press('Control+z')
      await ben.text.getByText('Ada wrote this').dblclick({ position: { x: 12, y: 12 } })
      await ada.sees("Ben's selection", () =>
        ada.page.evaluate(() => [...CSS.highlights.values()].some(({ size }) => size > 0)),
      )
      expect((await ada.avatars)[1]).toBe('Ben')
      await ada.text.click()
      await ada.page.keyboard.press('Control+End')
      await ada.write(', and this')
      await ben.seesText('Ada wrote this, and this')
      await ben.takePicture('read-only')

      await ada.tool('Link').click()
      await ada.page.getByRole('textbox', { name: 'Address' }).fill('https://example.org/')
      await ada.page.keyboard.press('Enter')
      await ben.text.getByRole('link').focus()
      const opened = ben.page.waitForEvent('popup')
      await ben.page.keyboard.press('Enter')
      await (await opened).close()

      await ben.goHome()
      await ben.page.getByRole('link', { name: 'Plan' }).getByText('Viewer').waitFor()
      expect(await ben.page.getByRole('button', { name: 'More for Plan' }).count()).toBe(0)
    })

    test('a role changes under the hands of who has it', async () => {
      const ben = await benComesBy(await makeLink(ada, 'Viewer'))
      await setRole('Editor')
      await ben.page.getByRole('toolbar').waitFor()
      await ben.text.click()
      await ben.page.keyboard.press('Control+Home')
      await ben.write('Ben too: ')
      await ada.seesText('Ben too: Ada wrote this')

      await setRole('Commenter')
      await ben.page.getByText('Commenting').waitFor()
      await ben.write('not this')
      expect(await ben.readText()).toBe('Ben too: Ada wrote this')
      await ada.page.getByRole('button', { name: 'Share' }).click()
      await ada.sees(
        'both',
        async () => (await peopleIn(ada)).join() === 'Ada (you): owner,Ben by a share link: commenter',
      )
      await ada.takePicture('share-dialog')
    })

    test('what is taken away is gone at once, but for the text that was seen', async () => {
      const ben = await benComesBy(await makeLink(ada, 'Editor'))
      await ada.page.getByRole('button', { name: 'Share' }).click()
      await ada.page.getByRole('button', { name: 'Remove Ben' }).click()
      await ben.page.getByText('You can no longer open this document').waitFor()
      await ben.page.getByRole('button', { name: 'Copy its text' }).waitFor()
      await ben.takePicture('withdrawn')
      await ben.page.reload()
      await ben.page.getByText('Document not found').waitFor()
    })

    test('a link that was revoked says so, and takes what it gave', async () => {
      const address = await makeLink(ada, 'Editor')
      const ben = await benComesBy(address)
      await ada.page.getByRole('button', { name: 'Share' }).click()
      await ada.page.getByRole('button', { name: /^Revoke the link/ }).click()
      await ben.page.getByText('You can no longer open this document').waitFor()
      await ben.page.goto(address)
      await ben.page.getByText('This link does not work any more').waitFor()
      await ben.takePicture('link-revoked')
      await ben.page.getByRole('button', { name: 'Open without the link' }).click()
      await ben.page.getByText('Document not found').waitFor()
    })

    test('the last owner stays', async () => {
      await ada.page.getByRole('button', { name: 'Share' }).click()
      await ada.page.getByRole('button', { name: 'Remove Ada' }).click()
      await ada.page.getByText('last owner').waitFor()
      await ada.page.getByRole('combobox', { name: 'Role of Ada' }).selectOption('Viewer')
      await ada.sees('that she is it still', async () => (await peopleIn(ada)).join() === 'Ada (you): owner')
    })

    describe('on a telephone', () => {
      test('all of it fits', async () => {
        const small = { viewport: { width: 360, height: 720 } }
        const phone = await stage.arrive('', small)
        await phone.goHome()
        await phone.page.getByRole('dialog').waitFor()
        await phone.takePicture('phone-name-card')
        await phone.sayName('Eve')
        await phone.page.goto(path)
        await phone.page.getByText('Document not found').waitFor()
        await phone.takePicture('phone-not-shared')

        await phone.page.goto(await makeLink(ada, 'Viewer'))
        await phone.text.waitFor()
        await phone.takePicture('phone-read-only')
        await phone.createDocument()
        await phone.page.getByRole('button', { name: 'Share' }).click()
        await phone.page.getByRole('button', { name: 'Create link' }).click()
        await phone.page.getByRole('textbox', { name: 'Address of the link' }).waitFor()
        await phone.takePicture('phone-share-dialog')
        const overflow = await phone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(overflow).toBeLessThanOrEqual(0)
      })
    })
  },
  { anonymousRole: 'none' },
)
