/** Recommendations that nobody would write by hand: extreme figures, hostile names, none to fifty options. */
import * as fc from 'fast-check'
import type { ApiAlternative, Option, Recommendation } from '../../src/recommend/recommendation.ts'
import { type Scenario, type Spec, emptySpec } from '../../src/scenario/spec.ts'
import { option, seventyB } from './fixtures.ts'

const hostile = [
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
export const text = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: 'grapheme', maxLength: 60 }).filter((words) => !/null|undefined|nan|infinity/i.test(words)),
)

const figure = fc.oneof(
  fc.constantFrom(0, 1e-9, 0.004, 1, 28.6, 616, 1e6, 1e15, 1e30, Number.NaN, Infinity),
  fc.double({ min: 0, max: 1e6, noNaN: true }),
)
const interval = fc.record({ p10: figure, p50: figure, p90: figure })
const whole = fc.oneof(fc.constantFrom(1, 8, 1024), fc.integer({ min: 1, max: 100_000 }))

const generatedOption: fc.Arbitrary<Option> = fc
  .record({
    gpu: text,
    gpuCount: whole,
    nodes: whole,
    provider: text,
    tier: fc.option(text),
    pricing: fc.constantFrom('on_demand', 'spot', 'reserved'),
    method: fc.constantFrom('full', 'lora', 'qlora'),
    weights: fc.constantFrom('bf16', 'fp32', 'fp8', 'int8', 'nf4'),
    compute: fc.oneof(fc.constantFrom('bf16', 'fp8'), text),
    loraRank: fc.option(whole),
    stack: text,
    offload: fc.constantFrom('none', 'optimizer', 'params'),
    microBatch: whole,
    accumulation: whole,
    sequenceLength: whole,
    recomputation: fc.constantFrom('none', 'selective', 'full'),
    tokensPerSecond: interval,
    hours: interval,
    startupHours: figure,
    usd: interval,
    usdPerGpuHour: figure,
    priceAsOf: fc.oneof(fc.constantFrom('2026-11-09', '2026-03', '2031-01-01'), text),
    priceSource: text,
    peakMemoryGiB: fc.record({ p50: figure, p95: figure }),
    usableMemoryGiB: figure,
    mfu: fc.option(figure),
  } as const)
  .chain((most) =>
    fc
      .record({ basis: text, warnings: fc.array(text, { maxLength: 8 }), packed: fc.boolean() })
      .map((rest) => ({ ...option(2e9, 13_400), ...most, ...rest })),
  )

const service: fc.Arbitrary<ApiAlternative> = fc.record({
  provider: text,
  usd: fc.record({ low: figure, high: figure }),
  asOf: fc.option(fc.constantFrom('2026-05-08', '2024')),
  note: text,
})

export const recommendations: fc.Arbitrary<Recommendation> = fc.record({
  best: generatedOption,
  cheapest: generatedOption,
  fastest: generatedOption,
  options: fc.oneof(
    fc.constant([]),
    fc.array(generatedOption, { maxLength: 3 }),
    fc.array(generatedOption, { minLength: 50, maxLength: 50 }),
  ),
  ruledOut: fc.array(fc.record({ gpu: text, gpuCount: whole, reason: text }), { maxLength: 12 }),
  assumptions: fc.array(text, { maxLength: 30 }),
  apiAlternatives: fc.array(service, { maxLength: 8 }),
})

const texts = fc.option(fc.array(text, { minLength: 1, maxLength: 40 }))
const specs: fc.Arbitrary<Spec> = fc
  .record({
    model: fc.option(text),
    params: fc.option(fc.constantFrom(1, 70e9, 1e15)),
    tokens: fc.option(fc.constantFrom(1, 2e9, 1e15)),
    weights: fc.option(fc.constantFrom('bf16', 'nf4', 'int8')),
    gpus: texts,
    providers: texts,
    excludedProviders: texts,
    tier: fc.option(text),
    budgetUsd: fc.option(fc.constantFrom(0.001, 500, 1e15)),
    deadlineHours: fc.option(fc.constantFrom(0.001, 12, 1e15)),
    gpuCount: fc.option(whole),
    packed: fc.option(fc.boolean()),
  } as const)
  .map((given) => ({ ...emptySpec, ...given }))

const speakers = fc.constantFrom('asked', 'channel', 'workspace')
export const scenarios: fc.Arbitrary<Scenario> = fc
  .record({ spec: specs, speaker: speakers, notes: fc.array(text, { maxLength: 5 }) } as const)
  .map(({ spec, speaker, notes }) => ({
    spec,
    notes,
    said: Object.fromEntries(
      Object.entries(spec).flatMap(([field, value]) => (value === null ? [] : [[field, speaker]])),
    ),
  }))

/** A sound answer whose names alone are hostile. */
export function hostileAnswer(name: string): { scenario: Scenario; recommendation: Recommendation } {
  const { scenario, recommendation } = seventyB()
  const named = (one: Option): Option => ({
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
      said: { providers: 'asked' },
    },
    recommendation: {
      best: named(recommendation.best),
      cheapest: named(recommendation.cheapest),
      fastest: named(recommendation.fastest),
      options: recommendation.options.map(named),
      ruledOut: [{ gpu: name, gpuCount: 1, reason: name }],
      assumptions: [name],
      apiAlternatives: [{ provider: name, usd: { low: 1, high: 2 }, asOf: name, note: name }],
    },
  }
}
