/** A user of the page in a real browser: what they do and see, and errors that would go unnoticed. */
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'

export type Visitor = {
  readonly page: Page
  /** Sends a message; `composer`: the label of another composer than that of the open conversation. */
  readonly send: (text: string, composer?: string) => Promise<void>
  /** Messages of the open conversation. */
  readonly messages: Locator
  readonly thread: Locator
  readonly dialog: Locator
  readonly switchUser: (name: string) => Promise<void>
  /** Saves a screenshot in test-artifacts, for people to look at. */
  readonly screenshot: (name: string) => Promise<void>
  /** What axe finds, a line each. */
  readonly accessibilityViolations: () => Promise<readonly string[]>
  /** Errors on the console, failed requests, and requests to other servers. */
  readonly pageErrors: () => readonly string[]
}

type Viewport = {
  readonly width?: number
  readonly height?: number
  readonly colorScheme?: 'light' | 'dark'
  /** Device pixels per CSS pixel. */
  readonly scale?: number
}

const screenshotFolder = join(import.meta.dirname, '../../../../test-artifacts')
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Opens the page at `address`; `path` is what follows the `#`. */
export async function visit(
  browser: Browser,
  address: string,
  { width = 1280, height = 860, colorScheme = 'light', scale = 1 }: Viewport = {},
  path = '',
): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, deviceScaleFactor: scale })
  const page = await context.newPage()
  const pageErrors: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) pageErrors.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => pageErrors.push(`error: ${error.message}`))
  page.on('requestfailed', (request) => {
    // The stream is cut when the page closes.
    if (!request.url().includes('/stream')) pageErrors.push(`failed: ${request.url()}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(address).origin)) pageErrors.push(`elsewhere: ${request.url()}`)
  })
  await page.goto(address + path)
  await page.getByRole('main').waitFor()
  return {
    page,
    send: async (text, composer) => {
      const box =
        composer === undefined
          ? page.getByRole('main').locator('.composer textarea')
          : page.getByRole('textbox', { name: composer })
      await box.fill(text)
      await box.press('Enter')
    },
    messages: page.getByRole('main').locator('.message'),
    // Beside the conversation; on a narrow screen in its place.
    thread: page.getByRole('complementary', { name: /^Thread/ }).or(page.getByRole('main', { name: /^Thread in/ })),
    dialog: page.getByRole('dialog'),
    switchUser: async (name) => {
      await page.getByRole('button', { name: /^Viewing as/ }).click()
      await page.getByRole('menuitemradio', { name: new RegExp(name) }).click()
      await page.getByRole('button', { name: new RegExp(`^Viewing as ${name}`) }).waitFor()
    },
    screenshot: async (name) => {
      mkdirSync(screenshotFolder, { recursive: true })
      await page.screenshot({ path: join(screenshotFolder, `${name}.png`) })
    },
    accessibilityViolations: async () => {
      await page.evaluate(axeSource)
      const violations: unknown = await page.evaluate(
        "axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' ' + target + ' ' + failureSummary)))",
      )
      return Array.isArray(violations) ? violations.map(String) : []
    },
    pageErrors: () => pageErrors,
  }
}
