/** A visitor of the static page in a real browser, and what would go unnoticed: errors, and requests that leave the disk. */
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

export type PageVisitor = {
  readonly page: Page
  /** Says the words by the keyboard, and waits for one answer more. */
  readonly say: (words: string) => Promise<void>
  readonly screenshot: (name: string) => Promise<void>
  /** What axe finds, a line each. */
  readonly accessibilityViolations: () => Promise<readonly string[]>
  readonly complaints: readonly string[]
}

const screenshotFolder = join(import.meta.dirname, '../../test-artifacts')
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export async function visitPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<PageVisitor> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('request', (request) => {
    if (!/^(?:file|data|blob):/.test(request.url())) complaints.push(`elsewhere: ${request.url()}`)
  })
  await page.goto(address)
  return {
    page,
    say: async (words) => {
      const answers = page.locator('#answers > article')
      const count = await answers.count()
      const box = page.getByRole('textbox').first()
      await box.fill(words)
      await box.press('Enter')
      await answers.nth(count).waitFor()
    },
    screenshot: async (name) => {
      mkdirSync(screenshotFolder, { recursive: true })
      await page.screenshot({ path: join(screenshotFolder, `page-${name}.png`), fullPage: true })
    },
    accessibilityViolations: async () => {
      await page.evaluate(axeSource)
      const found: unknown = await page.evaluate(
        "axe.run({ iframes: false, preload: false }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target)))",
      )
      return Array.isArray(found) ? found.map(String) : []
    },
    complaints,
  }
}
