/** Time of mixture-of-experts layers in one micro-step: matrix products, dispatch of tokens, and launches of expert loops. */
import type { CompiledTimeFormulas } from '../formulas/compiled.ts'
import type { Constants } from './constants.ts'
import type { Efficiencies } from './efficiency.ts'
import { expertKernelMaturity } from './communication.ts'
import type { TrainingRun } from './training-run.ts'
import type { Sizes } from './sizes.ts'
import { BF16, MAC } from '../../catalog/units.ts'

/** Tokens of a micro-step, 1 where weights are trained, the share of the forward pass that is recomputed, flops per byte of the GPU over 200. */
export type MicroStep = {
  readonly tokens: number
  readonly trained: number
  readonly recomputed: number
  readonly ridge: number
}

/** Seconds of a micro-step in expert layers on the GPU; 0 for a dense model. */
export function timeExperts(
  run: TrainingRun,
  sizes: Sizes,
  { tokens, trained, recomputed, ridge }: MicroStep,
  e: Efficiencies,
  k: Constants,
  formulas: CompiledTimeFormulas,
): number {
  const { moe, hidden } = run.shape
  if (moe === null) return 0
  const { hardware: gpu, software } = run
  // The GPUs of a tensor-parallel group hold the same tokens, and each sends its share of them.
  const routed = ((tokens * moe.expertsPerToken) / moe.experts) * Math.max(1, run.ep / Math.min(run.ep, run.tp))
  const rate = formulas.expertRate({
    peak: gpu.peakFlops,
    fraction: e.achievableFraction,
    efficiency: e.matmul,
    routed,
    routedHalf: k.expertTokensHalf,
    inner: moe.expertFfn,
    width: hidden,
    widthHalf: k.widthHalf,
    ridge,
  })
  const gain =
    e.expertLowShare === 0
      ? 1
      : formulas.precisionGain({ share: e.expertLowShare, low: e.lowPeak, high: gpu.peakFlops })
  const flops = formulas.linearFlops({ F: MAC, P: sizes.activeExpertParams, trained, recomputed })
  const layers = run.shape.layers / run.pp
  const product = formulas.flopTime({ flops, tokens, portion: 1 / (run.tp * run.pp), rate, gain }) * k.expertSlowdown
  const copies = k.expertTraffic * (software.experts === 'loop' ? k.expertStock : 1)
  const sorting = formulas.dispatchTime({
    layers,
    tokens: run.ep > 1 ? tokens / run.tp : tokens,
    routes: moe.expertsPerToken,
    hidden,
    traffic: BF16 * copies,
    bandwidth: gpu.bandwidth,
  })
  return (product + sorting) * expertKernelMaturity(run, k) + k.expertLatency * layers
}

/** Kernels of adapters on an expert over those of the expert: two thin products, a scale and a sum for each matrix. */
const ADAPTER_KERNELS = 3

/**
 * Seconds in which the host issues the kernels of one expert after another, where no grouped kernel takes them all: the
 * experts', or those of adapters on them. DeepSpeed gathers the sharded weights of looped experts likewise, matrix by matrix.
 */
export function timeExpertLaunches(
  run: TrainingRun,
  sizes: Sizes,
  recomputed: number,
  k: Constants,
  formulas: CompiledTimeFormulas,
): number {
  const { software } = run
  if (run.shape.moe === null) return 0
  const isLooped = software.experts === 'loop'
  const hasAdapters = adaptsExperts(run) && software.experts !== 'vendor' && software.elementwise !== 'fused'
  if (!isLooped && !hasAdapters) return 0
  const loops = (sizes.expertLayers / run.pp) * (run.shape.moe.experts / Math.max(1, run.ep))
  const isGathered = isLooped && software.deepspeed && run.sharding === 'fsdp'
  const launches = formulas.launchTime({
    perLayer: k.expertLoop,
    layers: loops,
    recompute: k.launchRecomputed,
    recomputed,
    adapters: (isLooped ? 1 : 0) + (hasAdapters ? ADAPTER_KERNELS : 0),
    experts: 1,
  })
  return launches + (isGathered ? k.expertGather * loops : 0)
}

/** Whether adapters sit on the matrices of experts. */
const adaptsExperts = ({ method, targets }: TrainingRun): boolean => method !== 'full' && targets === 'attn+mlp'
