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
import type { CompiledTimeFormulas } from '../formulas/compiled.ts'
import { attendedLength, flopsPerToken, peakFlopsOf, recomputedShare } from './flops.ts'
import { hostLinkBandwidth, offloadTraffic, timeOptimizer } from './optimizer.ts'
import { isKbitUpcast } from './model-states.ts'
import { headPortion, virtualStagesOf } from './pipeline.ts'
import { linkDomainCount, type TrainingRun } from './training-run.ts'
import type { Sizes } from './sizes.ts'
import { BF16, MAC } from '../../catalog/units.ts'

/** Seconds of one micro-step on one GPU, by cause; `step` is the whole, optimizer and communication included. */
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

/**
 * Times one micro-step of `run`. Traced `formulas` record every term. `e` is the same for all layouts and batches of one
 * software on one GPU: a sweep computes it once.
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
  const rate = formulas.matmulRate({
    peak: gpu.peakFlops,
    fraction: e.achievableFraction,
    efficiency: e.matmul,
    tokens,
    tokensHalf: k.tokensHalf,
    width: shape.hidden / Math.sqrt(run.tp),
    widthHalf: k.widthHalf,
    ridge,
  })
  const gain = e.lowShare === 0 ? 1 : formulas.precisionGain({ share: e.lowShare, low: e.lowPeak, high: gpu.peakFlops })
  const denseFlops = formulas.linearFlops({ F: MAC, P: denseParams, trained, recomputed })
  const headFlops = formulas.headFlops({ F: MAC, P: shape.vocab * shape.hidden, trained })
  const expertTime = timeExperts(run, sizes, { tokens, trained, recomputed, ridge }, e, k, formulas)
  const int8Flops = multipliesInInt8(run, rate) ? (denseFlops * (1 + recomputed)) / (2 + trained + recomputed) : 0
  const linear =
    formulas.flopTime({ flops: denseFlops - int8Flops, tokens, portion, rate, gain }) +
    (int8Flops === 0
      ? 0
      : formulas.flopTime({ flops: int8Flops, tokens, portion, rate: gpu.peakFlopsInt8 ?? rate, gain: 1 })) +
    formulas.flopTime({ flops: headFlops, tokens, portion: headPortion(run), rate, gain: 1 }) +
    expertTime

  const span = sizes.span(attendedLength(run))
  const attentionFlops = formulas.attentionFlops({
    F: MAC,
    span,
    width: sizes.queryWidth,
    layers: shape.layers,
    recomputed: recomputed === 1 ? 1 : 0,
  })
  const attentionRate = formulas.attentionRate({
    peak: attendsInFp32(run) ? fp32Rate(run) / 2 : gpu.peakFlops,
    fraction: attendsInFp32(run) ? 1 : e.achievableFraction,
    efficiency: attendsInFp32(run) ? 1 : e.attention,
    span,
    spanHalf: k.attentionSpanHalf,
  })
  const attention =
    run.software.attention === 'eager'
      ? formulas.eagerAttentionTime({
          layers: shape.layers * portion,
          tokens,
          heads: shape.heads,
          keys: run.sequenceLength,
          traffic: k.attentionEager * (run.software.fusesSoftmax ? 0.5 : 1) * (attendsInFp32(run) ? 2 : 1),
          recomputed: recomputed === 1 ? 1 : 0,
          bandwidth: gpu.bandwidth,
          flops: attentionFlops * portion,
          rate: attendsInFp32(run) ? fp32Rate(run) : rate,
        })
      : formulas.flopTime({ flops: attentionFlops, tokens, portion, rate: attentionRate, gain: 1 })

  const passes = e.elementwisePasses * (1 + k.passesRecomputed * recomputed)
  let memoryBound = formulas.elementwiseTime({
    layers,
    tokens,
    hidden: shape.hidden,
    ffn: sizes.activeFfn / run.tp,
    width: BF16,
    passes,
    bandwidth: gpu.bandwidth,
  })
  memoryBound += formulas.lossTime({
    tokens,
    vocab: shape.vocab * headPortion(run),
    traffic: e.lossTraffic,
    bandwidth: gpu.bandwidth,
  })
  if (e.lowShare > 0)
    memoryBound += formulas.castTime({
      layers,
      tokens,
      hidden: shape.hidden,
      ffn: sizes.activeFfn / run.tp,
      traffic: k.castTraffic,
      bandwidth: gpu.bandwidth,
    })

  const adapters = timeAdapters(run, sizes, tokens, recomputed, rate, k, formulas)
  const gpuTime =
    linear + attention + memoryBound + adapters + timeModelParallel(run, sizes, tokens, recomputed, k, formulas)
  const launch = formulas.launchTime({
    perLayer: e.launchSeconds * launchFactor(run, k),
    layers,
    recompute: k.launchRecomputed,
    recomputed,
    adapters: trained === 1 ? 1 : 1 + k.launchAdapters,
    experts: 1,
  })
  const overlapped = formulas.stepTime({
    gpu: gpuTime,
    launch: launch + timeExpertLaunches(run, sizes, recomputed, k, formulas),
  })
  const hardwareFlops = flopsPerToken(run, sizes).hardware
  let step = Math.max(overlapped, formulas.floorTime({ flops: hardwareFlops, tokens, portion, peak: peakFlopsOf(run) }))
  const offloadBytes = offloadTraffic(run, tokens)
  if (offloadBytes > 0)
    step += formulas.exposedTime({
      traffic: offloadBytes,
      bandwidth: hostLinkBandwidth(run, k),
      overlap: 1,
      compute: step,
    })
  if (run.pp > 1)
    step *= formulas.pipelineBubble({
      stages: run.pp,
      accumulation: run.accumulation,
      virtualStages: virtualStagesOf(run, k),
    })
  if (run.software.variableLength && run.sequenceLength <= 512 && run.microBatch > 1) step *= k.paddingWaste

  const dataParallelTime = timeDataParallel(run, sizes, step, k, formulas)
  const optimizer = timeOptimizer(run, sizes, k, formulas)
  const scale = run.nodes > 1 ? formulas.scaleLoss({ perDoubling: k.scaleLoss, nodes: linkDomainCount(run) }) : 1
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
    tokensPerSecond: formulas.tokensPerSecond({ tokens, step: total, scale, tensorParallel: run.tp, stages: run.pp }),
  }
}

/** Cards without bf16 units do the attention of runs that were prepared for k-bit training in fp32. */
const attendsInFp32 = (run: TrainingRun): boolean => run.hardware.hasBf16 === false && isKbitUpcast(run)

