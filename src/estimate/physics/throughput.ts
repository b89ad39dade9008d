/**
 * Tokens per second of one GPU: the time of a micro-step, term by term.
 *
 * Units: seconds, tokens, flop/s, byte/s. Errors against published runs: docs/accuracy.md.
 * Leaves out: start-up, evaluation and checkpoints, which belong to the whole job (src/offers/startup.ts).
 */
import type { Constants } from './constants.ts'
import { efficiencies } from './efficiency.ts'
import { timeDataParallel, timeModelParallel } from './communication.ts'
import { timeExpertLaunches, timeExperts } from './experts.ts'
import type { CompiledFormulas } from '../formulas/formula.ts'
import type { communicationFormulas } from '../formulas/communication.ts'
import type { computeFormulas } from '../formulas/compute.ts'
import { flopsPerToken, peakFlopsOf, recomputedShare } from './flops.ts'
import { hostLinkBandwidth, offloadTraffic, timeOptimizer } from './optimizer.ts'
import { linkDomainCount, type TrainingRun } from './training-run.ts'
import type { Sizes } from './sizes.ts'

export type CompiledTimeFormulas = CompiledFormulas<typeof computeFormulas> &
  CompiledFormulas<typeof communicationFormulas>

/** Seconds of one micro-step on one GPU, by cause, and what they come to. */
export type MicroStepTimes = {
  readonly linear: number
  readonly attention: number
  readonly memoryBound: number
  readonly adapters: number
  readonly launch: number
  readonly communication: number
  readonly optimizer: number
  readonly step: number
  readonly tokensPerSecond: number
}

/** A multiply and an add. */
const MAC = 2
const BF16 = 2

/**
 * Times one micro-step of `run`; `formulas` decide whether a trace is recorded. `e` is the same for all layouts and
 * batches of one software on one GPU.
 */
