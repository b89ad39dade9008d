/** Communication time of one micro-step that computation does not hide. Seconds; bandwidths in byte/s. */
import type { CompiledTimeFormulas } from '../formulas/compiled.ts'
import type { Constants } from './constants.ts'
import { dataParallel, type TrainingRun } from './training-run.ts'
import { type Sizes, localParams } from './sizes.ts'
import { BF16 } from '../../catalog/units.ts'

/** Usable bandwidth per GPU inside a machine and between machines, one way. */
export function bandwidths(run: TrainingRun, k: Constants): { readonly intra: number; readonly inter: number } {
  const { hardware, network } = run
  const laneFactor = hardware.pcieGeneration >= 5 ? 1.8 : 1
  // A mesh (Infinity Fabric) splits its links among seven peers: a pair gets one of them.
  const meshShare = hardware.linkKind === 'mesh' && run.gpuCount <= 2 ? 1 / 7 : 1
  const intra =
    network.intraLink === 'link'
      ? hardware.link * k.linkEfficiency * meshShare
      : k[pcieBandwidthOf[network.intraLink]] * laneFactor
  // Rings across machines enter each machine once: they use the network cards of all its GPUs together.
  const networkBandwidth = network.interBandwidth * k.networkEfficiency * Math.min(network.gpusPerMachine, 8)
  const inter = run.gpuCount <= network.linkDomain ? intra : Math.min(networkBandwidth, intra)
  return { intra, inter }
}

const pcieBandwidthOf = {
  pcie: 'pcieBandwidth',
  'pcie-no-peer': 'pcieNoPeerBandwidth',
  'pcie-slow': 'pcieSlowBandwidth',
} as const

/** Of tensor-parallel exchanges, those of the backward pass: plain software hides them alone, behind gradients of weights. */
const BACKWARD_SHARE = 0.5

/** Seconds of tensor, context and expert parallelism in one micro-step. */
export function timeModelParallel(
  run: TrainingRun,
  sizes: Sizes,
  tokens: number,
  recomputed: number,
  k: Constants,
  formulas: CompiledTimeFormulas,
): number {
  if (run.tp === 1 && run.cp === 1 && run.ep === 1) return 0
  const { intra, inter } = bandwidths(run, k)
  const { hidden, layers } = run.shape
  const localLayers = layers / run.pp
  const groupBandwidth = (group: number) => (group <= run.network.linkDomain ? intra : inter)
  let time = 0
  if (run.tp > 1) {
    const overlap = Math.min(0.95, k.tensorOverlap) * (run.software.overlapsTensor ? 1 : BACKWARD_SHARE)
    time += formulas.tensorParallelTime({
      layers: localLayers,
      recomputed,
      tokens,
      hidden,
      width: BF16,
      group: run.tp,
      bandwidth: groupBandwidth(run.tp),
      overlap,
    })
  }
  if (run.cp > 1) {
    const overlap = Math.min(0.95, k.contextOverlap)
    const keyValueWidth = sizes.keyValueWidth / run.tp
    time += formulas.contextParallelTime({
      layers: localLayers,
      tokens,
      kvWidth: keyValueWidth,
      width: BF16,
      group: run.cp,
      recomputed,
      bandwidth: groupBandwidth(run.cp * run.tp),
      overlap,
      latency: k.contextLatency,
    })
  }
  const { moe } = run.shape
  if (moe !== null && run.ep > 1) {
    const machines = Math.max(1, run.ep / run.network.gpusPerMachine)
    const crossing = run.ep <= run.network.linkDomain ? 0 : 1 - run.network.gpusPerMachine / run.ep
    const isNaive = run.software.dispatch === 'naive'
    // A token goes once to each machine that holds one of its experts; latent-attention models limit these to four. A plain
    // all-to-all sends a copy to every expert.
    const machinesPerToken = isNaive
      ? moe.expertsPerToken
      : Math.min(run.shape.latent === null ? Infinity : 4, machines * (1 - (1 - 1 / machines) ** moe.expertsPerToken))
    const width = run.compute === 'bf16' ? BF16 : 0.9 * BF16
    const dispatchFactor = isNaive ? k.exchangeNaive : 1
    time +=
      expertKernelMaturity(run, k) *
      formulas.expertExchangeTime({
        recomputed,
        routes: moe.expertsPerToken,
        // Each GPU of a tensor-parallel group sends its share of the tokens.
        tokens: tokens / run.tp,
        hidden,
        width,
        layers: sizes.expertLayers / run.pp,
        group: run.ep,
        crossing: crossing * Math.min(1, machinesPerToken / moe.expertsPerToken),
        network: run.network.interBandwidth * k.exchangeNetwork,
        local: k.exchangeLink * dispatchFactor,
        link: run.hardware.link === 0 ? intra : run.hardware.link,
      })
  }
  return time
}

