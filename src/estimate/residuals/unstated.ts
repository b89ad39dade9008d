/** What a report leaves open, inferred rather than defaulted: the least that lets the run fit its GPUs. */
import { compiledMemoryFormulas } from '../formulas/compiled.ts'
import type { Constants } from '../physics/constants.ts'
import { materializesLogits } from '../physics/activations.ts'
import { estimateMemory } from '../physics/memory.ts'
import { sizesOfRun } from '../physics/sizes.ts'
import type { TrainingRun } from '../physics/training-run.ts'

/** Share of a GPU that a run may fill by the estimate. */
const FULL = 0.95

/**
 * `run` with its recomputation, where it is not stated, as little as fits: none, for vendors and Megatron selective, full.
 * Where not even that fits and no kernel of the loss is named, the loss is taken in chunks. `k`: constants before any fit.
 */
export function inferUnstated(run: TrainingRun, isLossStated: boolean, k: Constants): TrainingRun {
  const inferred = run.recomputation === null ? withRecomputation(run, k) : run
  if (isLossStated || !materializesLogits(run) || fits(inferred, k)) return inferred
  const chunked = { ...inferred, software: { ...inferred.software, loss: 'chunked' as const } }
  return { ...chunked, unstated: [...(inferred.unstated ?? []), 'loss' as const] }
}

function withRecomputation(run: TrainingRun, k: Constants): TrainingRun {
  const unstated = [...(run.unstated ?? []), 'recomputation' as const]
  if (run.software.recomputesByDefault === true || (run.method === 'qlora' && run.software.checkpointsQuantized))
    return { ...run, recomputation: 'full', unstated }
  const isMegatron = run.software.tier === 'vendor' || run.software.framework === 'nemo'
  const levels = isMegatron ? (['none', 'selective', 'full'] as const) : (['none', 'full'] as const)
  const recomputation = levels.find((level) => fits({ ...run, recomputation: level }, k)) ?? 'full'
  return { ...run, recomputation, unstated }
}

function fits(run: TrainingRun, k: Constants): boolean {
  // The allocator gives back the cached blocks of rows of changing length before a run fails.
  const atCapacity = { ...run, software: { ...run.software, variableLength: false } }
  const { device } = estimateMemory(atCapacity, sizesOfRun(run), k, compiledMemoryFormulas)
  return device <= FULL * run.hardware.usableMemory
}
