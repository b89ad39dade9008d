/** Recommendations that nobody would write by hand: extreme figures, hostile names, none to fifty options. */
import * as fc from 'fast-check'
import type { ApiAlternative, Option, Recommendation, Saving } from '../../src/recommend/recommendation.ts'
import { type Scenario, type Spec, emptySpec } from '../../src/scenario/scenario.ts'
import { option, seventyB } from './sample-answers.ts'

const hostileTexts = [
  '<!channel>',
  '<@U0123> & <#C0123|general>',
  '```code``` *bold* _it_ ~st~',
  'x'.repeat(300),
  '😀'.repeat(200),
  'a\nb\r\n\tc',
  '&lt;!here&gt;',
  '\u202eright to left',
  ' ',
  '',
  'h100-sxm',
  '__proto__',
]
export const anyText = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'grapheme', maxLength: 60 }).filter((words) => !/null|undefined|nan|infinity/i.test(words)),
)

const anyFigure = fc.oneof(
  fc.constantFrom(0, 1e-9, 0.004, 1, 28.6, 616, 1e6, 1e15, 1e30, Number.NaN, Infinity),
  fc.double({ min: 0, max: 1e6, noNaN: true }),
)
const anyInterval = fc.record({ p10: anyFigure, p50: anyFigure, p90: anyFigure })
const anyCount = fc.oneof(fc.constantFrom(1, 8, 1024), fc.integer({ min: 1, max: 100_000 }))

/** What an option is shown as; nothing in those of earlier versions. */
const anyReason = fc.oneof(
  fc.constant({}),
  fc.record({ role: fc.constantFrom('safe', 'cheapest', 'fastest', 'other'), why: anyText } as const),
)

const anyOption: fc.Arbitrary<Option> = fc
  .record({
    gpu: anyText,
    gpuCount: anyCount,
    nodes: anyCount,
    provider: anyText,
    tier: fc.option(anyText),
    pricing: fc.constantFrom('on_demand', 'spot', 'reserved'),
    method: fc.constantFrom('full', 'lora', 'qlora'),
    weights: fc.constantFrom('bf16', 'fp32', 'fp8', 'int8', 'nf4'),
    compute: fc.oneof(fc.constantFrom('bf16', 'fp8'), anyText),
    loraRank: fc.option(anyCount),
    stack: anyText,
    offload: fc.constantFrom('none', 'optimizer', 'params'),
    microBatch: anyCount,
    accumulation: anyCount,
    sequenceLength: anyCount,
    recomputation: fc.constantFrom('none', 'selective', 'full'),
    tokensPerSecond: anyInterval,
    hours: anyInterval,
    startupHours: anyFigure,
    usd: anyInterval,
    allInUsd: anyInterval,
    usdPerGpuHour: anyFigure,
    priceAsOf: fc.oneof(fc.constantFrom('2026-11-09', '2026-03', '2031-01-01'), anyText),
    priceSource: anyText,
    peakMemoryGiB: fc.record({ p50: anyFigure, p95: anyFigure }),
    usableMemoryGiB: anyFigure,
    mfu: fc.option(anyFigure),
  } as const)
  .chain((most) =>
    fc
      .record({
        basis: anyText,
        warnings: fc.array(anyText, { maxLength: 8 }),
        packed: fc.boolean(),
        reason: anyReason,
      })
      .map(({ reason, ...rest }) => ({ ...option(2e9, 13_400), ...most, ...rest, ...reason })),
  )

const anyService: fc.Arbitrary<ApiAlternative> = fc.record({
  provider: anyText,
  usd: fc.record({ low: anyFigure, high: anyFigure }),
  asOf: fc.option(fc.constantFrom('2026-05-08', '2024')),
  note: anyText,
})

const anySaving: fc.Arbitrary<Saving> = fc.record({
  kind: fc.constantFrom('spot', 'consumer', 'precision'),
  option: anyOption,
  risk: anyText,
  reply: fc.option(fc.constantFrom('spot', '4-bit')),
} as const)

const anyCurrentParts = fc.record({
  savings: fc.array(anySaving, { maxLength: 4 }),
  counted: fc.array(anyText, { maxLength: 4 }),
  weighed: fc.array(anyText, { maxLength: 4 }),
  advice: fc.array(anyText, { maxLength: 4 }),
})

const anyRecommendationParts = fc.record({
  best: anyOption,
  cheapest: anyOption,
  fastest: anyOption,
  options: fc.oneof(
    fc.constant([]),
    fc.array(anyOption, { maxLength: 3 }),
    fc.array(anyOption, { minLength: 50, maxLength: 50 }),
  ),
  ruledOut: fc.array(fc.record({ gpu: anyText, gpuCount: anyCount, reason: anyText }), { maxLength: 12 }),
  assumptions: fc.array(anyText, { maxLength: 30 }),
  apiAlternatives: fc.array(anyService, { maxLength: 8 }),
})

/** As it is today, and as one of an earlier version. */
export const anyRecommendation: fc.Arbitrary<Recommendation> = fc
  .tuple(anyRecommendationParts, fc.oneof(fc.constant({}), anyCurrentParts))
  .map(([parts, current]) => ({ ...parts, ...current }))

const anyTexts = fc.option(fc.array(anyText, { minLength: 1, maxLength: 40 }))
const anySpec: fc.Arbitrary<Spec> = fc
  .record({
    model: fc.option(anyText),
    params: fc.option(fc.constantFrom(1, 70e9, 1e15)),
    tokens: fc.option(fc.constantFrom(1, 2e9, 1e15)),
    weights: fc.option(fc.constantFrom('bf16', 'nf4', 'int8')),
    gpus: anyTexts,
    providers: anyTexts,
    excludedProviders: anyTexts,
    tier: fc.option(anyText),
    budgetUsd: fc.option(fc.constantFrom(0.001, 500, 1e15)),
    deadlineHours: fc.option(fc.constantFrom(0.001, 12, 1e15)),
    gpuCount: fc.option(anyCount),
    packed: fc.option(fc.boolean()),
  } as const)
  .map((given) => ({ ...emptySpec, ...given }))

const anyProvenance = fc.constantFrom('asked', 'channel', 'workspace')
export const anyScenario: fc.Arbitrary<Scenario> = fc
  .record({ spec: anySpec, speaker: anyProvenance, notes: fc.array(anyText, { maxLength: 5 }) } as const)
  .map(({ spec, speaker: provenance, notes }) => ({
    spec,
    notes,
    setBy: Object.fromEntries(
      Object.entries(spec).flatMap(([field, value]) => (value === null ? [] : [[field, provenance]])),
    ),
  }))

/** A sound answer whose names alone are hostile. */
export function hostileAnswer(name: string): { scenario: Scenario; recommendation: Recommendation } {
  const { scenario, recommendation } = seventyB()
  const renamed = (one: Option): Option => ({
    ...one,
    gpu: name,
    provider: name,
    tier: name,
    stack: name,
    warnings: [name],
    basis: name,
    priceSource: name,
    priceAsOf: name,
  })
  return {
    scenario: {
      ...scenario,
      notes: [name],
      spec: { ...scenario.spec, model: name, providers: [name] },
      setBy: { providers: 'asked' },
    },
    recommendation: {
      best: renamed(recommendation.best),
      cheapest: renamed(recommendation.cheapest),
      fastest: renamed(recommendation.fastest),
      options: recommendation.options.map(renamed),
      ruledOut: [{ gpu: name, gpuCount: 1, reason: name }],
      assumptions: [name],
      apiAlternatives: [{ provider: name, usd: { low: 1, high: 2 }, asOf: name, note: name }],
    },
  }
}