/** Half the fp32 peak: what products of vector units reach. */
const fp32Rate = ({ hardware }: TrainingRun): number => 0.5 * (hardware.peakFlopsFp32 || hardware.peakFlops / 8)

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
  let time = formulas.adapterTime({
    tokens,
    width: sizes.adapterWidth * portion,
    traffic: k.adapterTraffic * fusionFactor,
    bandwidth: gpu.bandwidth,
    flops: 1,
    params: sizes.adapterParams * portion,
    rate,
  })
  if (run.embeddingsTrained)
    time += formulas.flopTime({ flops: 2 * MAC * shape.vocab * shape.hidden, tokens, portion, rate, gain: 1 })
  if (software.quantizer !== null) {
    const efficiency = software.quantizer === 'gptq' ? k.dequantizeGptq : k.dequantizeBnb
    time += formulas.dequantizeTime({
      params: shape.blockParams * portion,
      traffic: 2.6,
      sweeps: 2 + recomputed,
      efficiency,
      bandwidth: gpu.bandwidth,
    })
  }
  return time
}

function launchFactor(run: TrainingRun, k: Constants): number {
  const expertFactor = run.shape.moe !== null && run.software.tier !== 'vendor' ? k.launchExperts : 1
  return expertFactor * (run.method === 'full' && run.software.deepspeed ? k.launchDeepspeed : 1)
}

/** LLM.int8 multiplies forward, and again where it recomputes, in INT8: what slows it down where a GPU has hardly any of that. */
const multipliesInInt8 = ({ software, hardware }: TrainingRun, rate: number): boolean =>
  software.quantizer === 'int8' && (hardware.peakFlopsInt8 ?? 0) > 0 && (hardware.peakFlopsInt8 ?? 0) < rate
