/** Hand-made answers of the kinds people get, with figures near published ones. Shared by the tests of this room. */
import { loadCatalog } from '../../src/catalog/load.ts'
import type { Infeasible, Option, Recommendation } from '../../src/recommend/recommendation.ts'
import { type RenderContext, createRenderContext } from '../../src/presentation/render-context.ts'
import { type Scenario, type Spec, emptySpec } from '../../src/scenario/scenario.ts'

const catalog = loadCatalog('data')
const today = '2026-11-24'
export const renderContext: RenderContext = createRenderContext(catalog, today, false)
export const interactiveContext: RenderContext = createRenderContext(catalog, today, true)
export const { names } = renderContext

export function scenario(spec: Partial<Spec>, rest: Partial<Scenario> = {}): Scenario {
  return { spec: { ...emptySpec, ...spec }, setBy: {}, notes: [], ...rest }
}

const interval = (p50: number, low = 0.78, high = 1.3) => ({ p10: p50 * low, p50, p90: p50 * high })

/** An option whose hours and dollars follow from tokens, rate and price, as real ones do. */
export function option(tokens: number, rate: number, overrides: Partial<Option> = {}): Option {
  const { gpuCount = 8, usdPerGpuHour = 2.69, startupHours = 0.4 } = overrides
  const hours = (speed: number) => tokens / speed / 3600 + startupHours
  const usd = (speed: number) => hours(speed) * gpuCount * usdPerGpuHour
  return {
    gpu: 'h100-sxm',
    gpuCount,
    nodes: 1,
    provider: 'runpod',
    tier: 'secure',
    pricing: 'on_demand',
    method: 'lora',
    weights: 'bf16',
    compute: 'bf16',
    loraRank: 16,
    stack: 'torchtune',
    layout: { sharding: 'fsdp', tp: 1, pp: 1, cp: 1 },
    offload: 'none',
    microBatch: 2,
    accumulation: 4,
    sequenceLength: 4096,
    packed: true,
    recomputation: 'full',
    tokensPerSecond: interval(rate),
    hours: { p10: hours(rate * 1.3), p50: hours(rate), p90: hours(rate * 0.78) },
    startupHours,
    usd: { p10: usd(rate * 1.3), p50: usd(rate), p90: usd(rate * 0.78) },
    allInUsd: { p10: 1.1 * usd(rate * 1.3), p50: 1.1 * usd(rate), p90: 1.1 * usd(rate * 0.78) },
    usdPerGpuHour,
    priceAsOf: '2026-11-09',
    priceSource: 'runpod-pricing',
    peakMemoryGiB: { p50: 61.3, p95: 68.2 },
    usableMemoryGiB: 79.2,
    mfu: 0.41,
    hfu: 0.52,
    basis: 'measured neighbours',
    warnings: [],
    ...overrides,
  }
}

/** "70b 2B tokens". */
export function seventyB(): { scenario: Scenario; recommendation: Recommendation } {
  const tokens = 2e9
  const best = option(tokens, 13_400, { provider: 'lambda', tier: null, usdPerGpuHour: 3.99, priceAsOf: '2026-11-18' })
  const cheapest = option(tokens, 2450, {
    gpu: 'h200-sxm',
    gpuCount: 1,
    method: 'qlora',
    weights: 'nf4',
    usdPerGpuHour: 3.59,
    stack: 'unsloth',
    layout: { sharding: 'none', tp: 1, pp: 1, cp: 1 },
    peakMemoryGiB: { p50: 71.2, p95: 79.9 },
    usableMemoryGiB: 139.8,
  })
  const fastest = option(tokens, 25_100, {
    gpuCount: 16,
    nodes: 2,
    provider: 'coreweave',
    tier: null,
    usdPerGpuHour: 6.16,
    peakMemoryGiB: { p50: 48.9, p95: 55.2 },
  })
  const spot = option(tokens, 13_400, {
    pricing: 'spot',
    tier: 'community',
    usdPerGpuHour: 1.75,
    warnings: ['Spot instances can be taken back: save a checkpoint every 30 minutes'],
  })
  const a100 = option(tokens, 3500, {
    gpu: 'a100-80-sxm',
    usdPerGpuHour: 1.39,
    peakMemoryGiB: { p50: 60.8, p95: 67.9 },
  })
  return {
    scenario: scenario(
      { model: 'llama-3.3-70b', params: 70.6e9, tokens },
      { setBy: { params: 'asked', tokens: 'asked' }, notes: ['"70b" read as Llama 3.3 70B'] },
    ),
    recommendation: {
      best,
      cheapest,
      fastest,
      options: [spot, cheapest, best, fastest, a100],
      ifAsked: { nf4: cheapest, spot },
      ruledOut: [
        {
          gpu: 'h100-sxm',
          gpuCount: 1,
          reason: '70B in bf16 needs 139 GiB for the weights alone; one GPU has 79.2 GiB',
        },
        { gpu: 'rtx-4090', gpuCount: 1, reason: 'even in 4-bit it needs 41.5 GiB; 23.6 GiB are usable' },
        { gpu: 'a100-80-sxm', gpuCount: 2, reason: 'bf16 LoRA needs 88.0 GiB per GPU; 79.2 GiB are usable' },
      ],
      assumptions: [
        'LoRA rank 16 on all linear layers',
        'sequence length 4,096, packed',
        'start-up 25 min: image, weights, compile',
      ],
      apiAlternatives: [
        { provider: 'together', usd: { low: 5800, high: 16_000 }, asOf: '2026-05-08', note: 'LoRA at the low end' },
        { provider: 'fireworks', usd: { low: 6000, high: 6000 }, asOf: null, note: 'old price' },
      ],
    },
  }
}

