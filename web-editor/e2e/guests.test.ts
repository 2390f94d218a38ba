import { expect, test } from 'vitest'
import { describeEndToEnd, type Writer } from './support/index.ts'

/** Counts the sockets that a page opens. */
function socketsOf({ page }: Writer): string[] {
  const sockets: string[] = []
  page.on('websocket', (socket) => sockets.push(socket.url()))
  return sockets
}

describeEndToEnd(
  'guests',
  (stage) => {
    test('somebody new is asked for their name once, and is called so in all tabs', async () => {
      const ada = await stage.arrive('')
      await ada.goHome()
      await ada.page.getByRole('dialog', { name: 'What is your name?' }).waitFor()
      await ada.takePicture('name-card')
      await ada.page.getByRole('button', { name: 'Continue' }).click()
      await ada.page.getByText('Please write a name.').waitFor()
      await ada.sayName('Ada')
      const path = await ada.createDocument()
      expect(await ada.avatars).toEqual(['Ada (you): change your name'])
      await ada.page.reload()
      await ada.text.waitFor()

      const tab = await ada.openTab(path)
      await tab.sees(
        'Ada in the other tab',
        async () => (await tab.avatars).join() === 'Ada (you): change your name,Ada',
      )
      await tab.page.getByRole('button', { name: 'Ada (you)' }).click()
      await tab.page.getByRole('textbox', { name: 'What the others see' }).fill('Countess')
      await tab.page.keyboard.press('Enter')
      await ada.sees(
        'the new name in the first tab, of both',
        async () => (await ada.avatars).join() === 'Countess (you): change your name,Countess',
      )
    })

    test('the token is renewed over the open socket, again and again', async () => {
      const ada = await stage.arriveAsGuest('Ada')
      const sockets = socketsOf(ada)
      const renewals: string[] = []
      ada.page.on('requestfinished', (request) => {
        if (request.url().endsWith('/api/guests/renewal')) renewals.push(request.url())
      })
      await ada.createDocument()
      await ada.sees('three renewals', () => Promise.resolve(renewals.length >= 3))
      await ada.text.click()
      await ada.write('still here')
      await ada.seesState('Saved')
      expect(sockets).toHaveLength(1)
    })

    test('who could not renew their token is back as soon as they can, with all that they wrote', async () => {
      const ada = await stage.arriveAsGuest('Ada')
      const path = await ada.createDocument()
      await ada.page.route('**/api/guests/renewal', (route) => route.abort())
      await ada.seesState('Offline')
      await ada.text.click()
      await ada.write('meanwhile')
      await ada.page.unroute('**/api/guests/renewal')
      await ada.seesState('Saved')
      const tab = await ada.openTab(path)
      await tab.seesText('meanwhile')
    })

    test('who can not prove any more who they are is asked anew, and loses no text', async () => {
      const ada = await stage.arriveAsGuest('Ada')
      const path = await ada.createDocument()
      await ada.text.click()
      await ada.write('my text')
      await ada.seesState('Saved')
      await ada.page.evaluate(() => {
        const guest = JSON.parse(localStorage.getItem('coscribe.guest') ?? '') as object
        localStorage.setItem('coscribe.guest', JSON.stringify({ ...guest, renewal: 'worn out' }))
      })
      await ada.page.getByRole('dialog', { name: 'What is your name?' }).waitFor()
      expect(await ada.page.getByRole('textbox', { name: 'Your name' }).inputValue()).toBe('Ada')
      await ada.page.keyboard.press('Enter')
      await ada.page.getByText('You can no longer open this document').waitFor()
      await ada.page.getByRole('button', { name: 'Copy its text' }).waitFor()
      await ada.page.goto(path)
      await ada.page.getByText('Document not found').waitFor()
    })
  },
  { anonymousRole: 'none', tokenLifetime: '6s' },
)

describeEndToEnd(
  'people without a name, where everybody may read',
  (stage) => {
    test('read at once, and are asked for their name when they want more', async () => {
      const ada = await stage.arrive('')
      await ada.goHome()
      await ada.page.getByText('Nothing written yet').waitFor()
      const create = ada.page.getByRole('button', { name: 'New document' })
      await create.click()
      await ada.page.getByRole('button', { name: 'Not now' }).click()
      await ada.page.getByText('That needs your name').waitFor()
      await create.click()
      await ada.sayName('Ada')
      await ada.text.waitFor()
      await ada.text.click()
      await ada.write('for everybody')
      await ada.seesState('Saved')

      const ben = await stage.arrive('')
      await ben.open(new URL(ada.page.url()).pathname)
      await ben.seesText('for everybody')
      await ben.page.getByText('Viewing').waitFor()
      expect(await ben.page.getByRole('toolbar').count()).toBe(0)
      const [self, other] = await ben.avatars
      expect([self, other]).toEqual([expect.stringMatching(/^Guest \w+ \(you\)/), 'Ada'])
    })
  },
  { anonymousRole: 'viewer' },
)
