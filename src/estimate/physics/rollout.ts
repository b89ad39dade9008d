/** Time to write the responses of one step: decoding bound by weights and launches, by keys and values, or by products. */
import type { ModelShape } from '../../catalog/model.ts'
import type { GenerationEngine, RolloutFacts } from '../../catalog/training-objective.ts'
import type { CompiledObjectiveFormulas } from '../formulas/compiled.ts'
import type { Hardware } from './training-run.ts'
import { BF16, MAC } from '../../catalog/units.ts'

/** What is written in one step. Lengths are means in tokens, of which a response has `cap` at most. */
export type RolloutJob = {
  readonly sequences: number
  readonly samplesPerPrompt: number
  readonly promptTokens: number
  readonly responseTokens: number
  readonly cap: number
  readonly isSpeculative: boolean
}

/** The engines that write it: `gpus` all together, `tp` of them to each. */
export type RolloutEngine = {
  readonly behaviour: GenerationEngine
  readonly gpus: number
  readonly tp: number
  /** Bytes of a weight as the engine stores it. */
  readonly weightBytes: number
  readonly hardware: Hardware
  /** Sequences that it writes at once at most. */
  readonly batch: number
}

/** Tokens of the longest of so many responses of a job. */
export const longestResponse = (
  { responseTokens, cap }: Pick<RolloutJob, 'responseTokens' | 'cap'>,
  sequences: number,
  behaviour: GenerationEngine,
  facts: RolloutFacts,
  formulas: CompiledObjectiveFormulas,
): number =>
  formulas.longestResponse({
    cap: Math.max(cap, responseTokens),
    response: responseTokens,
    spread: behaviour.fixedLength ? 0 : facts.lengthSpread.base,
    sequences,
  })

/** Seconds of generation of one step, and what its decoding steps take. */
export function timeRollout(
  shape: ModelShape,
  job: RolloutJob,
  { behaviour, gpus, tp, weightBytes, hardware, batch }: RolloutEngine,
  facts: RolloutFacts,
  formulas: CompiledObjectiveFormulas,
  // Beside the training the next responses start before the longest has ended.
  waitsForLongest = true,
): { readonly generation: number; readonly concurrent: number; readonly engines: number } {
  const engines = Math.max(1, Math.floor(gpus / tp))
  const context = job.promptTokens + job.responseTokens / 2
  const cacheBytes = cacheBytesPerToken(shape)
  const cacheRoom = facts.cacheShare.base * hardware.usableMemory * tp
  // Pages are taken as responses grow: a place holds, in the mean, half of one.
  const places = Math.max(1, Math.floor(cacheRoom / (cacheBytes * context)))
  const concurrent = Math.min(places, batch, Math.max(1, Math.ceil(job.sequences / engines)))
  const steps = formulas.decodeSteps({
    longest: waitsForLongest ? longestResponse(job, job.sequences, behaviour, facts, formulas) : 1,
    sequences: job.sequences,
    response: job.responseTokens,
    engines,
    concurrent,
    accepted: job.isSpeculative ? facts.acceptedTokens.base : 1,
  })
  const stepTime = formulas.decodeStepTime({
    weights: weightBytes * touchedParams(shape, concurrent),
    gpus: tp,
    bandwidth: hardware.bandwidth,
    share: behaviour.bandwidthShare.base,
    layers: shape.layers,
    layerSeconds: behaviour.layerSeconds.base,
    shown: behaviour.hidesLaunches ? 0 : 1,
    fixed: behaviour.stepSeconds.base,
  })
  const cache = formulas.cacheReadTime({
    sequences: job.sequences,
    response: job.responseTokens,
    engines,
    context: Math.min(context, shape.window ?? Infinity) * (1 - shape.fullAttention) + context * shape.fullAttention,
    cacheBytes,
    gpus: tp,
    bandwidth: hardware.bandwidth,
    share: behaviour.bandwidthShare.base,
  })
  const compute = formulas.generationComputeTime({
    sequences: job.sequences,
    response: job.responseTokens,
    // Engines keep the keys and values of a prompt that several responses share.
    prefilled: (job.sequences / job.samplesPerPrompt) * job.promptTokens,
    flops: MAC * shape.activeParams,
    engines,
    gpus: tp,
    peak: hardware.peakFlops,
    share: behaviour.computeShare.base,
  })
  return { generation: formulas.generationTime({ steps, stepTime, cache, compute }), concurrent, engines }
}

/** Keys and values of one token in all layers that keep them, bf16. Bytes. */
export const cacheBytesPerToken = (shape: ModelShape): number =>
  shape.latent === null
    ? 2 * shape.layers * shape.kvHeads * shape.headDim * BF16
    : shape.layers * (shape.latent.kvRank + shape.latent.rope) * BF16

/** Parameters that a decoding step of so many sequences reads: of experts only those that a token of the batch goes to. */
function touchedParams(shape: ModelShape, concurrent: number): number {
  const { moe } = shape
  if (moe === null) return shape.params
  const share = 1 - (1 - moe.expertsPerToken / moe.experts) ** concurrent
  const routed = (shape.params - shape.activeParams) / (1 - moe.expertsPerToken / moe.experts)
  return shape.params - routed * (1 - share)
}