/** "8b 100M tokens qlora on a 4090 under $5 within 12h", in a channel that prefers RunPod. */
export function eightB(): { scenario: Scenario; recommendation: Recommendation } {
  const tokens = 1e8
  const one = {
    gpu: 'rtx-4090',
    gpuCount: 1,
    tier: 'community',
    method: 'qlora',
    weights: 'nf4',
    stack: 'unsloth',
    layout: { sharding: 'none', tp: 1, pp: 1, cp: 1 },
    usdPerGpuHour: 0.34,
    startupHours: 0.2,
    sequenceLength: 2048,
    peakMemoryGiB: { p50: 11.4, p95: 13.2 },
    usableMemoryGiB: 23.6,
    priceAsOf: '2026-03',
  } as const
  const best = option(tokens, 3083, one)
  return {
    scenario: scenario(
      {
        model: 'llama-3.1-8b',
        params: 8.03e9,
        tokens,
        method: 'qlora',
        gpus: ['rtx-4090'],
        budgetUsd: 4,
        deadlineHours: 12,
        providers: ['runpod'],
      },
      {
        setBy: {
          model: 'asked',
          tokens: 'asked',
          method: 'asked',
          gpus: 'asked',
          budgetUsd: 'asked',
          deadlineHours: 'asked',
          providers: 'channel',
        },
      },
    ),
    recommendation: {
      best,
      cheapest: best,
      fastest: best,
      options: [best],
      ruledOut: [],
      assumptions: ['sequence length 2,048, packed'],
      apiAlternatives: [],
    },
  }
}

/** "405b full 10B tokens": the far end of what people ask. */
export function frontierRun(): { scenario: Scenario; recommendation: Recommendation } {
  const tokens = 1e10
  const big = {
    gpuCount: 512,
    nodes: 64,
    provider: 'coreweave',
    tier: null,
    usdPerGpuHour: 6.16,
    method: 'full',
    loraRank: null,
    compute: 'fp8',
    stack: 'nemo-fp8',
    layout: { sharding: 'zero1', tp: 8, pp: 8, cp: 1 },
    basis: 'physics only',
    warnings: [
      'No measured run is near this one: the range is wide',
      'A run of 64 nodes should expect a node to fail; keep checkpoints',
    ],
  } as const
  const best = option(tokens, 101_000, { ...big, startupHours: 1.5 })
  const cheapest = option(tokens, 99_000, {
    ...big,
    gpu: 'b200',
    gpuCount: 256,
    nodes: 32,
    usdPerGpuHour: 8.6,
    usableMemoryGiB: 178.3,
  })
  return {
    scenario: scenario(
      { model: 'llama-3.1-405b', params: 405e9, tokens, method: 'full' },
      { setBy: { method: 'asked' } },
    ),
    recommendation: {
      best,
      cheapest,
      fastest: best,
      options: [cheapest, best],
      ruledOut: [{ gpu: 'h100-sxm', gpuCount: 128, reason: 'needs 84.1 GiB per GPU; 79.2 GiB are usable' }],
      assumptions: [],
      apiAlternatives: [],
    },
  }
}

/** "70b 2B tokens under $100". */
export function tooLittleMoney(): Infeasible {
  const { recommendation } = seventyB()
  return {
    kind: 'infeasible',
    message: 'Nothing runs Llama 3.3 70B on 2B tokens for under $100.',
    terms: ['under $100'],
    suggestions: ['70b 2B tokens under $420', '70b 200M tokens under $100', '70b 2B tokens spot'],
    nearest: [
      {
        option: recommendation.options[0] ?? recommendation.best,
        gives: ['budget: $586 instead of $100', 'pricing: spot'],
      },
      { option: recommendation.cheapest, gives: ['budget: $815 instead of $100'] },
    ],
  }
}
