/** What speeds must do: published figures, the article's claims as checks, and laws that no fit may break. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimate, estimatePhysics } from '../../../src/estimate/estimate.ts'
import { flopsPerToken, peakUtilisation } from '../../../src/estimate/physics/flops.ts'
import type { Plan } from '../../../src/estimate/plan.ts'
import { catalog, estimator } from '../real-data.ts'
import { requireEntity } from '../../../src/catalog/catalog.ts'

function plan(change: Partial<Plan> = {}): Plan {
  return {
    model: 'llama-3.1-8b',
    shape: requireEntity(catalog.models, 'llama-3.1-8b').shape,
    method: 'lora',
    weights: 'bf16',
    compute: 'bf16',
    lora: { rank: 8, targets: 'attn+mlp' },
    stack: requireEntity(catalog.stacks, 'torchtune'),
    gpu: requireEntity(catalog.gpus, 'rtx-4090'),
    gpuCount: 1,
    nodes: 1,
    layout: { sharding: 'none', tp: 1, pp: 1, cp: 1 },
    sequenceLength: 2048,
    microBatch: 2,
    accumulation: 8,
    packed: true,
    recomputation: 'full',
    offload: 'none',
    ...change,
  }
}
const speed = (change: Partial<Plan> = {}) => estimatePhysics(plan(change), estimator).times.tokensPerSecond
const total = (change: Partial<Plan> = {}) => speed(change) * (change.gpuCount ?? 1)
const fsdp = { sharding: 'fsdp', tp: 1, pp: 1, cp: 1 } as const

describe('published figures', () => {
  // torchtune, packed rows of 2,048 tokens: 3,083 tok/s.
  test('8B LoRA on one 4090 is within 15 % of 3,083 tok/s', () => {
    const { tokensPerSecond } = estimate(estimatePhysics(plan(), estimator), estimator)
    expect(tokensPerSecond.p50).toBeGreaterThan(3083 * 0.85)
    expect(tokensPerSecond.p50).toBeLessThan(3083 * 1.15)
    expect(tokensPerSecond.p10).toBeLessThan(3083)
    expect(tokensPerSecond.p90).toBeGreaterThan(3083)
  })

  // MLPerf Llama-2-70B LoRA, vendors' FP8 recipe: about 19,400 tok/s on eight H100.
  test('70B LoRA on eight H100 with a vendor’s FP8 recipe is within a fifth of 19,400 tok/s', () => {
    const vendor = plan({
      shape: requireEntity(catalog.models, 'llama-2-70b').shape,
      stack: requireEntity(catalog.stacks, 'nemo-fp8'),
      compute: 'fp8',
      gpu: requireEntity(catalog.gpus, 'h100-sxm'),
      gpuCount: 8,
      layout: { sharding: 'zero1', tp: 4, pp: 1, cp: 1 },
      lora: { rank: 16, targets: 'attn' },
      sequenceLength: 8192,
      microBatch: 1,
      recomputation: 'none',
    })
    const { p50 } = estimate(estimatePhysics(vendor, estimator), estimator).tokensPerSecond
    expect(p50).toBeGreaterThan(19_400 * 0.8)
    expect(p50).toBeLessThan(19_400 * 1.2)
  })
})

describe('the article’s figures, as checks', () => {
  // "Two A100s achieve 1.8-1.9x, two H100s 1.85-1.95x": sharded over NVLink, full fine-tuning.
  test.each([
    ['a100-80-sxm', 1.75, 2],
    ['h100-sxm', 1.75, 2],
  ] as const)('two %s are %d to %d times one', (gpu, least, most) => {
    const job = { gpu: requireEntity(catalog.gpus, gpu), method: 'full', lora: null, microBatch: 4 } as const
    const gain = total({ ...job, gpuCount: 2, layout: fsdp }) / total(job)
    expect(gain).toBeGreaterThan(least)
    expect(gain).toBeLessThan(most)
  })

  // "Gradient checkpointing costs 15-20 % speed": measured 13 to 30 %.
  test('recomputing everything costs 13 to 33 %', () => {
    const job = { gpu: requireEntity(catalog.gpus, 'a100-80-sxm'), method: 'full', lora: null } as const
    const cost = 1 - speed({ ...job, recomputation: 'full' }) / speed({ ...job, recomputation: 'none' })
    expect(cost).toBeGreaterThan(0.13)
    expect(cost).toBeLessThan(0.33)
  })

  // "4-bit costs 0-5 % speed": true of long micro-batches only; short ones pay for every unpacking.
  test('4-bit weights cost more in short micro-batches than in long ones', () => {
    const job = { gpu: requireEntity(catalog.gpus, 'a100-80-sxm') } as const
    const cost = (microBatch: number, sequenceLength: number) =>
      1 -
      speed({ ...job, method: 'qlora', weights: 'nf4', microBatch, sequenceLength }) /
        speed({ ...job, microBatch, sequenceLength })
    expect(cost(1, 512)).toBeGreaterThan(cost(8, 2048))
    expect(cost(8, 2048)).toBeLessThan(0.1)
  })
})

test('adapters need two thirds of the flops of full fine-tuning', () => {
  const flops = (change: Partial<Plan>) => {
    const { run, sizes } = estimatePhysics(plan({ recomputation: 'none', sequenceLength: 128, ...change }), estimator)
    return flopsPerToken(run, sizes).model
  }
  expect(flops({}) / flops({ method: 'full', lora: null })).toBeCloseTo(2 / 3, 2)
})

// Korthikanti et al. 2022 (arXiv 2205.05198): a forward pass is done again, a third more than the model needs.
test('the hardware does what the model needs, and a forward pass more where everything is recomputed', () => {
  const extra = (recomputation: Plan['recomputation'], sequenceLength: number) => {
    const { run, sizes } = estimatePhysics(
      plan({ method: 'full', lora: null, recomputation, sequenceLength }),
      estimator,
    )
    const { model, hardware } = flopsPerToken(run, sizes)
    return hardware / model - 1
  }
  expect(extra('none', 32_768)).toBe(0)
  // The head and its loss are not done again.
  expect(extra('full', 128)).toBeGreaterThan(0.3)
  expect(extra('full', 128)).toBeLessThan(1 / 3)
  expect(extra('selective', 32_768)).toBeGreaterThan(0)
  expect(extra('selective', 32_768)).toBeLessThan(extra('full', 32_768) * 0.3)
})

const models = [...catalog.models.values()].filter(({ shape }) => shape.params < 150e9)
const gpus = [...catalog.gpus.values()].filter(({ peak }) => peak.bf16 !== null)
const stacks = [...catalog.stacks.values()].filter(({ compute }) => compute === 'bf16')
const anyPlan = fc
  .record({
    model: fc.constantFrom(...models),
    gpu: fc.constantFrom(...gpus),
    stack: fc.constantFrom(...stacks),
    method: fc.constantFrom('full', 'lora', 'qlora'),
    sequenceLength: fc.constantFrom(256, 1024, 2048, 8192, 32_768),
    microBatch: fc.constantFrom(1, 2, 8, 32),
    gpuCount: fc.constantFrom(1, 2, 8),
    sharding: fc.constantFrom('none', 'fsdp', 'zero1'),
    recomputation: fc.constantFrom('none', 'selective', 'full'),
    accumulation: fc.constantFrom(1, 4, 32),
  } as const)
  .map(({ model, sharding, method, gpuCount, ...rest }) =>
    plan({
      ...rest,
      method,
      gpuCount,
      model: model.id,
      shape: model.shape,
      weights: method === 'qlora' ? 'nf4' : 'bf16',
      lora: method === 'full' ? null : { rank: 16, targets: 'attn+mlp' },
      layout: { sharding: gpuCount === 1 ? 'none' : sharding, tp: 1, pp: 1, cp: 1 },
    }),
  )

describe('laws', () => {
  test('nothing needs more than 0.9 of the peak', () => {
    fc.assert(
      fc.property(anyPlan, (chosen) => {
        const { run, sizes, times } = estimatePhysics(chosen, estimator)
        expect(peakUtilisation(run, sizes, times.tokensPerSecond)).toBeLessThan(0.9)
      }),
      { numRuns: 1000 },
    )
  })

  test('all figures are finite and positive, ranges are ordered', () => {
    fc.assert(
      fc.property(anyPlan, (chosen) => {
        const { tokensPerSecond: t, peakMemory, mfu, hfu } = estimate(estimatePhysics(chosen, estimator), estimator)
        for (const figure of [t.p10, t.p50, t.p90, peakMemory.p50, peakMemory.p95, mfu, hfu]) {
          expect(Number.isFinite(figure) && figure > 0).toBe(true)
        }
        expect(t.p10 <= t.p50 && t.p50 <= t.p90 && peakMemory.p50 <= peakMemory.p95 && mfu <= hfu).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('a larger micro-batch never takes less memory, nor a longer sequence, nor less recomputation', () => {
    fc.assert(
      fc.property(anyPlan, (chosen) => {
        const memory = (change: Partial<Plan>) => estimatePhysics({ ...chosen, ...change }, estimator).memory.device
        const here = memory({})
        expect(memory({ microBatch: 2 * chosen.microBatch })).toBeGreaterThanOrEqual(here)
        expect(memory({ sequenceLength: 2 * chosen.sequenceLength })).toBeGreaterThanOrEqual(here)
        expect(memory({ recomputation: 'none' })).toBeGreaterThanOrEqual(memory({ recomputation: 'full' }) * 0.98)
      }),
      { numRuns: 500 },
    )
  })

  test('sharding never takes more memory per GPU than a whole copy, beyond what is gathered', () => {
    fc.assert(
      fc.property(anyPlan, (chosen) => {
        const eight = (sharding: 'none' | 'fsdp') =>
          estimatePhysics({ ...chosen, gpuCount: 8, layout: { ...chosen.layout, sharding } }, estimator).memory
        const whole = eight('none')
        const sharded = eight('fsdp')
        expect(sharded.persistent).toBeLessThanOrEqual(whole.persistent * 2)
      }),
      { numRuns: 300 },
    )
  })

  test('more GPUs on a fast link are never slower in all', () => {
    for (const gpu of ['a100-80-sxm', 'h100-sxm', 'b200']) {
      for (const sharding of ['none', 'fsdp', 'zero1'] as const) {
        const at = (gpuCount: number) =>
          total({
            gpu: requireEntity(catalog.gpus, gpu),
            gpuCount,
            method: 'full',
            lora: null,
            microBatch: 4,
            layout: { ...fsdp, sharding },
          })
        expect(at(4)).toBeGreaterThan(at(2))
        expect(at(8)).toBeGreaterThan(at(4))
      }
    }
  })
})
