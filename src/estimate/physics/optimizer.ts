/** Time of the optimizer step per micro-step, and traffic of states, weights and activations that are kept on the host. */
import type { CompiledTimeFormulas } from '../formulas/compiled.ts'
import type { Constants } from './constants.ts'
import { dataParallel, linkDomainCount, type TrainingRun } from './training-run.ts'
import { type Sizes, localParams } from './sizes.ts'
import { BF16 } from '../../catalog/units.ts'

/** What an optimizer step moves where states are sharded. Bytes a parameter. */
const SHARDED_TRAFFIC = 28

/** What adding a micro-step's gradients to those of the step on the host moves: fp32 there and back. Bytes a parameter. */
const HOST_GRADIENT_TRAFFIC = 8

/** Seconds that the optimizer step adds to each micro-step. */
export function timeOptimizer(run: TrainingRun, sizes: Sizes, k: Constants, formulas: CompiledTimeFormulas): number {
  const { hardware: gpu, software, offload } = run
  const isFull = run.method === 'full'
  const trainedParams = isFull ? localParams(run, sizes) : sizes.adapterParams / (run.tp * run.pp)
  const group = dataParallel(run) * run.cp
  const shards = run.sharding === 'none' ? 1 : group
  const shardParams = trainedParams / shards
  const traffic = run.sharding === 'fsdp' ? SHARDED_TRAFFIC : software.optimizerTraffic
  let time = formulas.optimizerTime({
    params: shardParams,
    traffic,
    efficiency: k.optimizerBandwidth,
    bandwidth: gpu.bandwidth,
    accumulation: run.accumulation,
  })
  if (offload.params || offload.optimizer) {
    // The GPUs of a machine share its memory.
    const rate = Math.min(
      hostLinkBandwidth(run, k),
      k.hostBandwidth / Math.min(run.gpuCount, run.network.gpusPerMachine),
    )
    time += formulas.optimizerTime({
      params: shardParams,
      traffic: 24,
      efficiency: 1,
      bandwidth: rate,
      accumulation: run.accumulation,
    })
    if (isFull && run.accumulation > 1 && run.tp * run.pp === 1 && software.tier !== 'custom') {
      // Trainers add each micro-step's gradients on the host, by copies that are not pinned and wait for one another.
      time += formulas.optimizerTime({
        params: shardParams,
        traffic: HOST_GRADIENT_TRAFFIC,
        efficiency: 1,
        bandwidth: k.pagedBandwidth / Math.min(run.gpuCount, run.network.gpusPerMachine),
        accumulation: 1,
      })
    }
  }
  if (software.paged && isFull) {
    const stateBytes = software.optimizer === '8bit' ? 2 : 8
    const spilled = spilledShare(shardParams * stateBytes, trainedParams * BF16, gpu.usableMemory)
    time += formulas.optimizerTime({
      params: shardParams,
      traffic: 2 * stateBytes * spilled,
      efficiency: 1,
      bandwidth: k.pagedBandwidth,
      accumulation: run.accumulation,
    })
  }
  if (software.tier === 'vendor') {
    time += (k.stepLatency * (1 + 0.25 * Math.log2(linkDomainCount(run)))) / run.accumulation
  }
  return time
}

/** Bandwidth between a GPU and its host in byte/s: 1.8 times as much from PCIe 5 on. */
export const hostLinkBandwidth = ({ hardware }: TrainingRun, k: Constants): number =>
  k.offloadBandwidth * (hardware.pcieGeneration >= 5 ? 1.8 : 1)

/** Share of paged optimizer states that exceed the card's memory and are moved to the host and back. */
const spilledShare = (stateBytes: number, weightBytes: number, usable: number): number =>
  Math.max(0, Math.min(1, (stateBytes + 1.1 * weightBytes - usable) / stateBytes))

/** Bytes between host and GPU in one micro-step: weights twice, kept activations out and in. */
export function offloadTraffic(run: TrainingRun, tokens: number): number {
  const { software, offload, shape } = run
  const group = run.sharding === 'fsdp' ? dataParallel(run) * run.cp : 1
  const storedBytes =
    software.quantizer === null
      ? run.compute === 'bf16' || run.compute === 'fp16'
        ? BF16
        : 1
      : software.parameterBytes.moved4Bit.base
  const weights = offload.params ? (2 * storedBytes * shape.blockParams) / group : 0
  const activations = offload.activations ? 2 * shape.layers * tokens * shape.hidden * BF16 : 0
  return weights + activations
}
