/** Memory and speed of the runs that the article describes, by the calibrated model. */
import { compiledMemoryFormulas } from '../../estimate/formulas/compiled.ts'
import { type Catalog, requireEntity } from '../../catalog/catalog.ts'
import { estimate, estimatePhysics } from '../../estimate/estimate.ts'
import type { Interval, Plan, Recomputation } from '../../estimate/plan.ts'
import type { ClaimedRun } from './claim.ts'
import type { Estimator, PhysicsEstimate } from '../../estimate/estimator.ts'
import { GIB } from '../../catalog/units.ts'

export type ClaimBench = {
  readonly memory: (
    run: ClaimedRun,
    recomputation?: Recomputation,
  ) => { gib: number; persistentGib: number; usableGib: number }
  /** Tokens per second of all GPUs. */
  readonly speed: (run: ClaimedRun, recomputation?: Recomputation) => Interval
  readonly weightsGib: (model: string, weights: 'bf16' | 'int8' | 'nf4') => number
  /** Sharded LoRA of an 8B model, `batch` rows of 2,048 tokens a GPU: two GPUs over one. */
  readonly twoGpuSpeedup: (gpu: string, batch: number) => number
  readonly nameOf: (gpu: string) => string
}

/** Assumes checkpointing, packed data and the leanest measured stack where the article does not say. */
export function createClaimBench(catalog: Catalog, estimator: Estimator): ClaimBench {
  const planOf = (run: ClaimedRun, recomputation: Recomputation): Plan => ({
    model: run.model,
    shape: requireEntity(catalog.models, run.model).shape,
    method: run.method,
    weights: run.weights,
    compute: 'bf16',
    lora: run.method === 'full' ? null : { rank: 16, targets: 'attn+mlp' },
    stack: requireEntity(catalog.stacks, run.weights === 'int8' ? 'hf-flash-liger' : 'torchtune'),
    gpu: requireEntity(catalog.gpus, run.gpu),
    gpuCount: run.gpuCount,
    nodes: 1,
    layout: { sharding: run.gpuCount === 1 ? 'none' : 'fsdp', tp: 1, pp: 1, cp: 1 },
    sequenceLength: run.sequenceLength,
    microBatch: run.batch,
    accumulation: 1,
    packed: true,
    recomputation,
    offload: 'none',
  })
  const physicsOf = (run: ClaimedRun, recomputation: Recomputation = 'full'): PhysicsEstimate =>
    estimatePhysics(planOf(run, recomputation), estimator)
  const lora = (gpu: string, gpuCount: number, batch: number): ClaimedRun => ({
    model: 'llama-3.1-8b',
    method: 'lora',
    weights: 'bf16',
    gpu,
    batch,
    sequenceLength: 2048,
    gpuCount,
  })
  const physicsSpeed = (run: ClaimedRun) => physicsOf(run).times.tokensPerSecond * run.gpuCount
  return {
    nameOf: (gpu) => requireEntity(catalog.gpus, gpu).name,
    memory: (run, recomputation) => {
      const { memory, run: physical } = physicsOf(run, recomputation)
      return {
        gib: memory.device / GIB,
        persistentGib: memory.persistent / GIB,
        usableGib: physical.hardware.usableMemory / GIB,
      }
    },
    speed: (run, recomputation) => estimate(physicsOf(run, recomputation), estimator).tokensPerSecond,
    weightsGib: (model, weights) => {
      const { shape } = requireEntity(catalog.models, model)
      const bytesPerParam = catalog.parameterBytes.stored[weights === 'nf4' ? 'nf4-double' : weights].base
      return (
        compiledMemoryFormulas.storedWeights({
          block: shape.blockParams,
          stored: bytesPerParam,
          rest: shape.params - shape.blockParams,
          kept: 2,
        }) / GIB
      )
    },
    twoGpuSpeedup: (gpu, batch) => physicsSpeed(lora(gpu, 2, batch)) / physicsSpeed(lora(gpu, 1, batch)),
  }
}
