/** The optimizer step, shared out over its micro-steps, and what lives on the host: states, weights, activations. */
import type { Constants } from './constants.ts'
import { localParams } from './exchange.ts'
import { dataParallel, domainsOf, type Run } from './run.ts'
import type { Sizes } from './sizes.ts'
import type { TimeBook } from './throughput.ts'

const BF16 = 2
/** bitsandbytes and GPTQ keep about this many bytes a parameter. */
const FOUR_BIT = 0.55

/** Seconds of the optimizer a micro-step. */
export function timeOptimizer(run: Run, sizes: Sizes, k: Constants, book: TimeBook): number {
  const { hardware: gpu, software, offload } = run
  const full = run.method === 'full'
  const trained = full ? localParams(run, sizes) : sizes.adapterParams / (run.tp * run.pp)
  const group = dataParallel(run) * run.cp
  const shards = run.sharding === 'none' ? 1 : group
  const own = trained / shards
  const traffic = software.framework === 'hf' && run.sharding !== 'fsdp' ? 18 : 28
  let time = book.optimizerTime(own, traffic, k.optimizerBandwidth, gpu.bandwidth, run.accumulation)
  if (offload.params || offload.optimizer) {
    // The GPUs of a machine share its memory.
    const rate = Math.min(hostLink(run, k), k.hostBandwidth / Math.min(run.gpuCount, run.network.perMachine))
    time += book.optimizerTime(own, 24, 1, rate, run.accumulation)
  }
  if (software.paged && full) {
    const states = software.optimizer === '8bit' ? 2 : 8
    const spilt = spiltShare(own * states, trained * BF16, gpu.usableMemory)
    time += book.optimizerTime(own, 2 * states * spilt, 1, k.pagedBandwidth, run.accumulation)
  }
  if (software.tier === 'vendor') {
    time += (k.stepLatency * (1 + 0.25 * Math.log2(domainsOf(run)))) / run.accumulation
  }
  return time
}

/** Bytes a second between a GPU and its host: twice as many lanes' worth from PCIe 5 on. */
export const hostLink = ({ hardware }: Run, k: Constants): number =>
  k.offloadBandwidth * (hardware.pcieGeneration >= 5 ? 1.8 : 1)

/** Share of paged states that the card has no room for: they travel to the host and back. */
const spiltShare = (states: number, weights: number, usable: number): number =>
  Math.max(0, Math.min(1, (states + 1.1 * weights - usable) / states))

/** Bytes between host and GPU in one micro-step: weights twice, kept activations out and in. */
export function streamTraffic(run: Run, tokens: number): number {
  const { software, offload, shape } = run
  const group = run.sharding === 'fsdp' ? dataParallel(run) * run.cp : 1
  const stored = software.quantizer === null ? (run.compute === 'bf16' || run.compute === 'fp16' ? BF16 : 1) : FOUR_BIT
  const weights = offload.params ? (2 * stored * shape.blockParams) / group : 0
  const activations = offload.activations ? 2 * shape.layers * tokens * shape.hidden * BF16 : 0
  return weights + activations
}
