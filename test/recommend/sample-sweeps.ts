/**
 * Hand-made estimates over the real catalog, so that these tests need no physics: memory is stored weights and a
 * constant, speed a fixed share of the peak. Figures are plausible, not right.
 */
import type { Catalog } from '../../src/catalog/catalog.ts'
import type { Gpu } from '../../src/catalog/gpu.ts'
import type { Stack } from '../../src/catalog/stack.ts'
import type { WeightPrecision } from '../../src/catalog/training-method.ts'
import type { Estimate, Misfit, Plan } from '../../src/estimate/plan.ts'
import type { Sweep } from '../../src/recommend/search/sweep-result.ts'
import { type Scenario, type Spec, emptySpec } from '../../src/scenario/scenario.ts'

const GiB = 2 ** 30

/** Bytes a parameter takes with all that training adds, and how fast it is beside bf16 LoRA. */
const sampleMethods = [
  { method: 'lora', weights: 'bf16', bytes: 2.1, speed: 1 },
  { method: 'qlora', weights: 'nf4', bytes: 0.6, speed: 0.85 },
  { method: 'full', weights: 'bf16', bytes: 10, speed: 0.65 },
] as const satisfies readonly { method: Plan['method']; weights: WeightPrecision; bytes: number; speed: number }[]

const sampleClusters = [
  { gpuCount: 1, nodes: 1 },
  { gpuCount: 2, nodes: 1 },
  { gpuCount: 3, nodes: 1 },
  { gpuCount: 4, nodes: 1 },
  { gpuCount: 8, nodes: 1 },
  { gpuCount: 16, nodes: 2 },
  { gpuCount: 32, nodes: 4 },
  { gpuCount: 64, nodes: 8 },
] as const

export type SampleSweepOptions = {
  readonly model: string
  /** Only these ways, GPUs and counts, as a sweep that obeys the question would yield. */
  readonly spec?: Partial<Spec>
}

/** Every GPU of the catalog in every layout and way: those that fit, and those that do not. */
export function sampleSweep(catalog: Catalog, { model, spec = {} }: SampleSweepOptions): Sweep {
  const estimates: Estimate[] = []
  const misfits: Misfit[] = []
  for (const gpu of catalog.gpus.values()) {
    if (spec.gpus !== undefined && spec.gpus !== null && !spec.gpus.includes(gpu.id)) continue
    for (const cluster of sampleClusters) {
      if (spec.gpuCount !== undefined && spec.gpuCount !== null && spec.gpuCount !== cluster.gpuCount) continue
      for (const method of sampleMethods) {
        if (spec.method !== undefined && spec.method !== null && spec.method !== method.method) continue
        const estimated = estimateOf(catalog, model, gpu, cluster, method)
        if ('plan' in estimated) estimates.push(estimated)
        else misfits.push(estimated)
      }
    }
  }
  return { estimates, misfits }
}

function estimateOf(
  catalog: Catalog,
  model: string,
  gpu: Gpu,
  { gpuCount, nodes }: (typeof sampleClusters)[number],
  { method, weights, bytes, speed }: (typeof sampleMethods)[number],
): Estimate | Misfit {
  const shape = catalog.models.get(model)?.shape
  const stack: Stack | undefined = catalog.stacks.get('hf-flash-liger')
  if (shape === undefined || stack === undefined) throw new Error(`no ${model}`)
  const needed = (bytes * shape.params) / gpuCount + 4 * GiB
  const usable = gpu.usableMemory.base
  if (needed > usable) return { gpu: gpu.id, gpuCount, method, weights, needed, usable }
  const peak = gpu.peak.bf16?.base ?? gpu.peak.fp16?.base ?? 1e13
  const p50 = ((peak * 0.4 * speed) / (6 * shape.params)) * gpuCount * 0.96 ** Math.log2(gpuCount)
  return {
    plan: {
      model,
      shape,
      method,
      weights,
      compute: 'bf16',
      lora: method === 'full' ? null : { rank: 16, targets: 'attn+mlp' },
      stack,
      gpu,
      gpuCount,
      nodes,
      layout: { sharding: gpuCount === 1 ? 'none' : 'fsdp', tp: 1, pp: 1, cp: 1 },
      sequenceLength: 2048,
      microBatch: 2,
      accumulation: 4,
      packed: true,
      recomputation: 'full',
      offload: 'none',
    },
    tokensPerSecond: { p10: p50 * 0.8, p50, p90: p50 * 1.25 },
    peakMemory: { p50: needed, p95: needed * 1.06 },
    usableMemory: usable,
    mfu: 0.27,
    hfu: 0.4,
    basis: 'hand-made',
  }
}

/** A question about `model` and `tokens`, everything else as given. */
export function sampleScenario(model: string, tokens: number, spec: Partial<Spec> = {}): Scenario {
  return { spec: { ...emptySpec, model, tokens, ...spec }, setBy: { model: 'asked', tokens: 'asked' }, notes: [] }
}
