/** "B200 is 4x H100, so 9 days become 2.25?": how much faster a GPU is by its rates and by our plans, and what that makes of a time. */
import { hoursOfUnit } from '../scenario/hours-of-time.ts'
import { gpuPricesIn } from '../language/inquiries/gpu-prices.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { type GpuSpeedup, gpuSpeedupIn } from '../language/inquiries/gpu-speedup.ts'
import type { Gpu } from '../catalog/gpu.ts'
import { gpuSpeedupSentences } from '../presentation/content/inquiries/gpu-speedup-sentences.ts'
import { lowestOnDemand } from '../recommend/inquiries/quote.ts'
import { perTokenCosts } from '../recommend/inquiries/per-token.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'
import { recommendationForSpec } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

const duration = /(?<![\w.])(\d{1,4}(?:\.\d{1,2})?) ?(hours?|hrs?|h|days?|weeks?)\b/giu

/** Null where no such claim is made, where prices decide, or a GPU has no rate on record. */
export const gpuSpeedup: SpecReader = (text, specOf, request, context) => {
  const claim = gpuSpeedupIn(text)
  if (claim === null || ratesIn(text) !== null || gpuPricesIn(text) !== null) return null
  const cardOf = (name: string): Gpu | null => {
    const gpus = (specOf(name).gpus ?? []).flatMap((id) => context.catalog.gpus.get(id) ?? [])
    const inMachines = gpus.filter(({ form }) => form === 'SXM')
    return (
      (inMachines.length > 0 ? inMachines : gpus).toSorted((one, other) => other.memory.base - one.memory.base)[0] ??
      null
    )
  }
  const [faster, slower] = [cardOf(claim.faster), cardOf(claim.slower)]
  if (faster === null || slower === null || faster.id === slower.id) return null
  const planned = plannedSpeedup(faster, slower, specOf(claim.rest), request, context)
  if (planned === null) return null
  const says = gpuSpeedupSentences(
    claim,
    { faster, slower, ...planned, hours: hoursIn(claim) },
    context.renderContextOn(request).names,
  )
  return inquiryOf({ kind: 'known', id: 'card-speedup', says })
}

/** Of the slower GPU: the longest that is named, as the others are what is hoped for; null: none is. */
function hoursIn({ rest }: GpuSpeedup): number | null {
  const all = [...rest.matchAll(duration)].map(([, count = '', unit = '']) => Number(count) * (hoursOfUnit(unit) ?? 1))
  return all.length === 0 ? null : Math.max(...all)
}

/** By the plans of one GPU each, and the lowest price of each on demand; null where either runs none. */
export function plannedSpeedup(
  faster: Gpu,
  slower: Gpu,
  asked: Spec,
  request: RequestContext,
  context: EngineContext,
): { readonly speedup: number; readonly usd: readonly [number | null, number | null]; readonly job: Spec } | null {
  const { params, pricesTokens } = context.catalog.inquiryFacts.goals
  const market = context.marketFor(request)
  const job: Spec = {
    ...asked,
    params: asked.params ?? params.base,
    method: asked.method ?? 'lora',
    tokens: asked.tokens ?? pricesTokens.base,
    gpuCount: asked.gpuCount ?? 1,
    budgetUsd: null,
    deadlineHours: null,
    objective: 'fastest',
  }
  const [fast, slow] = [faster, slower].map(({ id }) => {
    const [cost] = perTokenCosts([[id]], job, (spec) => recommendationForSpec(spec, request, context))
    const rented = lowestOnDemand({ ...job, gpus: [id] }, market)
    return cost === undefined ? null : { speed: cost.tokensPerSecond, usd: rented?.usdPerGpuHour ?? null }
  })
  if (fast == null || slow == null) return null
  return { speedup: fast.speed / slow.speed, usd: [fast.usd, slow.usd] as const, job }
}