/** Vendors' expert kernels got faster between the first and the last of these years; `k` holds for the reference year. */
const FIRST_EXPERT_YEAR = 2025.4
const LAST_EXPERT_YEAR = 2026.8
const EXPERT_REFERENCE_YEAR = 2026.5

/** Factor on the time of vendors' expert kernels in the year of the run, against the reference year. */
export function expertKernelMaturity(run: TrainingRun, k: Constants): number {
  if (run.software.tier !== 'vendor') return 1
  const year = Math.max(FIRST_EXPERT_YEAR, Math.min(run.software.year, LAST_EXPERT_YEAR))
  return k.expertYearly ** (EXPERT_REFERENCE_YEAR - year)
}

/**
 * Bandwidth of the ring in which `group` replicas and shards exchange, byte/s. Tensor-parallel neighbours are placed first:
 * a ring has one rank in so many of a machine's GPUs, and as many rings share its network cards.
 */
function replicaBandwidth(run: TrainingRun, group: number, k: Constants): number {
  const { intra } = bandwidths(run, k)
  const { interBandwidth, linkDomain } = run.network
  if (run.nodes <= 1 || group * run.tp <= linkDomain) return intra
  const ranksPerDomain = Math.max(1, Math.min(linkDomain / run.tp, 8))
  return Math.min(interBandwidth * k.networkEfficiency * ranksPerDomain, intra)
}

/** Seconds of data parallelism in one micro-step: gathers of sharded weights, or the gradient reduction of an optimizer step. */
export function timeDataParallel(
  run: TrainingRun,
  sizes: Sizes,
  step: number,
  k: Constants,
  formulas: CompiledTimeFormulas,
): number {
  const group = dataParallel(run) * run.cp
  if (group <= 1) return 0
  const bandwidth = replicaBandwidth(run, group, k)
  const isFull = run.method === 'full'
  const stored = run.software.quantizer === null ? BF16 : run.software.parameterBytes.moved4Bit.base
  if (run.sharding === 'fsdp') {
    const traffic = formulas.shardTraffic({
      params: localParams(run, sizes),
      group,
      stored,
      reduced: isFull ? BF16 : 0,
    })
    const exposed = formulas.exposedTime({ traffic, bandwidth, overlap: k.overlap, compute: step })
    if (run.software.gather === 'lean') return exposed
    return (
      exposed +
      formulas.shardLatency({
        perLayer: isFull ? k.shardLayerFull : k.shardLayerAdapters,
        layers: run.shape.layers,
        share: k.shardShare,
        compute: step,
      })
    )
  }
  const reducedParams = isFull ? localParams(run, sizes) : sizes.adapterParams
  const traffic = formulas.gradientTraffic({
    params: reducedParams,
    group,
    width: BF16,
    accumulation: run.accumulation,
  })
  return formulas.exposedTime({
    traffic,
    bandwidth,
    overlap: isFull ? 0.6 * k.overlap : 0,
    compute: step / run.accumulation,
  })
}
