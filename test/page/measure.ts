/**
 * `npm run page:time`: how long the static page takes on a phone, which Chromium imitates by slowing one processor down to a
 * quarter: from the request to the first card. The clock means something on a quiet machine alone.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../packages/local-slack/test/browser/chromium.ts'
import { writePage } from '../../src/tasks/page/write-page.ts'

const runs = 5
/** Median, least and most. */
function spread(values: readonly number[]): string {
  const [least = 0, ...more] = values.toSorted((one, other) => one - other)
  return `${Math.round(more[(values.length >> 1) - 1] ?? least)} (${Math.round(least)} to ${Math.round(more.at(-1) ?? least)})`
}

/** Notes when the first card is painted, which is the largest thing on the page: a reader does not wait for what follows it. */
const noteFirstCard = `
  let added = Infinity
  new MutationObserver((_, observer) => {
    if (document.querySelector('#answers > article') === null) return
    observer.disconnect()
    added = performance.now()
  }).observe(document, { childList: true, subtree: true })
  new PerformanceObserver((list) => {
    globalThis.firstCard ??= list.getEntries().find(({ startTime }) => startTime >= added)?.startTime
  }).observe({ type: 'largest-contentful-paint' })
`

/** Milliseconds until the card is there: of a processor, all threads of the page together and what follows too, and on the clock. */
async function timeCard(browser: Browser, address: string, slowdown: number) {
  const context = await browser.newContext({ viewport: { width: 400, height: 800 }, isMobile: true, hasTouch: true })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await session.send('Performance.enable')
  await page.addInitScript(noteFirstCard)
  await page.goto(`${address}#q=70b+2B+tokens`, { waitUntil: 'commit' })
  await page.locator('#answers > article').first().waitFor({ timeout: 120_000 })
  const painted = 'new Promise((done) => setInterval(() => globalThis.firstCard && done(globalThis.firstCard), 20))'
  const clock = Number(await page.evaluate(painted))
  const { metrics } = await session.send('Performance.getMetrics')
  await context.close()
  return { processor: 1000 * (metrics.find(({ name }) => name === 'ProcessTime')?.value ?? 0), clock }
}

const folder = mkdtempSync(join(tmpdir(), 'gpucost-page-'))
const script = await writePage(folder)
const browser = await launchBrowser()
try {
  const address = pathToFileURL(join(folder, 'index.html')).href
  process.stdout.write(`script ${script.length} bytes, ${gzipSync(script, { level: 9 }).length} by gzip\n`)
  for (const slowdown of [1, 4]) {
    const times = []
    for (let run = 0; run < runs; run++) times.push(await timeCard(browser, address, slowdown))
    process.stdout.write(
      `${slowdown}x slower: first card after ${spread(times.map(({ clock }) => clock))} ms on the clock, ${spread(times.map(({ processor }) => processor))} ms of a processor\n`,
    )
  }
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
