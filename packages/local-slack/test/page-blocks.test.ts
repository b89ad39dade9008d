/** Every kind of block in the page, in a real Chromium: what is shown, on a phone too, and that nothing in it runs. */
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { allowedValues } from '../src/block-kit/limits.ts'
import { validateMessage } from '../src/block-kit/validator.ts'
import { browserMissing, launchBrowser } from './browser/chromium.ts'
import { visit } from './browser/visitor.ts'
import { blockSamples, dot, md, plain } from './block-samples.ts'
import { general, startDemoSlack } from './demo-slack.ts'

describe.skipIf(browserMissing !== null)('blocks in the page', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  }, 60_000)
  afterAll(() => browser?.close())

  async function show(
    blocks: readonly Readonly<Record<string, unknown>>[],
    viewport: Parameters<typeof visit>[2] = {},
  ) {
    const { slack } = await startDemoSlack()
    slack.workspace.postMessage({ channel: general, by: 'api', text: 'blocks', blocks })
    const visitor = await visit(browser, slack.pageUrl, viewport)
    onTestFinished(() => visitor.page.context().close())
    const message: Locator = visitor.messages.last()
    await message.locator('.blocks').first().waitFor()
    return { ...visitor, message }
  }

  test('the samples are blocks that Slack takes, and there is one of each type that a message can hold', () => {
    const blocks = Object.values(blockSamples)
    for (const block of blocks) expect(validateMessage({ text: 'x', blocks: [block] })).toEqual([])
    const types = new Set(blocks.map(({ type }) => type))
    expect(allowedValues('block.type').filter((type) => !types.has(type) && type !== 'input')).toEqual([])
  })

  test(
    'each is drawn, without an error, readable for a screen reader, in light and dark',
    { timeout: 60_000 },
    async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const { message, accessibilityViolations, pageErrors, screenshot } = await show(Object.values(blockSamples), {
          colorScheme,
          height: 2400,
        })
        const text = await message.innerText()
        for (const word of ['A header', 'In a section', 'In a context', 'Best: 8 GPUs', '$994', 'Watch out', 'A card'])
          expect(text).toContain(word)
        expect(text).not.toContain('not drawn here')
        expect(await message.getByRole('heading', { name: 'A header' }).count()).toBe(1)
        expect(await message.getByRole('table').count()).toBeGreaterThanOrEqual(2)
        expect(await message.getByRole('img', { name: 'a dot' }).count()).toBeGreaterThan(0)
        expect(await message.getByRole('button', { name: 'Open' }).count()).toBe(1)
        await screenshot(`blocks-${colorScheme}`)
        expect(await accessibilityViolations()).toEqual([])
        expect(pageErrors()).toEqual([])
      }
    },
  )

  test('on a phone nothing is wider than the screen', { timeout: 60_000 }, async () => {
    const { page, message, screenshot } = await show(Object.values(blockSamples), { width: 360, height: 740 })
    await screenshot('blocks-phone')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    expect((await message.boundingBox())?.width).toBeLessThanOrEqual(360)
  })

  test('markup of a message never becomes markup of the page', { timeout: 60_000 }, async () => {
    const hostile = '<img src=x onerror=alert(1)><script>alert(1)</script>'
    const { page, message, pageErrors } = await show([
      { type: 'section', text: md(hostile) },
      { type: 'section', text: md('<javascript:alert(1)|press> <data:text/html,x|here>') },
      { type: 'section', text: plain(hostile) },
      { type: 'markdown', text: `${hostile}\n\n[press](javascript:alert(1))` },
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'link', url: 'javascript:alert(1)', text: 'rich press' }] },
        ],
      },
      { type: 'table', rows: [[{ type: 'raw_text', text: hostile }]] },
    ])
    expect(await message.locator('.blocks').locator('img, script').count()).toBe(0)
    const links: unknown = await page.evaluate("[...document.querySelectorAll('.message a')].map((a) => a.protocol)")
    expect(links).not.toContain('javascript:')
    expect(links).not.toContain('data:')
    expect(pageErrors()).toEqual([])
  })

  test('a name that is no emoji, a block that nobody knows and a picture from elsewhere are said as text', async () => {
    const { message, pageErrors } = await show([
      { type: 'section', text: md('at 10:30:15 :no_such_emoji: :+1:') },
      { type: 'hologram' },
      { type: 'image', image_url: 'https://example.com/x.png', alt_text: 'from elsewhere' },
      { type: 'image', image_url: dot, alt_text: 'a dot' },
    ])
    const text = await message.innerText()
    for (const words of ['at 10:30:15 :no_such_emoji: 👍', 'hologram', 'from elsewhere']) expect(text).toContain(words)
    expect(pageErrors()).toEqual([])
  })
})