export function timeMicroStep(
  run: TrainingRun,
  sizes: Sizes,
  k: Constants,
  formulas: CompiledTimeFormulas,
  e = efficiencies(run, k),
): MicroStepTimes {
  const { shape, hardware: gpu } = run
  const tokens = (run.microBatch * run.sequenceLength) / run.cp
  const trained = run.method === 'full' ? 1 : 0
  const recomputed = recomputedShare(run, k.recomputedUnstated)
  const portion = 1 / (run.tp * run.pp)
  const layers = shape.layers / run.pp
  const ridge = gpu.peakFlops / gpu.bandwidth / 200

  const denseParams = shape.activeBlockParams - sizes.activeExpertParams
  const rate = formulas.matmulRate(
    gpu.peakFlops,
    e.achievableFraction,
    e.matmul,
    tokens,
    k.tokensHalf,
    shape.hidden / Math.sqrt(run.tp),
    k.widthHalf,
    ridge,
  )
  const gain = e.lowShare === 0 ? 1 : formulas.precisionGain(e.lowShare, e.lowPeak, gpu.peakFlops)
  const denseFlops = formulas.linearFlops(MAC, denseParams, trained, recomputed)
  const headFlops = formulas.headFlops(MAC, shape.vocab * shape.hidden, trained)
  const expertTime = timeExperts(run, sizes, { tokens, trained, recomputed, ridge }, e, k, formulas)
  const linear =
    formulas.flopTime(denseFlops, tokens, portion, rate, gain) +
    formulas.flopTime(headFlops, tokens, portion, rate, 1) +
    expertTime

  const span = sizes.span(run.sequenceLength)
  const attentionFlops = formulas.attentionFlops(MAC, span, sizes.queryWidth, shape.layers, recomputed === 1 ? 1 : 0)
  const attentionRate = formulas.attentionRate(
    gpu.peakFlops,
    e.achievableFraction,
    e.attention,
    span,
    k.attentionSpanHalf,
  )
  const attention = formulas.flopTime(attentionFlops, tokens, portion, attentionRate, 1)

  const passes = e.elementwisePasses * (1 + k.passesRecomputed * recomputed)
  let memoryBound = formulas.elementwiseTime(
    layers,
    tokens,
    shape.hidden,
    sizes.activeFfn / run.tp,
    BF16,
    passes,
    gpu.bandwidth,
  )
  memoryBound += formulas.lossTime(tokens, shape.vocab * portion, e.lossTraffic, gpu.bandwidth)
  if (e.lowShare > 0)
    memoryBound += formulas.castTime(
      layers,
      tokens,
      shape.hidden,
      sizes.activeFfn / run.tp,
      k.castTraffic,
      gpu.bandwidth,
    )

  const adapters = timeAdapters(run, sizes, tokens, recomputed, rate, k, formulas)
  const gpuTime =
    linear + attention + memoryBound + adapters + timeModelParallel(run, sizes, tokens, recomputed, k, formulas)
  const launch = formulas.launchTime(
    e.launchSeconds * launchFactor(run, k),
    layers,
    k.launchRecomputed,
    recomputed,
    trained === 1 ? 1 : 1 + k.launchAdapters,
    1,
  )
  const overlapped = formulas.stepTime(gpuTime, launch + timeExpertLaunches(run, sizes, recomputed, k, formulas))
  const hardwareFlops = flopsPerToken(run, sizes).hardware
  let step = Math.max(overlapped, formulas.floorTime(hardwareFlops, tokens, portion, peakFlopsOf(run)))
  const offloadBytes = offloadTraffic(run, tokens)
  if (offloadBytes > 0) step += formulas.exposedTime(offloadBytes, hostLinkBandwidth(run, k), 1, step)
  if (run.pp > 1) step *= formulas.pipelineBubble(run.pp, run.accumulation, run.virtualStages ?? k.virtualStages)
  if (run.software.variableLength && run.sequenceLength <= 512 && run.microBatch > 1) step *= k.paddingWaste

  const dataParallelTime = timeDataParallel(run, sizes, step, k, formulas)
  const optimizer = timeOptimizer(run, sizes, k, formulas)
  const scale = run.nodes > 1 ? formulas.scaleLoss(k.scaleLoss, linkDomainCount(run)) : 1
  const total = step + dataParallelTime + optimizer
  return {
    linear,
    attention,
    memoryBound,
    adapters,
    launch,
    communication: dataParallelTime + gpuTime - linear - attention - memoryBound - adapters,
    optimizer,
    step: total,
    tokensPerSecond: formulas.tokensPerSecond(tokens, total, scale, run.tp, run.pp),
  }
}

function timeAdapters(
  run: TrainingRun,
  sizes: Sizes,
  tokens: number,
  recomputed: number,
  rate: number,
  k: Constants,
  formulas: CompiledTimeFormulas,
): number {
  if (run.method === 'full') return 0
  const { hardware: gpu, software, shape } = run
  const portion = 1 / (run.tp * run.pp)
  const fusionFactor = software.elementwise === 'compiled' || software.elementwise === 'vendor' ? k.adapterCompiled : 1
  let time = formulas.adapterTime(
    tokens,
    sizes.adapterWidth * portion,
    k.adapterTraffic * fusionFactor,
    gpu.bandwidth,
    1,
    sizes.adapterParams * portion,
    rate,
  )
  if (run.embeddingsTrained) time += formulas.flopTime(2 * MAC * shape.vocab * shape.hidden, tokens, portion, rate, 1)
  if (software.quantizer !== null) {
    const efficiency = software.quantizer === 'gptq' ? k.dequantizeGptq : k.dequantizeBnb
    time += formulas.dequantizeTime(shape.blockParams * portion, 2.6, 2 + recomputed, efficiency, gpu.bandwidth)
  }
  return time
}

function launchFactor(run: TrainingRun, k: Constants): number {
  const expertFactor = run.shape.moe !== null && run.software.tier !== 'vendor' ? k.launchExperts : 1
  return expertFactor * (run.method === 'full' && run.software.deepspeed ? k.launchDeepspeed : 1)
}
