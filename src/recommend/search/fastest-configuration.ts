/** The fastest layout, recomputation and micro-batch of one stack on so many of a GPU, as far as the memory goes. */
import type { ChoiceFacts } from '../../catalog/choice.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import type { Estimator, PhysicsEstimate } from '../../estimate/estimator.ts'
import { compiledTimeFormulas } from '../../estimate/formulas/compiled.ts'
import { type Efficiencies, efficiencies } from '../../estimate/physics/efficiency.ts'
import { timeMicroStep } from '../../estimate/physics/throughput.ts'
import type { TrainingRun } from '../../estimate/physics/training-run.ts'
import { largestWithin, type MicroBatchSearch } from './micro-batch.ts'

/** How many plans were looked at: memory of each, and time of those that fit. */
export type SearchStats = { memory: number; time: number }

/** Where a configuration is to run. */
export type Cluster = Pick<TrainingRun, 'hardware' | 'network' | 'nodes'> & { readonly gpu: Gpu }

/** The share of the speed that a configuration with memory to spare must keep: less beside one that has hardly any. */
const WORTH_SPARING = 0.95
const WORTH_SPARING_LITTLE = 0.8

/** The share of the speed that what fits at the high end must keep beside what fits in the middle: fewer would take it. */
const WORTH_HEADROOM = 0.5

/** A configuration of a stack, and whether it fits at the high end of its memory range too. */
export type Configuration = { readonly physicsEstimate: PhysicsEstimate; readonly hasHeadroom: boolean }

/** What a speed is worth beside others: less where the memory may not do. */
export const worthOfSpeed = (tokensPerSecond: number, hasHeadroom: boolean): number =>
  (hasHeadroom ? 1 : WORTH_HEADROOM) * tokensPerSecond

/** What a configuration is worth beside others of its GPUs. */
export const worthOf = ({ physicsEstimate: { times }, hasHeadroom }: Configuration): number =>
  worthOfSpeed(times.tokensPerSecond, hasHeadroom)

/**
 * The fastest layout, recomputation and micro-batch of one stack that leaves a share of the memory to spare at the high
 * end of its range, where that is hardly slower: a little speed is less than a run that fails costs. Else the fastest that
 * fits at the high end, or whose middle leaves the usual room where the former is far slower; or how many bytes the
 * smallest would need.
 */
export function fastestConfiguration(
  searches: readonly MicroBatchSearch[],
  cluster: Cluster,
  estimator: Estimator,
  stats: SearchStats,
  { spareMemory: { base: spare }, littleMemory }: Pick<ChoiceFacts, 'spareMemory' | 'littleMemory'>,
): { readonly configuration: Configuration | null; readonly needed: number } {
  const { usableMemory } = cluster.hardware
  const usualRoom = estimator.calibration.fit.room * usableMemory
  const known: { efficiency?: Efficiencies } = {}
  const within = (share: number) =>
    fastestWithin(
      searches,
      cluster,
      ({ highEndFactor }) => Math.min(usualRoom, (share * usableMemory) / highEndFactor),
      estimator,
      stats,
      known,
    )
  const withinUsualRoom = () => {
    const { physicsEstimate, needed } = fastestWithin(searches, cluster, () => usualRoom, estimator, stats, known)
    return { configuration: physicsEstimate === null ? null : { physicsEstimate, hasHeadroom: false }, needed }
  }
  const full = within(1)
  if (full.physicsEstimate !== null) {
    const room = (1 - spare) * usableMemory
    // Mostly the fastest leaves as much, and nothing else is searched.
    const spared = full.highEnd <= room ? full : within(1 - spare)
    const hasLittle = full.highEnd > usableMemory * (1 - littleMemory.base)
    const leastSpeed = full.physicsEstimate.times.tokensPerSecond * (hasLittle ? WORTH_SPARING_LITTLE : WORTH_SPARING)
    const isHardlySlower = spared.physicsEstimate !== null && spared.physicsEstimate.times.tokensPerSecond >= leastSpeed
    const physicsEstimate = isHardlySlower ? spared.physicsEstimate : full.physicsEstimate
    const sure = { physicsEstimate, hasHeadroom: true }
    // What splits products over GPUs to fit may be far slower than what shards alone.
    const likely = physicsEstimate.plan.layout.tp > 1 ? withinUsualRoom().configuration : null
    const configuration = likely !== null && worthOf(likely) > worthOf(sure) ? likely : sure
    return { configuration, needed: full.needed }
  }
  return withinUsualRoom()
}

/**
 * The fastest of what takes at most the bytes that `availableBytes` says, with the high end of its bytes; null where
 * nothing does. `known` are the efficiencies of the stack on the GPU, once they were needed.
 */
function fastestWithin(
  searches: readonly MicroBatchSearch[],
  { gpu, nodes, hardware, network }: Cluster,
  availableBytes: (search: MicroBatchSearch) => number,
  estimator: Estimator,
  stats: SearchStats,
  known: { efficiency?: Efficiencies },
): { readonly physicsEstimate: PhysicsEstimate | null; readonly highEnd: number; readonly needed: number } {
  const { constants } = estimator.calibration
  const countMemoryCheck = () => {
    stats.memory += 1
  }
  let best: PhysicsEstimate | null = null
  let highEnd = 0
  let needed = Infinity
  for (const search of searches) {
    const largestFit = largestWithin(search, availableBytes(search), countMemoryCheck)
    needed = Math.min(needed, largestFit.needed)
    if (largestFit.step === null) continue
    const { microBatch, accumulation, memory } = largestFit.step
    const { plan, workload, sizes } = search
    const run: TrainingRun = { ...workload, microBatch, accumulation, hardware, network, nodes }
    known.efficiency ??= efficiencies(run, constants)
    const times = timeMicroStep(run, sizes, constants, compiledTimeFormulas, known.efficiency)
    stats.time += 1
    if (best !== null && best.times.tokensPerSecond >= times.tokensPerSecond) continue
    best = { plan: { ...plan, microBatch, accumulation, gpu, nodes }, run, sizes, times, memory }
    highEnd = memory.device * search.highEndFactor
  }
  return { physicsEstimate: best, highEnd, needed }
}
