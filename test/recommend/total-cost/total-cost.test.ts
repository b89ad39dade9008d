import { describe, expect, test } from 'vitest'
import { openMarket } from '../../../src/offers/market.ts'
import { leastByRule } from '../../../src/recommend/ranking/choice-rule.ts'
import { showableCandidates } from '../../../src/recommend/ranking/find-candidates.ts'
import { savingCandidates } from '../../../src/recommend/ranking/savings.ts'
import { computeTotalCost } from '../../../src/recommend/total-cost/total-cost.ts'
import { keyConsiderations } from '../../../src/recommend/total-cost/key-considerations.ts'
import { recommend } from '../../../src/recommend/recommend.ts'
import type { Spec } from '../../../src/scenario/scenario.ts'
import { sampleScenario, sampleSweep } from '../sample-sweeps.ts'
import {
  totalCostFor,
  recommendFor,
  type SampleRequest,
  catalog,
  h100,
  itemOf,
  termsWith,
  today,
} from './sample-total-costs.ts'

describe('the bill', () => {
  const runpod = totalCostFor({ spec: h100({ providers: ['runpod'], tier: 'secure' }) })

  test('the hours of the run are those of the option, and the total is the sum of its parts', () => {
    const { option, bill } = runpod
    expect((itemOf(runpod, 'training')?.usd ?? 0) + (itemOf(runpod, 'startup')?.usd ?? 0)).toBeCloseTo(
      option.usd.p50,
      9,
    )
    expect(bill.parts.reduce((sum, { usd }) => sum + (usd ?? 0), 0)).toBeCloseTo(bill.total.p50, 9)
    expect(bill.total.p10).toBeLessThan(bill.total.p50)
    expect(bill.total.p90).toBeGreaterThan(bill.total.p50)
    expect(bill.total.p90).toBeGreaterThan(option.usd.p90)
  })

  test('every part has a source, and those that are worked out carry their formula', () => {
    expect(runpod.bill.parts.filter(({ usd, sources }) => usd !== null && sources.length === 0)).toEqual([])
    const ids = [
      ...runpod.bill.parts.flatMap(({ sources }) => sources),
      ...runpod.bill.rules.map(({ source }) => source),
    ]
    expect(ids.filter((id) => !catalog.sources.has(id))).toEqual([])
    expect(runpod.bill.parts.map(({ id, calculation }) => [id, calculation?.formula.id])).toEqual([
      ['training', 'machine-hours'],
      ['startup', 'machine-hours'],
      ['idle', 'machine-hours'],
      ['failed', 'failed-runs'],
      ['storage', 'disk'],
      ['egress', 'traffic'],
    ])
  })

  test('disk at 0.10 a gigabyte and month for the run and three days; RunPod charges no traffic', () => {
    const { usd, says, calculation } = itemOf(runpod, 'storage') ?? {}
    const { size = NaN, hours = NaN } = calculation?.inputs ?? {}
    // Weights in bf16, two checkpoints of adapters, 8 bytes a token, 50 GB besides.
    expect(size / 1e9).toBeCloseTo(141.1 + 2 * 2.49 + 16 + 50, 0)
    expect(hours).toBeCloseTo(runpod.option.hours.p50 + 72, 9)
    expect(usd).toBeCloseTo(((size / 1e9) * 0.1 * hours) / 730, 6)
    expect(says).toContain('GB of disk')
    expect(itemOf(runpod, 'egress')).toMatchObject({ usd: 0, sources: ['runpod-docs'] })
  })

  test("RunPod's default limit of 80 dollars an hour, and the hour of credit", () => {
    expect(runpod.bill.rules.map(({ says }) => says)).toEqual([
      'RunPod wants 1 h of credit, $32, before a machine starts',
      '$32 an hour stays under the default limit of $80 at RunPod',
      'RunPod bills by the second',
    ])
    const three = totalCostFor({ spec: { gpus: ['h100-sxm'], gpuCount: 32, nodes: 4, providers: ['runpod'] } })
    expect(three.bill.rules.map(({ says }) => says)).toContain(
      '$128 an hour is over the default limit of $80 at RunPod: ask for more first',
    )
  })

  test('a price of disk that nobody knows is said and counted at a usual one; traffic is not in the sum', () => {
    const verda = totalCostFor({ spec: h100({ providers: ['verda'] }) })
    expect(itemOf(verda, 'storage')).toMatchObject({ says: expect.stringContaining('at a usual price') })
    expect(itemOf(verda, 'storage')?.usd).toBeGreaterThan(0)
    expect(itemOf(verda, 'egress')?.usd).toBeNull()
  })

  test('traffic at AWS is charged: the whole model more than its adapters', () => {
    const adapters = totalCostFor({ spec: h100({ providers: ['aws'], method: 'lora' }) })
    const whole = totalCostFor({ model: 'llama-3.1-8b', spec: h100({ providers: ['aws'], method: 'full' }) })
    expect(itemOf(adapters, 'egress')?.usd).toBeCloseTo(0.41 * 0.12, 2)
    expect(itemOf(whole, 'egress')?.usd).toBeCloseTo(16.06 * 0.12, 2)
  })

  test('the least that is billed: an hour at SF Compute, a day never; seconds elsewhere', () => {
    expect(itemOf(runpod, 'minimum')).toBeUndefined()
    const provider = catalog.providers.get('runpod')
    if (provider === undefined) throw new Error('RunPod is known')
    const hour = { value: 60, unit: 'minutes', base: 3600, source: 'runpod-docs', asOf: '2026-08-20' }
    const strict = { ...provider, billing: { granularity: null, minimum: { ...hour, base: 200 * 3600 } } }
    const market = openMarket({ ...catalog, providers: new Map(catalog.providers).set('runpod', strict) }, today)
    const { bill, option } = computeTotalCost(runpod.option, runpod.scenario, market)
    const unused = bill.parts.find(({ id }) => id === 'minimum')
    expect(unused?.says).toMatch(/unused: RunPod bills at least 200 h/)
    expect(unused?.usd).toBeCloseTo((200 - option.hours.p50) * 8 * option.usdPerGpuHour, 6)
  })

  test("a team's own allowances for failed runs and idle time", () => {
    const careful = totalCostFor({
      spec: h100({ providers: ['runpod'], tier: 'secure' }),
      terms: termsWith({}, { failedRuns: 0, idleHours: 0 }),
    })
    expect([itemOf(careful, 'failed')?.usd, itemOf(careful, 'idle')?.usd]).toEqual([0, 0])
    expect(itemOf(careful, 'failed')?.says).toContain('(your allowance)')
    const wild = totalCostFor({
      spec: h100({ providers: ['runpod'], tier: 'secure' }),
      terms: termsWith({}, { failedRuns: 0.5 }),
    })
    expect(itemOf(wild, 'failed')?.usd).toBeCloseTo(wild.option.usd.p50 / 2, 9)
  })
})

