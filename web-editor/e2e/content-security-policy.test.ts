import { beforeEach, expect, test } from 'vitest'
import { describeEndToEnd, type Writer } from './support/index.ts'

/** As another editor puts it on the clipboard, with much that the policy forbids. */
const pasted = `<base href="https://example.org/"><style>b { color: red }</style>
  <p style="color: red" onclick="window.ran = true"><span style="font-weight: 700">loud</span> and quiet</p>
  <img src="x" onerror="window.ran = true"><script>window.ran = true</script>`

async function paste(writer: Writer, html: string): Promise<void> {
  await writer.text.evaluate((editor, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', text)
    editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)
}

function ranInPage(writer: Writer): Promise<boolean> {
  return writer.page.evaluate(() => 'ran' in window)
}

describeEndToEnd('the Content-Security-Policy', (stage) => {
  let ada: Writer

  beforeEach(async () => {
    ada = await stage.arrive('Ada')
    await ada.createDocument()
    await ada.text.click()
  })

  test('what is pasted keeps its formats and runs nothing', async () => {
    await paste(ada, pasted)
    await ada.sees('the pasted text', async () => (await ada.readHtml()).includes('<strong>loud</strong> and quiet'))
    expect(await ada.text.textContent()).toBe('loud and quiet')
    expect(await ranInPage(ada)).toBe(false)
  })

  test('a dialog has its cross', async () => {
    await ada.tool('Link').click()
    await ada.page.getByRole('textbox', { name: 'Address' }).waitFor()
    await ada.page.locator('cs-text-dialog wa-icon[name=xmark] svg path').waitFor()
  })

  test('an injected script does not run, and an injected style does nothing', async () => {
    await ada.page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.ran = true'
      const image = document.createElement('div')
      image.innerHTML = '<img src="data:," onerror="window.ran = true"><b style="position: fixed">x</b>'
      document.body.append(script, image)
    })
    const directives = ['script-src-elem inline', 'script-src-attr inline', 'style-src-attr inline']
    const told: string[] = []
    await ada.sees('that all of it is blocked', () => {
      told.push(...ada.takeViolations())
      return Promise.resolve(directives.every((directive) => told.some((each) => each.endsWith(directive))))
    })
    expect(await ranInPage(ada)).toBe(false)
    expect(await ada.page.locator('body > div > b').evaluate((b) => getComputedStyle(b).position)).toBe('static')
  })

  test('pages, assets and REST say what a browser may do with them', async () => {
    const headers = async (path: string) => (await ada.page.request.get(path)).headers()
    const asset = await ada.page.locator('script[src]').first().getAttribute('src')
    for (const path of ['/', '/d/any', '/no/such/page', asset ?? '']) {
      expect(await headers(path), path).toMatchObject({
        'content-security-policy': expect.stringContaining(
          "default-src 'none'; script-src 'self'; style-src 'self'; ",
        ) as unknown,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()') as unknown,
      })
    }
    for (const path of ['/api/documents', '/api/no/such']) {
      expect(await headers(path), path).toMatchObject({
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
    }
  })
})
