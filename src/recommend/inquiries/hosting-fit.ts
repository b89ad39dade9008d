/** Whether named GPUs hold a model that answers: its weights, and the keys and values of conversations. */
import type { GpuId } from '../../catalog/ids.ts'
import type { WeightPrecision } from '../../catalog/training-method.ts'
import { GIB } from '../../catalog/units.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { isNamed } from '../ranking/candidate.ts'
import { modelOf } from '../search/search-space.ts'
import { cacheBytesPerToken, computes, userSpeed, weightBytesOf } from './hosting.ts'

/** Memory in GiB of all GPUs together. */
export type HostingFit = {
  readonly gpu: GpuId
  readonly gpuCount: number
  readonly weights: WeightPrecision
  readonly weightsGiB: number
  /** Of one conversation of `contextTokens`. */
  readonly cacheGiB: number
  /** What serving software fills of the GPUs, and the share of their memory that this is. */
  readonly usableGiB: number
  readonly usableShare: number
  readonly contextTokens: number
  /** That fit at once beside the weights; 0: the weights or the first of them do not. */
  readonly conversations: number
  /** The longest single conversation; 0: the weights alone do not fit. */
  readonly longestTokens: number
  /** Of one conversation alone, by the memory bandwidth. */
  readonly tokensPerSecond: number
  /** Smaller weights that fit, where these do not. */
  readonly smaller: readonly { readonly weights: WeightPrecision; readonly conversations: number }[]
}

/** Null where the model or the GPUs are not known. Of several kinds of GPU the one with the least memory is judged. */
export function hostingFitOf(spec: Spec, market: Market): HostingFit | null {
  const { catalog } = market
  const model = modelOf(spec, catalog)
  const named = spec.gpus
  if (model === null || named === null) return null
  const [gpu] = [...catalog.gpus.values()]
    .filter((each) => isNamed(each, named))
    .toSorted((one, other) => one.usableMemory.base - other.usableMemory.base)
  if (gpu === undefined) return null
  const facts = catalog.inquiryFacts.serving
  const gpuCount = spec.gpuCount ?? 1
  const contextTokens = spec.sequenceLength ?? facts.context.base
  const usableGiB = (gpuCount * gpu.usableMemory.base * facts.usableShare.base) / GIB
  const tokenGiB = cacheBytesPerToken(model.shape, facts) / GIB
  const cacheGiB = contextTokens * tokenGiB
  const withWeights = (weights: WeightPrecision) => {
    const weightsGiB = weightBytesOf(model.shape, weights, catalog) / GIB
    const room = Math.max(0, usableGiB - weightsGiB)
    return { weights, weightsGiB, conversations: Math.floor(room / cacheGiB), longest: Math.floor(room / tokenGiB) }
  }
  const asked = withWeights(spec.weights ?? 'bf16')
  const byteWide = computes(gpu, 'fp8') ? 'fp8' : 'int8'
  const smaller: readonly WeightPrecision[] = asked.conversations > 0 ? [] : [byteWide, 'nf4']
  return {
    gpu: gpu.id,
    gpuCount,
    weights: asked.weights,
    weightsGiB: asked.weightsGiB,
    cacheGiB,
    usableGiB,
    usableShare: facts.usableShare.base,
    contextTokens,
    conversations: asked.conversations,
    longestTokens: asked.longest,
    tokensPerSecond: userSpeed(gpu, gpuCount, asked.weightsGiB + cacheGiB, facts),
    smaller: smaller
      .map(withWeights)
      .filter(({ conversations, weightsGiB }) => conversations > 0 && weightsGiB < asked.weightsGiB)
      .map(({ weights, conversations }) => ({ weights, conversations })),
  }
}
