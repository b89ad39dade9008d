/**
 * Tokens per second of one GPU: the time of a micro-step, term by term.
 *
 * Units: seconds, tokens, flop/s, byte/s. Errors against published runs: docs/accuracy.md.
 * Leaves out: start-up, evaluation and checkpoints, which belong to the whole job (src/offers/startup.ts).
 */
import type { Constants } from './constants.ts'
import { efficiencies } from './efficiency.ts'
import { across, within } from './exchange.ts'
import { launchLoops, timeExperts } from './experts.ts'
import type { Book } from './formula.ts'
import type { communication } from './formulas/communication.ts'
import type { compute } from './formulas/compute.ts'
import { flopsPerToken, peakOf, recomputedShare } from './gate.ts'
import { hostLink, streamTraffic, timeOptimizer } from './optimizer.ts'
import { domainsOf, type Run } from './run.ts'
import type { Sizes } from './sizes.ts'

export type TimeBook = Book<typeof compute> & Book<typeof communication>

/** Seconds of one micro-step on one GPU, by cause, and what they come to. */
export type Times = {
  readonly linear: number
  readonly attention: number
  readonly memoryBound: number
  readonly adapters: number
  readonly launch: number
  readonly exchange: number
  readonly optimizer: number
  readonly step: number
  readonly tokensPerSecond: number
}

/** A multiply and an add. */
const MAC = 2
const BF16 = 2

/**
 * Times one micro-step of `run`; `book` decides whether the working is recorded. `e` is the same for all layouts and
 * batches of one software on one GPU.
 */
export function timeStep(run: Run, sizes: Sizes, k: Constants, book: TimeBook, e = efficiencies(run, k)): Times {
  const { shape, hardware: gpu } = run
  const tokens = (run.microBatch * run.sequenceLength) / run.cp
  const trained = run.method === 'full' ? 1 : 0
  const recomputed = recomputedShare(run, k.recomputedUnstated)
  const portion = 1 / (run.tp * run.pp)
  const layers = shape.layers / run.pp
  const ridge = gpu.peak / gpu.bandwidth / 200

  const denseParams = shape.activeBlockParams - sizes.activeExpertParams
  const rate = book.matmulRate(
    gpu.peak,
    e.fraction,
    e.matmul,
    tokens,
    k.tokensHalf,
    shape.hidden / Math.sqrt(run.tp),
    k.widthHalf,
    ridge,
  )
  const gain = e.lowShare === 0 ? 1 : book.precisionGain(e.lowShare, e.lowPeak, gpu.peak)
  const denseFlops = book.linearFlops(MAC, denseParams, trained, recomputed)
  const headFlops = book.headFlops(MAC, shape.vocab * shape.hidden, trained)
  const experts = timeExperts(run, sizes, { tokens, trained, recomputed, ridge }, e, k, book)
  const linear =
    book.flopTime(denseFlops, tokens, portion, rate, gain) +
    book.flopTime(headFlops, tokens, portion, rate, 1) +
    experts

  const span = sizes.span(run.sequenceLength)
  const attentionWork = book.attentionFlops(MAC, span, sizes.query, shape.layers, recomputed === 1 ? 1 : 0)
  const attentionRate = book.attentionRate(gpu.peak, e.fraction, e.attention, span, k.attentionSpanHalf)
  const attention = book.flopTime(attentionWork, tokens, portion, attentionRate, 1)

  const passes = e.passes * (1 + k.passesRecomputed * recomputed)
  let memoryBound = book.elementwiseTime(
    layers,
    tokens,
    shape.hidden,
    sizes.activeFfn / run.tp,
    BF16,
    passes,
    gpu.bandwidth,
  )
  memoryBound += book.lossTime(tokens, shape.vocab * portion, e.lossTraffic, gpu.bandwidth)
  if (e.lowShare > 0)
    memoryBound += book.castTime(layers, tokens, shape.hidden, sizes.activeFfn / run.tp, k.castTraffic, gpu.bandwidth)

  const adapters = timeAdapters(run, sizes, tokens, recomputed, rate, k, book)
  const gpuTime = linear + attention + memoryBound + adapters + within(run, sizes, tokens, recomputed, k, book)
  const launch = book.launchTime(
    e.launch * launchWeight(run, k),
    layers,
    k.launchRecomputed,
    recomputed,
    trained === 1 ? 1 : 1 + k.launchAdapters,
    1,
  )
  const paced = book.stepTime(gpuTime, launch + launchLoops(run, sizes, recomputed, k, book))
  const work = flopsPerToken(run, sizes).hardware
  let step = Math.max(paced, book.floorTime(work, tokens, portion, peakOf(run)))
  const streamed = streamTraffic(run, tokens)
  if (streamed > 0) step += book.exposedTime(streamed, hostLink(run, k), 1, step)
  if (run.pp > 1) step *= book.bubble(run.pp, run.accumulation, run.virtualStages ?? k.virtualStages)
  if (run.software.variableLength && run.sequenceLength <= 512 && run.microBatch > 1) step *= k.paddingWaste

  const exchange = across(run, sizes, step, k, book)
  const optimizer = timeOptimizer(run, sizes, k, book)
  const scale = run.nodes > 1 ? book.scaleLoss(k.scaleLoss, domainsOf(run)) : 1
  const whole = step + exchange + optimizer
  return {
    linear,
    attention,
    memoryBound,
    adapters,
    launch,
    exchange: exchange + gpuTime - linear - attention - memoryBound - adapters,
    optimizer,
    step: whole,
    tokensPerSecond: book.tokensPerSecond(tokens, whole, scale, run.tp, run.pp),
  }
}

function timeAdapters(
  run: Run,
  sizes: Sizes,
  tokens: number,
  recomputed: number,
  rate: number,
  k: Constants,
  book: TimeBook,
): number {
  if (run.method === 'full') return 0
  const { hardware: gpu, software, shape } = run
  const portion = 1 / (run.tp * run.pp)
  const fused = software.elementwise === 'compiled' || software.elementwise === 'vendor' ? k.adapterCompiled : 1
  let time = book.adapterTime(
    tokens,
    sizes.adapterWidth * portion,
    k.adapterTraffic * fused,
    gpu.bandwidth,
    1,
    sizes.adapterParams * portion,
    rate,
  )
  if (run.embeddingsTrained) time += book.flopTime(2 * MAC * shape.vocab * shape.hidden, tokens, portion, rate, 1)
  if (software.quantizer !== null) {
    const efficiency = software.quantizer === 'gptq' ? k.dequantizeGptq : k.dequantizeBnb
    time += book.dequantizeTime(shape.blockParams * portion, 2.6, 2 + recomputed, efficiency, gpu.bandwidth)
  }
  return time
}

function launchWeight(run: Run, k: Constants): number {
  const experts = run.shape.moe !== null && run.software.tier !== 'vendor' ? k.launchExperts : 1
  return experts * (run.method === 'full' && run.software.deepspeed ? k.launchDeepspeed : 1)
}
