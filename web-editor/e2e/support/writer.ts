import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { eventually } from './eventually.ts'

const screenshots = fileURLToPath(new URL('../screenshots-output/', import.meta.url))

const colors = ['#1864ab', '#2b8a3e', '#c92a2a', '#862e9c']

export interface Look {
  readonly viewport?: { width: number; height: number }
  readonly colorScheme?: 'light' | 'dark'
}

/** A place on the screen, in pixels from the upper left corner. */
export interface Place {
  readonly left: number
  readonly top: number
}

/** A person at a browser of their own, and what they do and see. */
export class Writer {
  readonly page: Page
  readonly #context: BrowserContext
  readonly #violations: string[] = []

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context
    this.page = page
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) this.#violations.push(message.text())
    })
  }

  /** Opens a browser that remembers nothing but, if given, the name of the person, as somebody anonymous has one. */
  static async arrive(browser: Browser, baseURL: string, name?: string, look: Look = {}): Promise<Writer> {
    const context = await browser.newContext({ baseURL, viewport: { width: 1180, height: 800 }, ...look })
    context.setDefaultTimeout(20_000)
    if (name) {
      const person = JSON.stringify({ name, color: colors[name.length % colors.length] })
      await context.addInitScript((value) => {
        if (!localStorage.getItem('coscribe.person')) localStorage.setItem('coscribe.person', value)
      }, person)
    }
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
        console.log(`Content Security Policy: ${effectiveDirective} ${blockedURI}`),
      )
    })
    return new Writer(context, await context.newPage())
  }

  /** What the page did or was made to do against its Content-Security-Policy since this was last asked. */
  takeViolations(): string[] {
    return this.#violations.splice(0)
  }

  /** Answers the question that the pages ask where nobody may do anything without a name. */
  async sayName(name: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Your name' }).fill(name)
    await this.page.keyboard.press('Enter')
    await this.page.getByRole('dialog', { name: 'What is your name?' }).waitFor({ state: 'detached' })
  }

  /** Says, in a document, to be called something else. */
  async changeName(name: string): Promise<void> {
    await this.page.getByRole('button', { name: /\(you\)/ }).click()
    await this.page.getByRole('textbox', { name: 'What the others see' }).fill(name)
    await this.page.keyboard.press('Enter')
    await this.sees(`the name ${name}`, async () => (await this.avatars)[0]?.startsWith(name) ?? false)
  }

  /** Opens another tab of the same browser. */
  async openTab(path: string): Promise<Writer> {
    const tab = await this.openEmptyTab()
    await tab.open(path)
    return tab
  }

  /** Opens another tab of the same browser, which shows nothing yet. */
  async openEmptyTab(): Promise<Writer> {
    return new Writer(this.#context, await this.#context.newPage())
  }

  /** The page dies without a word, as when its process is killed. */
  async crash(): Promise<void> {
    const crashed = this.page.waitForEvent('crash')
    const devTools = await this.#context.newCDPSession(this.page)
    devTools.send('Page.crash').catch(() => undefined) // nobody is left to answer
    await crashed
  }

  /** The page is told that the network is back, so that it doesn't sit out a delay. */
  async tellOnline(): Promise<void> {
    await this.page.evaluate(() => window.dispatchEvent(new Event('online')))
  }

  /** What this browser keeps for the service, as text. */
  async readOutbox(): Promise<string> {
    const entries = await this.page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open('coscribe')
          opening.onerror = () => reject(new Error('no database'))
          opening.onsuccess = () => {
            const reading = opening.result.transaction('entries').objectStore('entries').getAll()
            reading.onsuccess = () => resolve(reading.result)
            opening.result.close()
          }
        }),
    )
    return (this.#lastSeen = JSON.stringify(entries))
  }

  /** Sees that what was written is kept in this browser. */
  async seesKept(text: string): Promise<void> {
    await this.sees(`${text} in the outbox`, async () => (await this.readOutbox()).includes(text))
  }

  async leave(): Promise<void> {
    await this.#context.close()
  }

  async goHome(): Promise<void> {
    await this.page.goto('/')
  }

  /** Makes a document on the home page; its path. */
  async createDocument(): Promise<string> {
    await this.goHome()
    await this.page.locator('wa-button.create').first().click()
    await this.page.waitForURL('**/d/*')
    await this.text.waitFor()
    return new URL(this.page.url()).pathname
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path)
    await this.text.waitFor()
  }

  get text(): Locator {
    return this.page.getByRole('textbox', { name: 'Document text' })
  }

  get titleField(): Locator {
    return this.page.getByRole('textbox', { name: 'Document title' })
  }

  tool(name: string): Locator {
    return this.page.getByRole('toolbar').getByRole('button', { name })
  }

  /** The names on the cursors of the others. */
  get cursorNames(): Promise<string[]> {
    return this.page.locator('.ql-cursor:not(.hidden) .ql-cursor-name').allTextContents()
  }

  /** Where one's own cursor stands in the text. */
  get caret(): Promise<Place> {
    return this.text.evaluate(() => {
      const { left, top } = (getSelection() as Selection).getRangeAt(0).getBoundingClientRect()
      return { left, top }
    })
  }

  /** Where the cursor of the one other person is shown. */
  get othersCaret(): Promise<Place> {
    return this.page.locator('.ql-cursor:not(.hidden) .ql-cursor-caret').evaluate((caret) => {
      const { left, top } = caret.getBoundingClientRect()
      return { left, top }
    })
  }

  /** The avatars, one's own first. */
  get avatars(): Promise<string[]> {
    return this.page
      .getByRole('list', { name: 'People in this document' })
      .locator('.avatar')
      .evaluateAll((all) => all.map((avatar) => avatar.getAttribute('aria-label') ?? ''))
  }

  async write(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  /** Writes with a moment between the keys, as people do, so that two of them really take turns. */
  async writeSlowly(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 15 })
  }

  async sees(what: string, holds: () => Promise<boolean>): Promise<void> {
    await eventually(what, holds, { report: () => `They see: ${this.#lastSeen}` })
  }

  async seesText(expected: string): Promise<void> {
    await this.sees(`the text ${JSON.stringify(expected)}`, async () => (await this.readText()) === expected)
  }

  async seesState(state: 'Saved' | 'Saving' | 'Offline'): Promise<void> {
    await this.sees(`the state ${state}`, async () => (await this.readState()).startsWith(state))
  }

  async readText(): Promise<string> {
    const lines = await this.text.evaluate((editor) =>
      [...editor.querySelectorAll('p, h1, h2, h3, li, blockquote, .ql-code-block')].map((line) => line.textContent),
    )
    return (this.#lastSeen = lines.join('\n'))
  }

  async readHtml(): Promise<string> {
    return (this.#lastSeen = await this.text.evaluate((editor) => editor.innerHTML))
  }

  async readState(): Promise<string> {
    const state = await this.page.locator('cs-save-indicator [role=status]').textContent()
    return (this.#lastSeen = (state ?? '').trim())
  }

  async takePicture(name: string): Promise<void> {
    await this.page.screenshot({ path: `${screenshots}${name}.png`, animations: 'disabled' })
  }

  #lastSeen = ''
}
