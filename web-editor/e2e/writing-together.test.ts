import { beforeEach, expect, test } from 'vitest'
import { describeEndToEnd, type Place, type Writer } from './support/index.ts'

/** Whether two places on the screen are nearer to each other than a letter is wide. */
function isNear(one: Place, other: Place): boolean {
  return Math.abs(one.left - other.left) < 3 && Math.abs(one.top - other.top) < 3
}

/** Waits until each sees the cursor of the other where it is. */
async function seeEachOther(one: Writer, other: Writer): Promise<void> {
  for (const [who, whom] of [[one, other] as const, [other, one] as const]) {
    await who.sees('the cursor of the other', async () => isNear(await who.othersCaret, await whom.caret))
  }
}

/** Writes a line of its own that a tool has been used on, and ends after it. */
async function writeLine(writer: Writer, tool: string): Promise<void> {
  await writer.page.keyboard.press('Enter')
  await writer.tool(tool).click()
  await writer.write(`a line of the kind ${tool.toLowerCase()}`)
}

describeEndToEnd('writing together', (stage) => {
  let ada: Writer
  let ben: Writer
  let path: string

  beforeEach(async () => {
    ada = await stage.arrive('Ada')
    ben = await stage.arrive('Ben')
    path = await ada.createDocument()
    await ben.open(path)
  })

  test('two people type at once and both see every word, and each other', async () => {
    await ada.text.click()
    await ada.write('Shared notes\n\n')
    await ben.seesText('Shared notes\n\n')
    await ada.page.keyboard.press('Control+Home')
    await ben.text.click()
    await ben.page.keyboard.press('Control+End')

    await Promise.all([ada.writeSlowly('Ada writes at the top. '), ben.writeSlowly('Ben writes at the bottom.')])

    const together = 'Ada writes at the top. Shared notes\n\nBen writes at the bottom.'
    await ada.seesText(together)
    await ben.seesText(together)
    await ada.seesState('Saved')
    await ben.seesState('Saved')
    await ada.sees("Ben's cursor", async () => (await ada.cursorNames).join() === 'Ben')
    await ben.sees("Ada's cursor", async () => (await ben.cursorNames).join() === 'Ada')
    expect(await ada.avatars).toEqual(['Ada (you): change your name', 'Ben'])
    expect(await ben.avatars).toEqual(['Ben (you): change your name', 'Ada'])
    await ada.takePicture('two-writers')
  })

  test('two people type in the same place and nothing is lost or torn apart on one side only', async () => {
    await ada.text.click()
    await ada.write('-')
    await ben.seesText('-')
    await ben.text.click()
    await ben.page.keyboard.press('End')
    await Promise.all([ada.writeSlowly('abcdefghij'), ben.writeSlowly('0123456789')])

    await ada.sees('all letters', async () => (await ada.readText()).length === 21)
    const text = await ada.readText()
    await ben.seesText(text)
    expect(text.replace(/[^a-z]/g, '')).toBe('abcdefghij')
    expect(text.replace(/[^0-9]/g, '')).toBe('0123456789')
  })

  test('after typing in the same place both see the cursor of the other where it is', async () => {
    await ada.text.click()
    await ada.write('Start: ')
    await ben.seesText('Start: ')
    await ben.text.click()
    await ben.page.keyboard.press('Control+End')
    await seeEachOther(ada, ben)
    await stage.service.standStillDuring(() => Promise.all([ada.write('abcdefgh'), ben.write('01234567')]))
    await ada.sees('all letters', async () => (await ada.readText()).length === 23)
    await ben.seesText(await ada.readText())

    expect(isNear(await ada.caret, await ben.caret)).toBe(false)
    await seeEachOther(ada, ben)
  })

  test("a cursor stays with its word while somebody else types in front of it, and goes with its owner's tab", async () => {
    await ada.text.click()
    await ada.write('one two')
    await ada.page.keyboard.press('ArrowLeft')
    await ben.seesText('one two')
    await ben.sees("Ada's cursor", async () => (await ben.cursorNames).length === 1)
    const left = () => ben.page.locator('.ql-cursor-caret-container').evaluate((caret) => parseFloat(caret.style.left))
    await ben.sees("Ada's cursor in its place", async () => (await left()) > 20)
    const before = await left()

    await ben.text.click()
    await ben.page.keyboard.press('Control+Home')
    await ben.write('zero ')

    await ben.sees('the cursor moved along', async () => (await left()) > before + 10)
    await ada.leave()
    await ben.sees('nobody else', async () => (await ben.cursorNames).length === 0 && (await ben.avatars).length === 1)
  })

  test('formats made by one appear at the other', async () => {
    await ada.text.click()
    await ada.write('Plan')
    await ada.page.getByRole('combobox', { name: 'Style of the line' }).selectOption('Heading 1')
    await ada.page.keyboard.press('End')
    await ada.write('\nplain ')
    await ada.tool('Bold').click()
    await ada.write('strong')
    await ada.tool('Bold').click()
    await ada.write('\nfirst')
    await ada.tool('Bulleted list').click()
    await ada.write('\nsecond')

    await ben.sees('heading, bold text and list', async () => {
      const html = await ben.readHtml()
      return (
        html.includes('<h1>Plan</h1>') &&
        html.includes('<strong>strong</strong>') &&
        html.match(/<li data-list="bullet"/g)?.length === 2
      )
    })
    await ben.text.click()
    await ben.page.keyboard.press('Control+End')
    await ben.write('\nthird')
    await ada.sees('three items', async () => (await ada.text.locator('li').count()) === 3)
    for (const tool of ['Checklist', 'Numbered list', 'Quote', 'Code block']) await writeLine(ben, tool)
    const kinds = ['checklist', 'numbered list', 'quote', 'code block'].map((kind) => `a line of the kind ${kind}`)
    await ada.seesText(['Plan', 'plain strong', 'first', 'second', 'third', ...kinds].join('\n'))
    expect(await ada.text.locator('.ql-code-block').textContent()).toBe('a line of the kind code block')
    await ada.page.keyboard.press('Shift+Home')
    const highlights = () =>
      ben.page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0))
    await ben.sees('what Ada selected', async () => (await highlights()) === 1)
    await ben.takePicture('formats')
  })

  test('undo takes back only what one did oneself', async () => {
    await ada.text.click()
    await ada.write('mine')
    await ben.seesText('mine')
    await ben.text.click()
    await ben.page.keyboard.press('Control+Home')
    await ben.write('yours and ')
    await ada.seesText('yours and mine')

    await ada.tool('Undo').click()
    await ben.seesText('yours and ')
    await ada.tool('Redo').click()
    await ben.seesText('yours and mine')
    await ben.page.keyboard.press('Control+z')
    await ada.seesText('mine')
  })

  test('a name can be changed and is kept', async () => {
    await ada.text.click()
    await ada.write('hello')
    await ada.page.getByRole('button', { name: 'Ada (you)' }).click()
    await ada.page.getByRole('textbox', { name: 'What the others see' }).fill('Ada Lovelace')
    await ada.takePicture('name-dialog')
    await ada.page.keyboard.press('Enter')

    await ben.sees('the new name', async () => (await ben.cursorNames).join() === 'Ada Lovelace')
    expect((await ben.avatars)[1]).toBe('Ada Lovelace')
    await ada.page.reload()
    await ada.text.waitFor()
    await ben.sees('the new name again', async () => (await ben.avatars)[1] === 'Ada Lovelace')
  })

  test('a link is inserted, and one into a script is refused', async () => {
    await ada.text.click()
    await ada.write('see ')
    await ada.tool('Link').click()
    const address = ada.page.getByRole('textbox', { name: 'Address' })
    await address.fill('javascript:alert(1)')
    await ada.page.keyboard.press('Enter')
    await ada.page.getByText('A link leads to a web page').waitFor()
    await address.fill('example.org/page')
    await ada.page.keyboard.press('Enter')

    await ben.seesText('see https://example.org/page')
    expect(await ben.text.locator('a').getAttribute('href')).toBe('https://example.org/page')
  })
})
