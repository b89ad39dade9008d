/** The static page as it is handed out: three files on a disk, opened in a real Chromium. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { browserMissing, launchBrowser } from '../../packages/local-slack/test/browser/chromium.ts'
import { sharedApp } from '../shared-app.ts'
import type { ConversationRequest } from '../../src/conversation/request.ts'
import { estimateTool } from '../../src/mcp/estimate-tool.ts'
import { plainLine } from '../../src/presentation/content/message-content.ts'
import { planAppFile } from '../../src/tasks/page/plan-app-page.ts'
import { writePage } from '../../src/tasks/page/write-page.ts'
import { noRules } from '../../src/team/team-rules.ts'
import { visitPage } from './page-visitor.ts'

if (browserMissing !== null) process.stderr.write(`${browserMissing}\n`)

/** A busy machine may take its time; what never comes fails all the same. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 60_000, interval: 50 })

const phone = { viewport: { width: 400, height: 800 }, colorScheme: 'dark', isMobile: true, hasTouch: true } as const

describe.skipIf(browserMissing !== null)('the static page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-page-'))
  const address = pathToFileURL(join(folder, 'index.html')).href
  let browser: Browser

  beforeAll(async () => {
    ;[browser] = await Promise.all([launchBrowser(), writePage(folder)])
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function visit(...[path, options]: [path: string, options?: Parameters<typeof visitPage>[2]]) {
    const visitor = await visitPage(browser, address + path, options)
    onTestFinished(() => visitor.page.context().close())
    return visitor
  }

  /** What the checkout answers, as plain lines. */
  function answerHere(request: ConversationRequest): readonly string[] {
    const today = new Date().toISOString().slice(0, 10)
    const outcome = sharedApp().engine().handle(request, { today, rules: noRules, teamMeasurements: [] })
    return 'content' in outcome ? outcome.content.text.map(plainLine) : []
  }

  test(
    'a link is answered as the checkout answers it; replies, buttons and files follow',
    { timeout: 240_000 },
    async () => {
      const { page, say, screenshot, accessibilityViolations, complaints } = await visit('#q=70b+2B+tokens')
      const article = page.locator('article').first()
      const heading = article.getByRole('heading').first()
      await heading.waitFor()
      const [headline = '', job = ''] = answerHere({ kind: 'text', text: '70b 2B tokens', inputKind: 'command' })
      expect(headline).toContain(await heading.innerText())
      expect(await page.getByRole('status').innerText()).toContain(job)
      expect(await article.getByRole('table').count()).toBe(1)
      // The chart is drawn after the card.
      await eventually(() => article.locator('svg circle').count()).toBeGreaterThan(2)
      await screenshot('1-plan')
      expect(await accessibilityViolations()).toEqual([])

      await article.getByRole('combobox', { name: 'Change' }).selectOption({ label: '4-bit weights' })
      await eventually(() => page.locator('article').count()).toBe(2)
      expect(await article.innerText()).toContain('4-bit')
      await say('on 8 h100')
      expect(await heading.innerText()).toMatch(/^8 × H100/)
      // The link asks for the plan that holds now: whoever opens it sees the same.
      const held = await heading.innerText()
      const other = await visit(new URL(page.url()).hash)
      await other.page.getByRole('heading', { level: 2 }).first().waitFor()
      expect(held).toContain((await other.page.getByRole('heading', { level: 2 }).first().innerText()).split(':')[0])

      await article.getByRole('button', { name: 'Details' }).click()
      expect(await page.getByRole('region', { name: 'Details' }).innerText()).toContain('The bill')
      await say('csv')
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        article.getByRole('link', { name: /^Download/ }).click(),
      ])
      expect(download.suggestedFilename()).toMatch(/\.csv$/)
      await say('give me the axolotl config')
      expect(await article.locator('pre').first().innerText()).toContain('base_model')
      expect(await accessibilityViolations()).toEqual([])
      expect([...complaints, ...other.complaints]).toEqual([])
    },
  )

  test(
    'a phone in the dark, by the keyboard alone: the form, a mistake, a paste, what was typed stays text',
    { timeout: 240_000 },
    async () => {
      const { page, say, screenshot, accessibilityViolations, complaints } = await visit('', phone)
      const { keyboard } = page
      const overflow = () =>
        page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
      expect(await accessibilityViolations()).toEqual([])
      await page.locator('#form-panel > summary').focus()
      await keyboard.press('Enter')
      for (const words of ['llama 3.1 8b', '100M tokens']) {
        await keyboard.press('Tab')
        await keyboard.type(words)
      }
      await screenshot('2-phone-form')
      expect(await accessibilityViolations()).toEqual([])
      await keyboard.press('Enter')
      const article = page.locator('article').first()
      await article.getByRole('heading').first().waitFor()
      expect(await article.innerText()).toContain('Llama 3.1 8B')
      await eventually(() => article.locator('svg').count()).toBe(1)
      await screenshot('3-phone-plan')
      expect(await accessibilityViolations()).toEqual([])
      expect(await overflow()).toBe(0)

      await page.goto(`${address}#q=`)
      await page.reload()
      const typed = '<img src=x onerror=alert(1)> 70b'
      await say(typed)
      expect(await article.innerText()).toContain(typed)
      expect(await page.locator('article img').count()).toBe(0)
      // What has to be mended need not be typed again.
      expect(await page.getByRole('textbox').first().inputValue()).toBe(typed)
      await page
        .getByRole('textbox')
        .first()
        .fill(
          'base_model: NousResearch/Meta-Llama-3-8B\nadapter: lora\nsequence_len: 2048\nmicro_batch_size: 2\nmax_steps: 1000\n',
        )
      await page.getByRole('textbox').first().press('Enter')
      await eventually(() => page.locator('article').count()).toBe(2)
      // It was read as a configuration: what it lacks is asked, and one press completes it.
      expect(await article.innerText()).toContain('on how many GPUs?')
      await article.getByRole('button', { name: /, 1 gpu$/ }).click()
      await eventually(() => page.locator('article').count()).toBe(3)
      expect(await article.getByRole('heading').first().innerText()).toMatch(/in total/)
      expect(await overflow()).toBe(0)
      expect(complaints).toEqual([])
    },
  )

  test('inside of an assistant it shows what the tool answered', { timeout: 240_000 }, async () => {
    const { html } = JSON.parse(await planAppFile())
    const today = '2026-11-24'
    const app = sharedApp()
    const dependencies = { engine: app.engine(), today: () => today, known: () => [], documents: app.cli.documents }
    const result = estimateTool.call({ job: '8b 100M tokens' }, dependencies)
    const host = join(folder, 'host.html')
    writeFileSync(host, hostPage(html, result))
    const { page, accessibilityViolations, screenshot, complaints } = await visitPage(
      browser,
      pathToFileURL(host).href,
      {
        viewport: { width: 500, height: 700 },
      },
    )
    onTestFinished(() => page.context().close())
    const frame = page.frameLocator('iframe')
    await frame.getByRole('table').waitFor()
    expect(await frame.getByRole('heading').first().innerText()).toMatch(/in total/)
    await eventually(() => page.evaluate('heights.at(-1)')).toBeGreaterThan(200)
    await frame.getByRole('link').first().click()
    await eventually(() => page.evaluate('opened')).toMatch(/^https:/)
    await frame.locator('summary').first().click()
    await frame.locator('svg').waitFor()
    await screenshot('4-assistant')
    expect(await accessibilityViolations()).toEqual([])
    expect(complaints).toEqual([])
  })
})

/** A host as the extension asks for one: a frame without rights, a handshake, then the answer. */
const hostPage = (html: string, result: unknown): string => `<!doctype html>
<html lang="en"><head><title>A host</title></head><body><main><h1>A host</h1>
<iframe title="The plan" sandbox="allow-scripts" width="480" height="600"></iframe></main>
<script>
const heights = []; let opened = ''
const frame = document.querySelector('iframe')
const tell = (message) => frame.contentWindow.postMessage({ jsonrpc: '2.0', ...message }, '*')
addEventListener('message', ({ data }) => {
  if (data.method === 'ui/initialize') tell({ id: data.id, result: { protocolVersion: data.params.protocolVersion, hostInfo: { name: 'host', version: '1' }, hostCapabilities: { openLinks: {} }, hostContext: { theme: 'light' } } })
  if (data.method === 'ui/notifications/initialized') tell({ method: 'ui/notifications/tool-result', params: ${JSON.stringify(result).replaceAll('<', '\\u003c')} })
  if (data.method === 'ui/notifications/size-changed') heights.push(data.params.height)
  if (data.method === 'ui/open-link') opened = data.params.url
})
frame.srcdoc = ${JSON.stringify(html).replaceAll('<', '\\u003c')}
</script></body></html>`