describe('spot', () => {
  test('is recommended beside on demand only where it is cheaper after preemptions', () => {
    const { recommendation } = totalCostFor({ spec: h100() })
    const spot = recommendation.options.filter(({ pricing }) => pricing === 'spot')
    expect(spot.length).toBeGreaterThan(0)
    expect(recommendation.best.pricing).toBe('on_demand')
    expect(recommendation.fastest.pricing).toBe('on_demand')
    expect(recommendation.savings?.find(({ kind }) => kind === 'spot')?.option.pricing).toBe('spot')
    const often = totalCostFor({ spec: h100(), terms: termsWith({}, { hoursBetweenPreemptions: 0.25 }) })
    expect(often.recommendation.options.filter(({ pricing }) => pricing === 'spot')).toEqual([])
    expect(often.spot?.saves).toBeLessThan(0)
  })

  test('is picked only where it is cheaper than the same plan on demand', () => {
    const picksAt = (hoursBetweenPreemptions: number) => {
      const market = openMarket(catalog, today, termsWith({}, { hoursBetweenPreemptions }))
      const { spec } = sampleScenario('llama-3.3-70b', 2e9, h100())
      const { estimates } = sampleSweep(catalog, { model: 'llama-3.3-70b', spec: h100() })
      const all = showableCandidates(estimates, spec, 2e9, market)
      const onDemand = all.filter(({ risks }) => risks === 0)
      const savings = savingCandidates(all, leastByRule(onDemand, catalog.choice), spec, catalog.choice)
      return savings.filter(({ kind }) => kind === 'spot')
    }
    expect(picksAt(12).length).toBeGreaterThan(0)
    expect(picksAt(0.25)).toEqual([])
  })

  test('nowhere at RunPod: there is no spot price to save with', () => {
    const { recommendation } = totalCostFor({ spec: h100({ providers: ['runpod'] }) })
    expect(recommendation.options.filter(({ pricing }) => pricing === 'spot')).toEqual([])
  })

  test('a spot price of half a year ago is nobody’s cheapest, unless spot was asked for', () => {
    const spec: Partial<Spec> = { providers: ['novita'], gpuCount: 1 }
    const request: SampleRequest = { model: 'llama-3.1-8b', tokens: 1e8, spec, day: '2026-11-25' }
    expect(totalCostFor(request).recommendation.options.filter(({ pricing }) => pricing === 'spot')).toEqual([])
    expect(totalCostFor({ ...request, spec: { ...spec, pricing: 'spot' } }).option.pricing).toBe('spot')
  })

  test("a team's figure changes hours and dollars, and the words say whose it is", () => {
    const spec = h100({ providers: ['coreweave'], pricing: 'spot' })
    const ours = totalCostFor({ spec })
    const theirs = totalCostFor({ spec, terms: termsWith({}, { hoursBetweenPreemptions: 3 }) })
    expect(ours.option.interruption).toMatchObject({ betweenHours: 12, said: false, saves: true })
    expect(theirs.option.interruption).toMatchObject({ betweenHours: 3, said: true })
    expect(theirs.option.hours.p50).toBeGreaterThan(ours.option.hours.p50)
    expect(theirs.option.usd.p50).toBeGreaterThan(ours.option.usd.p50)
    expect(theirs.option.warnings.join()).toContain('preempted every 3 h (as you say)')
  })

  test('what the question says of preemptions goes before what the team says', () => {
    const spec = h100({ providers: ['coreweave'], pricing: 'spot', hoursBetweenPreemptions: 2 })
    const { option, spot } = totalCostFor({ spec, terms: termsWith({}, { hoursBetweenPreemptions: 20 }) })
    expect(option.interruption).toMatchObject({ betweenHours: 2, said: true })
    expect(spot?.run.interruptions.between).toBe(2)
  })

  test('without checkpoints a long run is refused and a short one is not', () => {
    const terms = termsWith({}, { checkpoints: false })
    const spec = h100({ providers: ['coreweave'], pricing: 'spot' })
    const long = recommendFor({ spec, terms }).result
    expect('kind' in long && long.message).toContain('Spot without checkpoints is refused')
    const short = recommendFor({ tokens: 1e8, spec, terms }).result
    if ('kind' in short) throw new Error(short.message)
    expect(short.best.interruption).toMatchObject({ saves: false })
    expect(short.best.warnings[0]).toContain('every preemption starts the run over')
    const beside = totalCostFor({ spec: h100({ providers: ['coreweave'] }), terms })
    expect(beside.spot?.refused).toBe(true)
  })

  test('the best interval stands beside the 30 minutes of the article, and beside no checkpoints at all', () => {
    const { spot } = totalCostFor({ spec: h100({ providers: ['coreweave'] }) })
    if (spot === null) throw new Error('CoreWeave rents H100s as spot')
    expect(spot.usual.intervalHours).toBe(0.5)
    expect(spot.usual.overhead).toBeGreaterThanOrEqual(spot.overhead)
    expect(spot.withoutCheckpointsHours).toBeGreaterThan(spot.run.expected)
    expect(spot.breakEvenDiscount).toBeCloseTo(
      1 - (spot.run.work + (spot.hours.p50 - spot.run.expected)) / spot.hours.p50,
      9,
    )
  })

  test("AWS's share of machines taken back in a month is told, and no rate per hour is made of it", () => {
    const rate = { value: 2.5, unit: 'USD/gpu/hour', base: 2.5, source: 'gpuhunt-catalogs', asOf: '2026-11-20' }
    const onDemand = catalog.observations.find(
      ({ provider, gpu, pricing }) => provider === 'aws' && gpu === 'h100-sxm' && pricing === 'on_demand',
    )
    if (onDemand === undefined) throw new Error('AWS sells H100s')
    const spotPrice = { ...onDemand, pricing: 'spot' as const, price: rate }
    const market = openMarket({ ...catalog, observations: [...catalog.observations, spotPrice] }, today)
    const scenario = sampleScenario('llama-3.3-70b', 2e9, h100({ providers: ['aws'] }))
    const result = recommend(scenario, sampleSweep(catalog, { model: 'llama-3.3-70b', spec: h100() }), market)
    if ('kind' in result) throw new Error(result.message)
    const { spot } = computeTotalCost(
      result.best,
      scenario,
      openMarket({ ...market.catalog, observations: [onDemand, spotPrice] }, today),
    )
    expect(spot).toMatchObject({ provider: 'aws', reclaimed: { low: 0.15, high: 0.2, asOf: '2026-02-24' } })
    expect(spot?.run.interruptions.between).toBe(12)
  })
})

