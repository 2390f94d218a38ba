import { test } from 'vitest'
import { describeEndToEnd } from './support/index.ts'

describeEndToEnd('losing the server', (stage) => {
  test('what is typed while the server is dead is kept, and is there for everybody when it is back', async () => {
    const ada = await stage.arrive('Ada')
    const ben = await stage.arrive('Ben')
    const path = await ada.createDocument()
    await ben.open(path)
    await ada.text.click()
    await ada.write('before')
    await ben.seesText('before')
    await ada.seesState('Saved')

    await stage.service.kill()
    await ada.seesState('Offline')
    await ben.seesState('Offline')
    await ada.write(', Ada meanwhile')
    await ben.text.click()
    await ben.page.keyboard.press('Control+Home')
    await ben.write('Ben meanwhile, ')
    await ada.sees('that it is kept', async () => (await ada.readState()).includes('kept in this browser'))
    await ada.takePicture('offline')

    await stage.service.restart()
    const everything = 'Ben meanwhile, before, Ada meanwhile'
    for (const writer of [ada, ben]) {
      await writer.seesText(everything)
      await writer.seesState('Saved')
    }
    const cy = await stage.arrive('Cy')
    await cy.open(path)
    await cy.seesText(everything)
    await ada.sees('the others again', async () => (await ada.avatars).slice(1).sort().join() === 'Ben,Cy')
  })
})
