/** The article's runs, set up on our model: memory and speed of what it describes. */
import type { Catalog } from '../../catalog/catalog.ts'
import { estimate, type Estimator, type Sketch, sketch } from '../../estimate/estimate.ts'
import type { Interval, Plan, Recomputation } from '../../estimate/plan.ts'
import { memoryBook } from '../../estimate/predictor.ts'
import type { ClaimedRun } from './claim.ts'

const GIB = 2 ** 30

/** What an entity must be for a claim about it to be checked. */
export function known<T>(entities: ReadonlyMap<string, T>, id: string): T {
  const entity = entities.get(id)
  if (entity === undefined) throw new Error(`the claims name ${id}, which the catalog lacks`)
  return entity
}

export type Bench = {
  readonly memory: (
    run: ClaimedRun,
    recomputation?: Recomputation,
  ) => { gib: number; heldGib: number; usableGib: number }
  /** Tokens per second of all GPUs. */
  readonly speed: (run: ClaimedRun, recomputation?: Recomputation) => Interval
  readonly weightsGib: (model: string, weights: 'bf16' | 'int8' | 'nf4') => number
  /** Sharded LoRA of an 8B model, `batch` rows of 2,048 tokens a GPU: two GPUs over one. */
  readonly twice: (gpu: string, batch: number) => number
  readonly nameOf: (gpu: string) => string
}

/** A bench over the catalog and the calibrated model. Checkpointing on, packed, the leanest measured stack. */
export function benchOf(catalog: Catalog, estimator: Estimator): Bench {
  const planOf = (run: ClaimedRun, recomputation: Recomputation): Plan => ({
    model: run.model,
    shape: known(catalog.models, run.model).shape,
    method: run.method,
    weights: run.weights,
    compute: 'bf16',
    lora: run.method === 'full' ? null : { rank: 16, targets: 'attn+mlp' },
    stack: known(catalog.stacks, run.weights === 'int8' ? 'hf-flash-liger' : 'torchtune'),
    gpu: known(catalog.gpus, run.gpu),
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
  const sketched = (run: ClaimedRun, recomputation: Recomputation = 'full'): Sketch =>
    sketch(planOf(run, recomputation), estimator)
  const lora = (gpu: string, gpuCount: number, batch: number): ClaimedRun => ({
    model: 'llama-3.1-8b',
    method: 'lora',
    weights: 'bf16',
    gpu,
    batch,
    sequenceLength: 2048,
    gpuCount,
  })
  const raw = (run: ClaimedRun) => sketched(run).times.tokensPerSecond * run.gpuCount
  return {
    nameOf: (gpu) => known(catalog.gpus, gpu).name,
    memory: (run, recomputation) => {
      const { memory, run: physical } = sketched(run, recomputation)
      return { gib: memory.device / GIB, heldGib: memory.held / GIB, usableGib: physical.hardware.usableMemory / GIB }
    },
    speed: (run, recomputation) => estimate(sketched(run, recomputation), estimator).tokensPerSecond,
    weightsGib: (model, weights) => {
      const { shape } = known(catalog.models, model)
      const method = { bf16: 'lora', int8: 'lora-int8', nf4: 'qlora' }[weights]
      const stored = known(catalog.methods, method).bytesPerBlockParam.base
      return memoryBook.quantizedWeights(shape.blockParams, stored, shape.params - shape.blockParams, 2) / GIB
    },
    twice: (gpu, batch) => raw(lora(gpu, 2, batch)) / raw(lora(gpu, 1, batch)),
  }
}