describe('reserved', () => {
  const runpod = totalCostFor({ spec: h100({ providers: ['runpod'], tier: 'secure' }) })

  test("the article's 25 to 35 % at RunPod ask for three prepaid months, and pay from 475 to 548 hours a month", () => {
    expect(runpod.reserved).toMatchObject({
      tier: 'secure',
      discount: { low: 0.25, high: 0.35 },
      published: true,
      months: 3,
      prepaid: true,
      pays: null,
    })
    expect(runpod.reserved?.paysFromHoursAMonth.low).toBeCloseTo(730 * 0.65, 6)
    expect(runpod.reserved?.paysFromHoursAMonth.high).toBeCloseTo(730 * 0.75, 6)
    expect(runpod.reserved?.leastUsd?.low).toBeCloseTo(3 * 730 * 8 * 3.99 * 0.65, 4)
  })

  test.each([
    [100, false],
    [500, null],
    [700, true],
  ])('a team that uses %d hours a month: pays is %s', (hoursAMonth, pays) => {
    const { reserved } = totalCostFor({ spec: h100({ providers: ['runpod'] }), terms: termsWith({}, { hoursAMonth }) })
    expect(reserved?.pays).toBe(pays)
  })

  test('where nothing is published it says so; on a market there is none', () => {
    expect(totalCostFor({ spec: h100({ providers: ['lambda'] }) }).reserved).toMatchObject({
      published: false,
      months: null,
    })
    expect(
      totalCostFor({ spec: { gpus: ['h100-sxm'], gpuCount: 1, method: 'qlora', providers: ['vast'] } }).reserved,
    ).toBeNull()
  })
})

