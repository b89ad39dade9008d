/** Hours or a price that somebody else says a run took: whether that is plausible, by what it takes here. */
import { claimedRunIn } from '../language/inquiries/claimed-run.ts'
import { claimedRunSentences } from '../presentation/content/inquiries/claimed-run-sentences.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { knownInquiry, type SpecReader } from './part-readers.ts'
import { recommendationForSpec } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Null where nobody claims it, or the rest is no whole job. */
export const claimedRunOf: SpecReader = (text, specOf, request, context) => {
  const claim = claimedRunIn(text)
  if (claim === null) return null
  const read = specOf(claim.rest)
  if ((read.params === null && read.model === null) || read.tokens === null) return null
  const spec: Spec = { ...read, deadlineHours: null, budgetUsd: null }
  const plan = recommendationForSpec(spec, request, context)
  if (plan === null) return null
  const { names } = context.renderContextOn(request)
  const { rules } = context.catalog.inquiryFacts
  const cheap = [plan.best, plan.cheapest, ...spotOf(spec, request, context)]
  const adapter =
    plan.best.method === 'full' && plan.best.offload !== 'none'
      ? recommendationForSpec({ ...spec, method: 'lora' }, request, context)
      : null
  const intime =
    claim.hours === null || claim.isBilled || plan.best.hours.p10 <= claim.hours.value
      ? null
      : recommendationForSpec(
          { ...spec, gpus: null, gpuCount: null, nodes: null, deadlineHours: claim.hours.value },
          request,
          context,
        )
  return knownInquiry(
    'claimed-run',
    claimedRunSentences({
      claim,
      best: plan.best,
      gpuCount: spec.gpuCount ?? plan.best.gpuCount,
      params: read.params ?? context.catalog.models.get(read.model ?? '')?.shape.params ?? null,
      stateBytes: rules.states.fp32Master.base,
      lowestUsd: Math.min(...cheap.map(({ usd, allInUsd }) => Math.min(usd.p10, allInUsd.p10))),
      adapter: adapter?.best ?? null,
      inTime: intime?.best ?? null,
      names,
    }),
  )
}

/** What interruptible machines ask. */
const spotOf = (spec: Spec, request: RequestContext, context: EngineContext): readonly Option[] => {
  const found = spec.pricing === null ? recommendationForSpec({ ...spec, pricing: 'spot' }, request, context) : null
  return found === null ? [] : [found.best, found.cheapest]
}
