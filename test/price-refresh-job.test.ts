/** Prices that renew themselves in the background: at once, never in the way, and quiet without a network. */
import nock from 'nock'
import { expect, onTestFinished, test } from 'vitest'
import { loadCatalog } from '../src/catalog/load.ts'
import { createLiveCatalog } from '../src/offers/live-catalog.ts'
import { readFacts } from '../src/facts.ts'
import { createPriceRefreshJob, priceAgeLine } from '../src/price-refresh-job.ts'
import { useNock } from './nock-network.ts'

useNock()

type LogLine = { readonly level: 'info' | 'warn'; readonly words: string }

function startJob(names: readonly string[]) {
  const lines: LogLine[] = []
  const prices = createLiveCatalog(loadCatalog('data'))
  const job = createPriceRefreshJob({
    names,
    facts: readFacts().feeds(),
    prices,
    rows: { add: async (rows) => rows.length, newest: async () => [] },
    log: {
      info: (_, words) => lines.push({ level: 'info', words }),
      warn: (_, words) => lines.push({ level: 'warn', words }),
    },
    today: () => '2026-11-26',
    environment: {},
  })
  onTestFinished(job.stop)
  return { job, lines, prices }
}

test('without a network it starts at once and says so in one line, however often it tries', async () => {
  for (const host of ['https://api.runpod.io', 'https://api.datacrunch.io', 'https://console.vast.ai'])
    nock(host).persist().get(/.*/).replyWithError('no network').post(/.*/).replyWithError('no network')
  const { job, lines, prices } = startJob(['runpod', 'verda', 'vast', 'lambda'])
  const before = prices.catalog.observations
  await job.start()
  await expect.poll(() => lines.filter(({ level }) => level === 'warn')).toHaveLength(1)
  await job.job.run()
  const warnings = lines.filter(({ level }) => level === 'warn').map(({ words }) => words)
  expect(warnings).toEqual([
    expect.stringMatching(/^no price feed could be read \(.*\): the prices that are known stay$/),
  ])
  expect(lines[0]?.words).toBe(priceAgeLine(before, '2026-11-26'))
  expect(prices.catalog.observations).toBe(before)
}, 60_000)

test('how old prices are', () => {
  const { observations } = loadCatalog('data')
  expect(priceAgeLine(observations, '2026-11-26')).toMatch(
    /^prices: the newest is \d+ days old, half of them at most \d+ days$/,
  )
  expect(priceAgeLine([], '2026-11-26')).toContain('0 days')
})
