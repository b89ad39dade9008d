import { describe, expect, test } from 'vitest'
import { datedCatalog } from '../../offers/dated-catalog.ts'
import { openMarket } from '../../../src/offers/market.ts'
import { noTerms } from '../../../src/offers/team-terms.ts'
import { compareOptions } from '../../../src/recommend/option-difference.ts'
import { recommend } from '../../../src/recommend/recommend.ts'
import type { Recommendation } from '../../../src/recommend/recommendation.ts'
import type { Sweep } from '../../../src/recommend/search/sweep-result.ts'
import type { Scenario, Spec } from '../../../src/scenario/scenario.ts'
import { sampleScenario, sampleSweep } from '../sample-sweeps.ts'

const catalog = datedCatalog()
const market = openMarket(catalog, '2026-11-24')

function recommendationFor(
  model: string,
  tokens: number,
  spec: Partial<Spec>,
  change = (sweep: Sweep) => sweep,
): Recommendation {
  const sweep = change(sampleSweep(catalog, { model, spec }))
  const result = recommend(sampleScenario(model, tokens, spec), sweep, market)
  if ('kind' in result) throw new Error(result.message)
  return result
}

const eightH100 = (providers: string[], rest: Partial<Spec> = {}): Partial<Spec> => ({
  gpus: ['h100-sxm'],
  gpuCount: 8,
  providers,
  ...rest,
})

const awsQuota =
  'AWS grants this machine (p5.48xlarge) by quota, often none to a new account: ask for 192 vCPUs of “Running On-Demand P instances” first, or reserve a Capacity Block'

