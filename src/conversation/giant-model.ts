/** A model that no single machine trains whole: what every weight takes, beside an adapter. */
import { formatBytes } from '../presentation/format/file-sizes.ts'
import { formatUsd } from '../presentation/format/number-format.ts'
import { lowestOnDemand } from '../recommend/inquiries/quote.ts'
import { modelOf } from '../recommend/search/search-space.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'

/** Bytes a parameter of weights, gradients and Adam states, all of it kept in fp32 but what is multiplied. */
const bytesOfAll = 16
/** Of the memory of a machine what states may fill. */
const filled = 0.8

/** What every weight of a model takes that no single machine trains; empty of smaller ones. `isFull`: it is said to be trained whole. */
export function giantSentences(
  spec: Spec,
  request: RequestContext,
  context: EngineContext,
  isFull = false,
): readonly string[] {
  const { catalog } = context
  const params = spec.params ?? modelOf(spec, catalog)?.shape.params ?? 0
  const gpu = catalog.gpus.get('h100-sxm')
  if (params < giantFrom || gpu === undefined) return []
  const gpuCount = catalog.inquiryFacts.rules.machineGpus.base
  const machines = Math.ceil((params * bytesOfAll) / (gpu.memory.base * gpuCount * filled))
  const lowest = lowestOnDemand({ ...spec, gpus: [gpu.id] }, context.marketFor(request))
  const hourly =
    lowest === undefined ? '' : `, ${formatUsd(lowest.usdPerGpuHour * gpuCount * machines)} an hour and more`
  return [
    `${isFull ? 'Honestly' : '“full” or “lora” is to be said too'}: every weight takes about ${formatBytes(params * bytesOfAll)} of weights, gradients and Adam, so some ${machines} machines of ${gpuCount} × H100 on one fast network${hourly}, which hardly anybody rents.`,
    isFull
      ? 'Tests and failed starts come to several times the run. An adapter (“lora”) on 8 to 16 GPUs, or a model of 32B to 70B in full, gives most of it: price that first.'
      : 'A distilled or smaller model of 32B to 70B, or a service that tunes it for you, comes first.',
  ]
}
/** Parameters from which a model is trained whole by few. */
const giantFrom = 200e9
