/** Somebody at the page of the local Slack, in a real browser: what she does, what she sees, and what went wrong unseen. */
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'

export type Visitor = {
  readonly page: Page
  /** Types in the composer of that name and sends. */
  readonly say: (text: string, composer?: string) => Promise<void>
  /** Messages of the conversation that is open. */
  readonly messages: Locator
  readonly thread: Locator
  readonly window: Locator
  readonly becomes: (name: string) => Promise<void>
  /** Keeps a picture under test-artifacts, for people to look at. */
  readonly picture: (name: string) => Promise<void>
  /** What axe finds wrong: a line each. */
  readonly barriers: () => Promise<readonly string[]>
  /** Errors on the console, requests that failed or went elsewhere. */
  readonly troubles: () => readonly string[]
}

type Look = {
  readonly width?: number
  readonly height?: number
  readonly colorScheme?: 'light' | 'dark'
  /** Pixels of the picture for one of the page. */
  readonly scale?: number
}

const pictures = join(import.meta.dirname, '../../test-artifacts')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Opens the page at `address`; `path` is what follows the `#`. */
export async function visit(
  browser: Browser,
  address: string,
  { width = 1280, height = 860, colorScheme = 'light', scale = 1 }: Look = {},
  path = '',
): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, deviceScaleFactor: scale })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`))
  page.on('requestfailed', (request) => {
    // The stream ends with the page.
    if (!request.url().includes('/stream')) troubles.push(`failed: ${request.url()}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(address).origin)) troubles.push(`elsewhere: ${request.url()}`)
  })
  await page.goto(address + path)
  await page.getByRole('main').waitFor()
  return {
    page,
    say: async (text, composer = 'Message #training') => {
      const box = page.getByRole('textbox', { name: composer })
      await box.fill(text)
      await box.press('Enter')
    },
    messages: page.getByRole('main').locator('.message'),
    // Beside the conversation, or on a narrow screen in its place.
    thread: page.getByRole('complementary', { name: /^Thread/ }).or(page.getByRole('main', { name: /^Thread in/ })),
    window: page.getByRole('dialog'),
    becomes: async (name) => {
      await page.getByRole('button', { name: /^You look as/ }).click()
      await page.getByRole('menuitemradio', { name: new RegExp(name) }).click()
      await page.getByRole('button', { name: new RegExp(`^You look as ${name}`) }).waitFor()
    },
    picture: async (name) => {
      mkdirSync(pictures, { recursive: true })
      await page.screenshot({ path: join(pictures, `${name}.png`) })
    },
    barriers: async () => {
      await page.evaluate(axe)
      const found: unknown = await page.evaluate(
        "axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' ' + target + ' ' + failureSummary)))",
      )
      return Array.isArray(found) ? found.map(String) : []
    },
    troubles: () => troubles,
  }
}