describe('warnings', () => {
  const warningsFor = (spec: Partial<Spec>, tokens = 2e9) =>
    recommendationFor('llama-3.3-70b', tokens, spec).best.warnings

  test('a fresh list price of a data centre needs none', () => {
    expect(warningsFor(eightH100(['nebius']))).toEqual([])
  })

  test('what a cloud grants by quota', () => {
    expect(warningsFor(eightH100(['aws']))).toEqual([awsQuota])
  })

  test.each([
    ['aws', 'l40s', /\(g6e\.xlarge\) .* ask for 4 vCPUs of “Running On-Demand G and VT instances” first$/u],
    ['azure', 'h100-nvl', /\(NC40ads_H100_v5\) .* ask for 40 vCPUs of its family in your region first$/u],
    ['gcp', 'a100-80-sxm', /\(a2-ultragpu-1g\) .* ask for 1 GPUs? of its kind/u],
  ])('one GPU at %s has a machine by name and a quota', (provider, gpu, says) => {
    const spec: Partial<Spec> = { gpus: [gpu], gpuCount: 1, providers: [provider], method: 'lora' }
    expect(recommendationFor('llama-3.1-8b', 5e7, spec).best.warnings.at(-1)).toMatch(says)
  })

  test('what is sharded in full over cards that bridges join in pairs waits for PCIe', () => {
    const eight = (gpu: string, method: 'full' | 'lora'): string =>
      recommendationFor('mistral-7b', 2e8, { gpus: [gpu], gpuCount: 8, method }).best.warnings.join()
    expect(eight('a100-80-pcie', 'full')).toMatch(
      /share NVLink in pairs at most: what is sharded over 8 waits for PCIe/u,
    )
    expect(eight('a100-80-pcie', 'lora')).not.toMatch(/pairs/u)
    expect(eight('a100-80-sxm', 'full')).not.toMatch(/pairs/u)
  })

  test('third-party hosts', () => {
    expect(warningsFor(eightH100(['runpod'], { tier: 'community' }))).toEqual([
      'Community Cloud: third-party hosts, no data-centre service level',
    ])
  })

  test('a market median', () => {
    expect(warningsFor({ gpus: ['h100-sxm'], gpuCount: 1, providers: ['vast'], method: 'qlora' })[0]).toMatch(
      /^A market price, the middle of few asks: it may be \$[\d.]+ to \$[\d.]+ on the day$/,
    )
  })

  test('a list that moves daily', () => {
    expect(warningsFor(eightH100(['verda'])).join()).toContain('Verda changes its prices daily')
  })

  test('a price that a team has agreed moves with no list', () => {
    const price = { provider: 'verda', gpu: 'h100-sxm', tier: null, pricing: 'on_demand', gpuCount: null } as const
    const prices = [{ ...price, usdPerGpuHour: 1.9, agreed: '2026-11-01' }]
    const ownMarket = openMarket(catalog, '2026-11-24', { ...noTerms, prices })
    const spec = eightH100(['verda'])
    const sweep = sampleSweep(catalog, { model: 'llama-3.3-70b', spec })
    const result = recommend(sampleScenario('llama-3.3-70b', 2e9, spec), sweep, ownMarket)
    if ('kind' in result) throw new Error(result.message)
    expect(result.best.usdPerGpuHour).toBe(1.9)
    expect(result.best.warnings.join()).not.toContain('today it may be')
  })

  test('prices from before an announced change', () => {
    const lambda = (gpu: string) =>
      recommendationFor('llama-3.1-8b', 1e9, { gpus: [gpu], gpuCount: 1, providers: ['lambda'] }).best
    expect(lambda('h100-pcie').warnings).toEqual([
      'Lambda announced new prices from 2026-11-16; this one is of 2026-10-10',
    ])
    expect(lambda('a100-40-sxm').warnings).toEqual([])
  })

  test('spot', () => {
    const warnings = warningsFor(eightH100(['coreweave'], { pricing: 'spot' }))
    expect(warnings[0]).toBe('Spot machines can be taken back at any time: the run must resume from checkpoints')
    expect(warnings[1]).toMatch(
      /^Included: preempted every 12 h \(our assumption\), a checkpoint every \d+ min that takes 1\d s; \d % more training time$/,
    )
  })

  test('the upper end over the budget and the deadline', () => {
    const { allInUsd: usd, hours } = recommendationFor('llama-3.3-70b', 2e9, eightH100(['aws'])).best
    const warnings = warningsFor(eightH100(['aws'], { budgetUsd: usd.p50 + 1, deadlineHours: hours.p50 + 0.1 }))
    expect(warnings[0]).toMatch(/^May go over the budget: \$[\d,]+ at the high end against \$/)
    expect(warnings[1]).toMatch(/^May miss the deadline: \d+ h at the high end against \d+ h$/)
    expect(warningsFor(eightH100(['aws'], { budgetUsd: usd.p90 * 1.01 }))).toEqual([awsQuota])
  })

  test("an hourly bill over the account's limit", () => {
    const sixteen = { gpus: ['b200'], gpuCount: 16, providers: ['runpod'] }
    expect(warningsFor(sixteen)[0]).toBe("$109 an hour is over RunPod's default limit of $80: ask for more first")
    expect(warningsFor(sixteen)[1]).toContain('price of several machines was not recorded')
  })

  test('a network slower than usual', () => {
    const spec = { gpus: ['a100-80-sxm'], gpuCount: 16, providers: ['aws'] }
    expect(warningsFor(spec)).toEqual([
      awsQuota.replace('p5.48xlarge', '2 × p4de.24xlarge'),
      'Slow network between machines (50 Gb/s a GPU): may take longer',
    ])
  })

  test.each([
    ['close to the limit', 0.97, 1.02, 'up to 80.8 GiB a GPU at the high end, 79.2 GiB are usable'],
    [
      'of which little is known',
      0.86,
      2.6,
      '68.1 GiB of 79.2 GiB a GPU expected, and no measured run is near: try some steps first',
    ],
  ])('memory %s', (_, p50, p95, says) => {
    const tight = (sweep: Sweep): Sweep => ({
      ...sweep,
      estimates: sweep.estimates.map((each) => ({
        ...each,
        peakMemory: { p50: each.usableMemory * p50, p95: each.usableMemory * p95 },
      })),
    })
    expect(recommendationFor('llama-3.3-70b', 2e9, eightH100(['aws']), tight).best.warnings).toEqual([
      `Memory is tight: ${says}`,
      awsQuota,
    ])
  })
})

