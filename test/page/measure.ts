/**
 * `npm run page:time`: how long the static page takes, from the request until it is seen, is ready, and shows the card of a link, on this machine
 * and on a phone of the middle class, which Chromium imitates: a processor as slow as its, and its network. The clock means
 * something on a quiet machine alone.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../packages/local-slack/test/browser/chromium.ts'
import { writePage } from '../../src/tasks/page/write-page.ts'

const runs = 5
/**
 * What a phone of the middle class scores where this machine's browser scores `browserScore`, as Chromium's developer tools
 * reckon it (Pixel 5, CalibrationController.ts, read 2026-11-27).
 */
const phoneScore = 1000
/** Bytes a second and milliseconds of the networks, as Chromium's developer tools name them. Recalled. */
const networks = {
  'no network': null,
  'fast 4G': { downloadThroughput: 1_012_500, uploadThroughput: 168_750, latency: 165 },
  'slow 4G': { downloadThroughput: 180_000, uploadThroughput: 84_375, latency: 562.5 },
} as const
type NetworkName = keyof typeof networks

/** Rounds of two small loops, one that makes texts and one that copies numbers: tens of them in a second, their mean. */
const browserScore = `(() => {
  const rate = (round) => {
    const start = performance.now()
    let rounds = 0
    while (performance.now() - start < 500) { round(); rounds += 1 }
    return rounds / ((performance.now() - start) / 1000) / 10
  }
  const numbers = Array.from({ length: 100000 }, (_, index) => index)
  const copies = [...numbers]
  const texts = rate(() => { let text = ''; for (let at = 0; at < 10000; at++) text += 'a'; return text.length })
  const copied = rate(() => { for (let at = 0; at < numbers.length; at++) copies[at] = numbers[at] })
  return (texts + copied) / 2
})()`
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

type Circumstances = { readonly slowdown: number; readonly network: NetworkName }

/** Milliseconds on the clock until the form is painted, until words are answered, and until the card of a link is painted. */
async function timeCard(browser: Browser, address: string, { slowdown, network }: Circumstances) {
  const context = await browser.newContext({ viewport: { width: 400, height: 800 }, isMobile: true, hasTouch: true })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await session.send('Network.enable')
  const conditions = networks[network]
  if (conditions !== null) await session.send('Network.emulateNetworkConditions', { offline: false, ...conditions })
  await page.addInitScript(noteFirstCard)
  await page.goto(`${address}#q=70b+2B+tokens`, { waitUntil: 'commit' })
  await page.locator('#answers > article').first().waitFor({ timeout: 120_000 })
  const painted = 'new Promise((done) => setInterval(() => globalThis.firstCard && done(globalThis.firstCard), 20))'
  const card = Number(await page.evaluate(painted))
  const form = Number(await page.evaluate(`performance.getEntriesByName('first-contentful-paint')[0].startTime`))
  const ready = Number(await page.evaluate(`performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd`))
  await context.close()
  return { card, form, ready }
}

/** The three files, as a host of static pages sends them. */
function serve(folder: string) {
  const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
  const files = new Map(
    ['index.html', 'page.js', 'page.css'].map((name) => [
      name,
      gzipSync(readFileSync(join(folder, name)), { level: 9 }),
    ]),
  )
  return createServer(({ url }, response) => {
    const name = url === '/' ? 'index.html' : (url ?? '').slice(1)
    const bytes = files.get(name)
    if (bytes === undefined) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': types[extname(name)], 'content-encoding': 'gzip' }).end(bytes)
  })
}

/** What this browser scores, at the best of three. */
async function scoreOf(browser: Browser): Promise<number> {
  const page = await browser.newPage()
  const scores = [0, 0, 0]
  for (const at of scores.keys()) scores[at] = Number(await page.evaluate(browserScore))
  await page.close()
  return Math.max(...scores)
}

const folder = mkdtempSync(join(tmpdir(), 'gpucost-page-'))
const script = await writePage(folder)
const browser = await launchBrowser()
const server = serve(folder)
try {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const score = await scoreOf(browser)
  const phone = Math.max(1, score / phoneScore)
  process.stdout.write(
    `script ${script.length} bytes, ${gzipSync(script, { level: 9 }).length} by gzip; this browser scores ${Math.round(score)}, a phone ${phoneScore}\n`,
  )
  const circumstances: readonly (Circumstances & { readonly name: string })[] = [
    { name: 'this machine', slowdown: 1, network: 'no network' },
    { name: 'phone', slowdown: phone, network: 'no network' },
    { name: 'phone', slowdown: phone, network: 'fast 4G' },
    { name: 'phone', slowdown: phone, network: 'slow 4G' },
    { name: 'a quarter of this machine', slowdown: 4, network: 'no network' },
  ]
  for (const each of circumstances) {
    const times: Awaited<ReturnType<typeof timeCard>>[] = []
    for (let run = 0; run < runs; run++) times.push(await timeCard(browser, address, each))
    const moments = (['form', 'ready', 'card'] as const).map(
      (moment) => `${moment} after ${spread(times.map((time) => time[moment]))} ms`,
    )
    process.stdout.write(`${each.name} (${each.slowdown.toFixed(1)}x slower), ${each.network}: ${moments.join(', ')}\n`)
  }
} finally {
  await browser.close()
  server.close()
  rmSync(folder, { recursive: true, force: true })
}
