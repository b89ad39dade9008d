/** The first ten minutes of a newcomer without Slack: the real process, its page in a real Chromium. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type AppProcess, spawnApp } from '../end-to-end/app-process.ts'
import { browserMissing, launchBrowser } from '../../packages/local-slack/test/browser/chromium.ts'
import { visit as visitWith, type Visitor } from '../../packages/local-slack/test/browser/visitor.ts'

/** A busy machine may take its time; what never comes fails all the same. */
const eventually = <T>(viewport: () => T) => expect.poll(viewport, { timeout: 15_000, interval: 20 })

// The one who runs the tests should know what was not looked at.
if (browserMissing !== null) process.stderr.write(`${browserMissing}\n`)

describe.skipIf(browserMissing !== null)('the page of the local Slack', () => {
  let browser: Browser
  let app: AppProcess
  let address: string

  beforeAll(async () => {
    app = spawnApp({})
    const [opened, ready] = await Promise.all([launchBrowser(), app.ready()])
    browser = opened
    address = ready
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await app?.remove()
  })

  async function visit(
    ...viewport: Parameters<typeof visitWith> extends [unknown, unknown, ...infer R] ? R : never
  ): Promise<Visitor> {
    const visitor = await visitWith(browser, address, ...viewport)
    onTestFinished(() => visitor.page.context().close())
    return visitor
  }

  test('ask, change, take back, fill in, share, settle, approve, look at home', { timeout: 60_000 }, async () => {
    const ann = await visit()
    await ann.page.getByRole('textbox', { name: 'Message #training' }).waitFor()
    const { page, send, messages, thread, dialog } = ann
    await ann.screenshot('01-first-visit')
    expect(await ann.accessibilityViolations()).toEqual([])

    await send('/gpucost 70b 2B tokens')
    const answer = messages.filter({ hasText: 'A 70B model on 2B tokens' })
    await eventually(() => answer.count()).toBe(1)
    expect(await answer.getByRole('heading').first().innerText()).toMatch(/about .+, \$[\d,]+ in total/)
    expect(await answer.innerText()).toContain('8 in 10 comparable runs fall inside')
    await ann.screenshot('02-answer')

    await answer.getByRole('combobox').first().selectOption('4-bit weights')
    const replies = thread.locator('.message')
    await eventually(() => replies.count()).toBe(2)
    expect(await replies.last().innerText()).toContain('4-bit')
    await send('under $500', 'Reply in the thread')
    await eventually(() => replies.count()).toBe(4)
    await send('undo', 'Reply in the thread')
    await eventually(() => replies.count()).toBe(6)
    expect(await replies.last().innerText()).toContain('Undone: under $500')
    await ann.screenshot('03-thread')
    expect(await ann.accessibilityViolations()).toEqual([])

    await replies.last().getByRole('button', { name: 'Edit…' }).click()
    await dialog.getByLabel('Training data').fill('1B tokens')
    await ann.screenshot('04-form')
    expect(await ann.accessibilityViolations()).toEqual([])
    await dialog.getByRole('button', { name: 'Estimate' }).click()
    await dialog.waitFor({ state: 'detached' })
    await eventually(() => replies.count()).toBe(7)
    expect(await replies.last().innerText()).toContain('1B tokens')

    await replies.last().getByRole('button', { name: 'Details' }).click()
    await eventually(() => dialog.innerText()).toMatch(/The bill[^]*Ranges[^]*nearest measured runs/i)
    await ann.screenshot('05-details')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })

    await replies.last().getByRole('button', { name: 'Share to channel' }).click()
    const shared = messages.filter({ hasText: 'on 1B tokens' })
    await eventually(() => shared.count()).toBe(1)
    await ann.screenshot('06-shared')
    await page.getByRole('button', { name: 'Close the thread' }).click()

    await send('/gpucost settings')
    await dialog.getByText('Limits and approvals').waitFor()
    await ann.screenshot('07-settings')
    expect(await ann.accessibilityViolations()).toEqual([])
    await dialog
      .locator('.section-block')
      .filter({ hasText: 'Limits and approvals' })
      .getByRole('button', { name: 'Change…' })
      .click()
    const approval = dialog.getByLabel(/^Plans need an approval above/)
    await approval.fill('lots')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await eventually(() => approval.getAttribute('aria-invalid')).toBe('true')
    await ann.screenshot('07-limits')
    await approval.fill('100')
    await dialog.getByLabel(/^Who approves/).selectOption('Ben Ortiz')
    await dialog.getByRole('button', { name: 'Save' }).click()
    // Back on the window of all parts, which has the new limit.
    await eventually(() => dialog.innerText()).toMatch(/Limits and approvals[^]*\$100/)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await eventually(() => messages.last().innerText()).toContain('changed')

    await send('/gpucost llama 3.3 70b 2B tokens')
    await eventually(() => messages.last().innerText()).toContain('needs an approval')
    await messages.last().getByRole('button', { name: 'Request approval' }).click()
    await eventually(() => messages.last().innerText()).toContain('1 reply')
    await page.getByRole('button', { name: 'Close the thread' }).click()
    await ann.switchUser('Ben')
    // He comes to the thread where it is open still, and by Threads where not.
    const threads = page.getByRole('button', { name: /^Threads.*\d new/ })
    await eventually(async () => (await threads.isVisible()) || (await thread.isVisible())).toBe(true)
    if (!(await thread.isVisible())) {
      await threads.click()
      await page
        .getByRole('main')
        .getByRole('button', { name: /asks you to approve/ })
        .click()
    }
    await ann.screenshot('08-request')
    await thread.getByRole('button', { name: 'Approve', exact: true }).click()
    await eventually(() => replies.last().innerText()).toMatch(/@Ben Ortiz approved the plan at \$/)
    const approved = replies.filter({ hasText: '(edited)' }).filter({ hasText: /Approved by @Ben Ortiz/ })
    await eventually(() => approved.count()).toBeGreaterThan(0)

    await page.getByRole('button', { name: 'gpucost: Home' }).click()
    await page.getByRole('heading', { name: 'Open plans' }).waitFor()
    await ann.screenshot('09-home')
    expect(await ann.accessibilityViolations()).toEqual([])
    expect(ann.pageErrors()).toEqual([])
  })

  test('a narrow dark screen, by the keyboard alone, beside a second tab', { timeout: 150_000 }, async () => {
    const viewport = { width: 400, height: 800, colorScheme: 'dark' } as const
    const ben = await visit(viewport, '#/ben/D0BEN')
    const { page, thread, dialog } = ben
    const { keyboard } = page
    const focused = () =>
      page.evaluate('document.activeElement.getAttribute("aria-label") || document.activeElement.innerText')
    await eventually(focused).toBe('Message gpucost')
    const type = async (words: string) => {
      await keyboard.type(words)
      await keyboard.press('Enter')
    }
    await type('8b 100M tokens')
    await eventually(focused).toBe('Reply in the thread')
    const replies = thread.locator('.message')
    await type('csv')
    await eventually(() => replies.last().getByRole('table').count()).toBe(1)
    await eventually(focused).toBe('Reply in the thread')
    await type('chart')
    await eventually(() => replies.allInnerTexts()).toContainEqual(expect.stringMatching(/^[^]*\bchart\s*$/))
    const chart = thread.locator('.message figure img').last()
    // A busy machine takes its time to draw.
    await chart.waitFor({ timeout: 70_000 })
    // It is there, and it was brought into sight.
    await eventually(async () => {
      const box = await chart.boundingBox()
      return box !== null && box.height > 100 && box.y + box.height < viewport.height
    }).toBe(true)
    await ben.screenshot('10-narrow-files')
    expect(await ben.accessibilityViolations()).toEqual([])
    await keyboard.press('Escape')
    await eventually(focused).toBe('Message gpucost')
    expect(await thread.count()).toBe(0)

    await page.locator('main').getByRole('button', { name: 'Shortcuts' }).focus()
    await keyboard.press('Enter')
    await keyboard.press('Enter')
    await dialog.waitFor()
    await eventually(() => page.evaluate('document.activeElement.id.endsWith("-model")')).toBe(true)
    await keyboard.press('Enter')
    await eventually(() => dialog.locator('[aria-invalid=true]').count()).toBe(2)
    await ben.screenshot('11-narrow-form')
    expect(await ben.accessibilityViolations()).toEqual([])
    const beside = await visit(viewport, '#/ben/D0BEN')
    await beside.dialog.waitFor()
    await keyboard.press('Escape')
    await beside.dialog.waitFor({ state: 'detached' })
    await eventually(focused).toBe('Shortcuts')
    const counts = () => Promise.all([ben, beside].map(({ messages }) => messages.count()))
    const [here, there] = await counts()
    expect(here).toBe(there)
    expect([...ben.pageErrors(), ...beside.pageErrors()]).toEqual([])
  })

  test('what is typed before the next frame stays as it was typed', { timeout: 60_000 }, async () => {
    const ann = await visit({}, '#/ann/D0ANN')
    const { page, messages } = ann
    // A busy machine draws late: every frame comes half a second after it was asked for.
    await page.evaluate('window.requestAnimationFrame = (run) => setTimeout(() => run(performance.now()), 500)')
    const composer = page.getByRole('textbox', { name: 'Message gpucost' })
    await composer.focus()
    await page.keyboard.type('thanks')
    await page.keyboard.press('Enter')
    await page.keyboard.type('tha')
    await page.waitForTimeout(700)
    await page.keyboard.type('nks again')
    expect(await composer.inputValue()).toBe('thanks again')
    await page.keyboard.press('Enter')
    await eventually(() => messages.allInnerTexts()).toContainEqual(expect.stringMatching(/thanks again\s*$/))
  })

  test('a file is attached or dropped, taken out again, and counted by the app', { timeout: 60_000 }, async () => {
    const ann = await visit({}, '#/ann/D0ANN')
    const { page, thread, messages } = ann
    const rows = Array.from({ length: 300 }, (_, row) =>
      JSON.stringify({ prompt: `Question ${row}`, completion: 'Yes.' }),
    )
    const data = { name: 'train.jsonl', mimeType: 'application/octet-stream', buffer: Buffer.from(rows.join('\n')) }
    const choose = async (file: typeof data) => {
      const chooser = page.waitForEvent('filechooser')
      await page.getByRole('main').getByRole('button', { name: 'Attach a file' }).click()
      await (await chooser).setFiles(file)
    }
    await choose({ ...data, name: 'wrong.jsonl' })
    await page.getByRole('button', { name: 'Remove wrong.jsonl' }).click()
    const transfer = await page.evaluateHandle(
      `(() => { const all = new DataTransfer(); all.items.add(new File([], 'empty.jsonl')); return all })()`,
    )
    await page.getByRole('main').locator('.composer').dispatchEvent('drop', { dataTransfer: transfer })
    await page.getByRole('alert').getByText('empty.jsonl is empty.').waitFor()
    await choose(data)
    await ann.screenshot('12-attached')
    expect(await ann.accessibilityViolations()).toEqual([])
    await ann.send('llama 3.1 8b qlora on this')
    const own = messages.filter({ hasText: 'train.jsonl' })
    await eventually(() => own.count()).toBeGreaterThan(0)
    const answer = thread.locator('.message').filter({ hasText: '300 rows' })
    await eventually(() => answer.count()).toBe(1)
    expect(await answer.innerText()).toMatch(/in total[^]*Nothing of the file was kept/)
    expect(ann.pageErrors()).toEqual([])
  })

  test('it ends when it is told to', async () => {
    app.kill('SIGTERM')
    expect(await app.ended()).toBe(0)
  })
})