describe('hosted', () => {
  test('70B at Together for about 5,800, no minimum; what serving costs, and what is closing', () => {
    const { hosted, closing } = totalCostFor({ spec: h100() })
    expect(hosted[0]).toMatchObject({ provider: 'together', usd: { low: 5800, high: 16_000 }, minimumUsd: 0 })
    expect(hosted[0]?.hosting).toContain('billed by the minute')
    expect(closing).toEqual([
      'OpenAI is closing (2027-01-06): no new self-serve jobs after it; fine-tuned gpt-4o and gpt-4.1 models stop on 2027-01-14',
    ])
    const later = totalCostFor({ spec: h100(), day: '2027-02-01' })
    expect(later.closing[0]).toMatch(/^OpenAI has closed/)
  })

  test('is said in the answer itself only where it is cheaper than renting', () => {
    expect(totalCostFor({ spec: h100() }).recommendation.keyConsiderations).toEqual([
      expect.stringContaining('fits no single H100'),
    ])
    const aws = { model: 'llama-3.1-8b', tokens: 1e9, spec: { gpus: ['a10g'], gpuCount: 1, providers: ['aws'] } }
    const { recommendation } = totalCostFor(aws)
    expect(recommendation.best.usd.p50).toBeGreaterThan(0)
    const dear = totalCostFor({ ...aws, spec: { ...aws.spec, gpuCount: 8 } }).recommendation
    const sentences = [...(recommendation.keyConsiderations ?? []), ...(dear.keyConsiderations ?? [])]
    expect(sentences.filter((line) => !/^Crusoe would train it for \$4\d\d, less than the \$/.test(line))).toEqual([])
  })

  test('a service is told of only if its dearest price saves a fifth', () => {
    const made = totalCostFor({ spec: h100() })
    const [service] = made.hosted
    if (service === undefined) throw new Error('Together trains it')
    const total = made.bill.total.p50
    const at = (low: number, high: number) =>
      keyConsiderations({ ...made, hosted: [{ ...service, usd: { low, high } }] }, made.market)
    expect(at(0.5 * total, 0.7 * total)[0]).toMatch(/^Together AI would train it for \$[\d,]+ to \$[\d,]+, less than/)
    expect(at(total - 100, total + 100)).toEqual([])
    // What is hardly less is not worth another way of working.
    expect(at(0.5 * total, 0.9 * total)).toEqual([])
  })

  test('a commitment that the run does not use is named with what it would cost on demand', () => {
    const made = totalCostFor({ spec: h100({ providers: ['runpod'], pricing: 'reserved' }) })
    const rest = made.bill.parts.find(({ id }) => id === 'commitment')?.usd ?? 0
    expect(rest).toBeGreaterThan(made.option.usd.p50)
    expect(made.option.allInUsd.p50).toBeCloseTo(made.bill.total.p50, 6)
    expect(keyConsiderations(made, made.market)[0]).toMatch(
      /^Reserving does not pay for \d+ h: the same run on demand is \$[\d,]+ in total at /,
    )
  })
})