describe('what was ruled out', () => {
  test('one line a GPU, with figures and what would fit instead', () => {
    const { ruledOut } = recommendationFor('llama-3.3-70b', 2e9, {})
    expect(ruledOut.length).toBeLessThanOrEqual(6)
    expect(new Set(ruledOut.map(({ gpu }) => gpu)).size).toBe(ruledOut.length)
    expect(ruledOut.find(({ gpu }) => gpu === 'h100-sxm')).toMatchObject({
      gpuCount: 1,
      reason: 'needs 131 GiB for bf16 weights alone, has 79.2 GiB; 4-bit QLoRA fits',
    })
  })

  test('GPUs asked for come first', () => {
    const sweep = sampleSweep(catalog, { model: 'llama-3.3-70b' })
    const spec: Partial<Spec> = { gpus: ['rtx-3090', 'h100-sxm'] }
    const result = recommend(sampleScenario('llama-3.3-70b', 2e9, spec), sweep, market)
    if ('kind' in result) throw new Error(result.message)
    expect(new Set(result.ruledOut.slice(0, 2).map(({ gpu }) => gpu))).toEqual(new Set(spec.gpus))
  })

  test('full fine-tuning that nobody asked for rules nothing out', () => {
    const { ruledOut } = recommendationFor('llama-3.1-8b', 1e8, {})
    expect(ruledOut.filter(({ reason }) => reason.includes('full fine-tuning'))).toEqual([])
    const asked = recommendationFor('llama-3.1-8b', 1e8, { method: 'full' }).ruledOut
    expect(asked.some(({ reason }) => /full fine-tuning needs|weights alone/.test(reason))).toBe(true)
  })
})

describe('assumptions', () => {
  const assumptionsFor = (scenario: Scenario) => {
    const sweep = sampleSweep(catalog, { model: 'llama-3.3-70b' })
    const result = recommend(scenario, sweep, market)
    if ('kind' in result) throw new Error(result.message)
    return result.assumptions
  }

  test('everything that was chosen is said', () => {
    const scenario = sampleScenario('llama-3.3-70b', 2e9, { model: null, params: 70e9 })
    const text = assumptionsFor(scenario).join('\n')
    for (const words of [
      '70B read as Llama 3.3 70B',
      'LoRA chosen, rank 16 on all linear layers',
      'Sequence length 2,048, short samples packed',
      'Software: Hugging Face TRL + PEFT with FlashAttention, Liger kernels and packing',
      'of start-up included',
      'The safe plan has the lowest sum of dollars, waiting ($2 an hour, $20 after the first 6 h)',
    ])
      expect(text).toContain(words)
  })

  test('what was asked for is not called a choice, and notes are not repeated', () => {
    const asked = sampleScenario('llama-3.3-70b', 2e9, {
      model: null,
      params: 70e9,
      method: 'lora',
      weights: 'bf16',
      loraRank: 16,
      sequenceLength: 2048,
      stack: 'hf-flash-liger',
      pricing: 'on_demand',
      objective: 'cheapest',
    })
    const text = assumptionsFor({ ...asked, notes: ['"70b" read as Llama 3.3 70B'] }).join('\n')
    expect(text.match(/Llama 3\.3 70B/g)).toHaveLength(1)
    expect(text).not.toMatch(/chosen|rank 16|Sequence length|Software|On-demand|Best weighs/)
  })

  test('spot is said once: as a saving, never among what was counted', () => {
    const {
      assumptions,
      savings = [],
      spotInstead,
    } = recommendationFor('llama-3.3-70b', 2e9, { gpus: ['h100-sxm'], gpuCount: 8 })
    expect(assumptions.filter((words) => /spot/i.test(words))).toEqual([])
    const spot = savings.find(({ kind }) => kind === 'spot')?.option
    expect([spotInstead?.usd, spotInstead?.hours]).toEqual([spot?.allInUsd.p50, spot?.hours.p50])
  })
})

test('a difference says dollars, hours, memory per GPU and the risk', () => {
  const options = recommendationFor('llama-3.3-70b', 2e9, {
    gpus: ['h100-sxm'],
    gpuCount: 8,
    providers: ['aws'],
  }).options
  const [lora, qlora] = ['lora', 'qlora'].map((method) => options.find((option) => option.method === method))
  if (lora === undefined || qlora === undefined) throw new Error('both fit on eight H100s')
  const change = compareOptions(lora, qlora)
  expect(change.usd.after - change.usd.before).toBeCloseTo(qlora.allInUsd.p50 - lora.allInUsd.p50, 9)
  expect(change.hours.change).toBeGreaterThan(0)
  expect(change.memoryGiB.change).toBeLessThan(-0.3)
  expect(change.qualityRisk).toBe('some quality risk: 4-bit base weights, small models lose more')
  expect(compareOptions(qlora, lora).qualityRisk).toContain('no quality risk')
  expect(compareOptions(lora, lora)).toMatchObject({ usd: { change: 0 }, qualityRisk: null })
  expect(compareOptions(lora, { ...lora, loraRank: 8 }).qualityRisk).toBe('rank 8 instead of 16: less room to learn')
})
