/** What a reader must find in an answer about prices: over the bundled data as they were, through the whole corridor. */
import { describe, expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { usdDifferenceText } from '../src/recommend/figure-text.ts'
import { plainText } from '../src/presentation/content/message-content.ts'
import { recommendationMessage } from '../src/presentation/content/messages/recommendation-message.ts'
import { textAnswerer } from './answer-text.ts'
import { loadCatalog } from '../src/catalog/load.ts'
import { withoutColor } from '../src/presentation/terminal/terminal.ts'
import { terminalTotalCost } from '../src/presentation/terminal/terminal-total-cost.ts'
import { datedCatalog } from './offers/dated-catalog.ts'

const house = createApp()
house.prices.reprice(datedCatalog().observations)
const advise = textAnswerer(house)
const messageText = ({ scenario, recommendation }: ReturnType<typeof answerTo>, today = '2026-11-24') =>
  plainText(recommendationMessage(scenario, recommendation, house.cli.renderContextOn(today)))

function answerTo(text: string, today = '2026-11-24') {
  const answer = advise(text, today)
  if (answer.kind === 'problem') throw new Error(answer.problem.message)
  return answer
}

describe('70b 2B tokens on runpod', () => {
  const fresh = answerTo('70b 2B tokens on runpod')
  const stale = answerTo('70b 2B tokens on runpod', '2027-06-24')
  const width = ({ usd }: (typeof fresh)['recommendation']['best']) => usd.p90 / usd.p10

  test('names the tier, the day the price was seen, and what its age does to it', () => {
    expect(messageText(fresh)).toMatch(
      /at RunPod Secure Cloud: [^]*Price: \$[\d.]+\/h per GPU, as of 2026-\d\d-\d\d \(\d+ days old, today likely \$[\d.]+\/h to \$[\d.]+\/h\)/,
    )
    expect(fresh.recommendation.best).toMatchObject({
      provider: 'runpod',
      tier: expect.stringMatching(/community|secure/),
    })
    expect(messageText(fresh)).not.toMatch(/stale/i)
  })

  test('seven months later it is wider and called stale', () => {
    expect(stale.recommendation.best.observationId).toBe(fresh.recommendation.best.observationId)
    expect(width(stale.recommendation.best)).toBeGreaterThan(width(fresh.recommendation.best) * 1.05)
    expect(messageText(stale, '2027-06-24')).toMatch(
      /Watch out: (?:[^;\n]+; )*Stale price: seen on 2026-\d\d-\d\d, \d+ days ago; today it may be \$/,
    )
    expect(messageText(stale, '2027-06-24')).toMatch(
      /stale: today \$[\d.]+\/h to \$[\d.]+\/h, check it before you rent/,
    )
  })

  test('spot, reserved, hosted and owned stand in one view, each with what it assumes', () => {
    const plan = { scenario: fresh.scenario, option: fresh.recommendation.best }
    const totalCost = house.advisor().summarizeTotalCost(plan, '2026-11-24')
    const text = terminalTotalCost(totalCost, { width: 100, paint: withoutColor })
    for (const way of ['On demand', 'Spot', 'Reserved', 'Hosted', 'Bought', 'At home'])
      expect(text).toContain(`  ${way}`)
    for (const words of [
      'Preempted every 12 h (our assumption',
      'every 30 min, as is often advised',
      'per token and epoch',
      'What each assumes',
      'of CO2 equivalent',
      'in total',
    ])
      expect(text.replaceAll(/\s+/g, ' ')).toContain(words)
  })

  test('the answer itself stays short: what comes on top of GPU time is one line of what is counted', () => {
    const { best, counted = [], keyConsiderations } = fresh.recommendation
    expect(keyConsiderations).toEqual([
      expect.stringMatching(/^LoRA is assumed, /u),
      expect.stringMatching(/^If no B300 SXM is free: /u),
    ])
    const onTop = counted.filter((line) => line.includes('on top of GPU time'))
    expect(onTop).toEqual([
      `${usdDifferenceText(best.allInUsd.p50, best.usd.p50)} on top of GPU time: failed runs, idle time, disk`,
    ])
  })
})

test('at least ten providers answer, each with its own price and its day', () => {
  const names = ['runpod', 'lambda', 'coreweave', 'vast', 'aws', 'gcp', 'azure', 'nebius', 'crusoe', 'verda']
  const others = ['hyperstack', 'digitalocean', 'scaleway', 'massedcompute', 'novita', 'modal', 'vultr', 'tensordock']
  for (const name of [...names, ...others]) {
    const { best } = answerTo(`8b 100M tokens on ${name}`).recommendation
    expect(best.provider).toBe(name)
    expect(best.priceAsOf).toMatch(/^2026-\d\d/)
    expect(best.usd.p50).toBeGreaterThan(0)
  }
})

test('an answer rests on the prices of its day, though they are renewed in between', () => {
  const other = createApp()
  const before = textAnswerer(other)('8b 100M tokens on 1 h100 on runpod', '2026-11-24')
  other.prices.reprice(
    datedCatalog().observations.map((observation) => {
      const value = observation.price.value * 2
      return { ...observation, price: { ...observation.price, value, base: value, asOf: '2026-11-24' } }
    }),
  )
  const after = textAnswerer(other)('8b 100M tokens on 1 h100 on runpod', '2026-11-24')
  if (before.kind === 'problem' || after.kind === 'problem') throw new Error('both are answered')
  expect(after.recommendation.best.usdPerGpuHour).toBeGreaterThan(before.recommendation.best.usdPerGpuHour * 1.5)
})

describe('traps of other catalogs', () => {
  const catalog = loadCatalog('data')
  const cited = (value: unknown): string[] => {
    if (typeof value !== 'object' || value === null) return []
    const own = 'source' in value && typeof value.source === 'string' ? [value.source] : []
    return [...own, ...Object.values(value).flatMap(cited)]
  }

  test('no size of a GPU is taken from a price list: MiB, GiB and whole machines are mixed up in them', () => {
    const lists = new Set(catalog.observations.map(({ price }) => price.source))
    const gpus = [...catalog.gpus.values()]
    expect(
      gpus.filter(({ memory, usableMemory }) => cited([memory, usableMemory]).some((id) => lists.has(id))),
    ).toEqual([])
    expect(catalog.gpus.get('h200-sxm')?.memory.base).toBe(141e9)
    expect(catalog.gpus.get('b200')?.memory.base).toBeGreaterThan(170e9)
  })

  test('a price that was printed in another currency keeps it, with the day of the rate', () => {
    const native = catalog.observations.filter((each) => each.native !== undefined)
    expect(native.length).toBeGreaterThan(0)
    for (const { provider, price, native: printed } of native) {
      expect(provider).toBe('scaleway')
      expect(printed?.currency).toBe('EUR')
      expect(printed?.usdPerUnit.asOf).toMatch(/^2026-\d\d-\d\d$/)
      expect((printed?.value ?? NaN) * (printed?.usdPerUnit.base ?? NaN)).toBeCloseTo(price.base, 2)
    }
  })

  test('rates of currencies are of a day, and those that were not looked up say so', () => {
    const rates = Object.values(catalog.totalCost.currencies)
    expect(rates.length).toBeGreaterThan(10)
    expect(rates.filter(({ usd }) => !catalog.sources.has(usd.source) || !(usd.base > 0))).toEqual([])
    expect(rates.filter(({ usd }) => usd.standing === undefined)).toEqual([])
  })

  test('parts of a GPU are not sold as whole ones', () => {
    expect(catalog.observations.every(({ gpuCount }) => gpuCount === null || Number.isInteger(gpuCount))).toBe(true)
  })
})
