/** The trace of an estimate: which formulas it records, and that its figures are those of the estimate. */
import { expect, test } from 'vitest'
import { requireEntity } from '../../src/catalog/catalog.ts'
import type { Plan } from '../../src/estimate/plan.ts'
import { traceEstimate } from '../../src/estimate/trace.ts'
import { catalog, estimator } from './real-data.ts'

test('losses between machines are traced for several machines, and not for one', () => {
  const plan = (gpuCount: number, nodes: number): Plan => ({
    model: 'llama-3.1-8b',
    shape: requireEntity(catalog.models, 'llama-3.1-8b').shape,
    method: 'full',
    weights: 'bf16',
    compute: 'bf16',
    lora: null,
    stack: requireEntity(catalog.stacks, 'torchtune'),
    gpu: requireEntity(catalog.gpus, 'h100-sxm'),
    gpuCount,
    nodes,
    layout: { sharding: 'fsdp', tp: 1, pp: 1, cp: 1 },
    sequenceLength: 2048,
    microBatch: 2,
    accumulation: 1,
    packed: true,
    recomputation: 'full',
    offload: 'none',
  })
  const formulas = (of: Plan) => traceEstimate(of, estimator).timeSteps.map(({ formula }) => formula.id)
  expect(formulas(plan(8, 1))).not.toContain('scale-loss')
  expect(formulas(plan(16, 2))).toContain('scale-loss')
  expect(formulas(plan(8, 1))).not.toContain('adapter-time')
  expect(formulas({ ...plan(8, 1), method: 'lora' })).toContain('adapter-time')
  const { times, physicsTokensPerSecond, speed, memory } = traceEstimate(plan(8, 1), estimator)
  expect(physicsTokensPerSecond).toBe(times.tokensPerSecond)
  expect(speed.value.p50).toBeCloseTo(physicsTokensPerSecond * Math.exp(speed.correction.shift), 6)
  expect(memory.allocated).toBeLessThan(memory.device)
})
