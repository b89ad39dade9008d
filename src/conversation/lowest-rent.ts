/** What a GPU is rented for on record, where nobody tells a rent. */
import { placeOfPrice } from '../presentation/format/display-names.ts'
import { lowestOnDemand } from '../recommend/inquiries/quote.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'

/** The lowest price on demand of the GPUs of a job, an hour of one; null: none is on record, or no GPUs are named. */
export function lowestRent(spec: Spec, request: RequestContext, context: EngineContext) {
  const market = context.marketFor(request)
  const lowest = spec.gpus === null || spec.gpuCount === null ? undefined : lowestOnDemand(spec, market)
  if (lowest === undefined) return null
  const { names } = context.renderContextOn(request)
  const words = `the lowest on demand on record, ${placeOfPrice(lowest, names)}`
  return { usd: lowest.usdPerGpuHour, per: 'hour', isPerGpu: true, words } as const
}
