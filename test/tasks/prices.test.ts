/** `npm run prices` as it is run, from recorded responses, on a copy of the data. */
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { loadCatalog } from '../../src/catalog/load.ts'
import { listOffers } from '../../src/offers/offer.ts'
import { catalogDate } from '../offers/dated-catalog.ts'
import {
  bytes,
  huntAnswers,
  huntCsv,
  huntRow,
  runpodAnswer,
  runpodType,
  vastAnswers,
  vastOffer,
} from '../offers/feeds/feed-responses.ts'

const folder = mkdtempSync(join(tmpdir(), 'gpucost-prices-'))
afterAll(() => rmSync(folder, { recursive: true }))
const recorded = join(folder, 'recorded')
const data = join(folder, 'data')

const record = (feed: string, bodies: Readonly<Record<string, unknown>>) => {
  mkdirSync(join(recorded, feed), { recursive: true })
  for (const [name, body] of Object.entries(bodies)) {
    writeFileSync(join(recorded, feed, name), body instanceof Uint8Array ? body : bytes(body))
  }
}
record('runpod', { 'gpu-types.json': runpodAnswer(runpodType('NVIDIA H100 80GB HBM3', { securePrice: 4.29 })) })
record('vast', vastAnswers({ 1: [1, 2, 3].map((host) => vastOffer(host, 2.6)) }))
record('gpuhunt-aws', huntAnswers('aws', huntCsv(huntRow('p5.48xlarge', 'us-east-1', '55.04', [8, 'H100', 80]))))

const runPrices = async (...options: readonly string[]) => {
  const args = ['src/tasks/prices.ts', '--data', data, '--recorded', recorded, '--today', '2026-12-01', ...options]
  return await promisify(execFile)(process.execPath, args).then(
    ({ stdout, stderr }) => ({ stdout, stderr, status: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => ({ ...error, status: error.code }),
  )
}
/** A copy of the data as it was when this was written. */
const resetData = () => {
  cpSync('data', data, { recursive: true })
  for (const name of readdirSync(join(data, 'offers'))) {
    const path = join(data, 'offers', name)
    const offers = JSON.parse(readFileSync(path, 'utf8'))
    const observations = offers.observations.filter((row: { price: { asOf: string } }) => row.price.asOf <= catalogDate)
    writeFileSync(path, `${JSON.stringify({ ...offers, observations }, null, 2)}\n`)
  }
}
const offersFile = (provider: string) => readFileSync(join(data, 'offers', `${provider}.json`), 'utf8')

test('a refresh from recordings is written, read again, and repeated to the byte', async () => {
  resetData()
  const before = offersFile('runpod')
  const first = await runPrices('--feeds', 'runpod,vast,gpuhunt-aws')
  expect(first.status).toBe(0)
  expect(first.stdout).toContain('runpod h100-sxm secure $3.99 of 2026-11-09 → $4.29 (+8 %)')
  expect(first.stdout).toMatch(/Written into data\/offers: .*runpod\.json/)
  const after = ['runpod', 'vast', 'aws'].map(offersFile)
  expect(after[0]).not.toBe(before)

  const renewed = loadCatalog(data)
  expect(listOffers(renewed).length).toBeGreaterThan(0)
  const { observations } = renewed
  expect(observations).toContainEqual(
    expect.objectContaining({
      provider: 'runpod',
      gpu: 'h100-sxm',
      tier: 'secure',
      price: expect.objectContaining({ base: 4.29, asOf: '2026-12-01' }),
    }),
  )
  // What was there stays: observations are added to, each source has its own.
  expect(observations.filter(({ price }) => price.base === 3.99 && price.asOf === '2026-11-09')).not.toEqual([])

  const second = await runPrices('--feeds', 'runpod,vast,gpuhunt-aws')
  expect(second.stdout).toContain('Nothing in data/offers changes.')
  expect(['runpod', 'vast', 'aws'].map(offersFile)).toEqual(after)

  resetData()
  await runPrices('--feeds', 'runpod,vast,gpuhunt-aws')
  expect(['runpod', 'vast', 'aws'].map(offersFile)).toEqual(after)
})

test('a dry run writes nothing', async () => {
  resetData()
  const before = offersFile('runpod')
  const { stdout } = await runPrices('--feeds', 'runpod', '--dry-run')
  expect(stdout).toContain('A dry run: runpod.json in data/offers would change.')
  expect(offersFile('runpod')).toBe(before)
})

test('every feed that fails is named; where all do, the status says so', async () => {
  resetData()
  const some = await runPrices('--feeds', 'runpod,verda')
  expect(some.stdout).toMatch(/verda: failed: no recording .*; its \d+ prices stay, the newest \d+ days old/)
  expect(some.status).toBe(0)
  expect((await runPrices('--feeds', 'verda,azure')).status).toBe(1)
})

test.each([
  [['--feeds', 'skypilot'], 'No feed is called skypilot. There are: gpuhunt-aws,'],
  [['--feeds', 'runpod', '--today', 'tomorrow'], '--today takes a date such as 2026-11-24, not "tomorrow".'],
])('%j is refused with what to type', async (options, words) => {
  const { stderr, status } = await runPrices(...options)
  expect(stderr).toContain(words)
  expect(status).toBe(2)
})
