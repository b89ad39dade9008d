/** A measured speed, answered: hours and dollars of the rest, and of the same on other GPUs where that was asked. */
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { type Pace, paceMessage } from '../presentation/content/inquiries/pace-message.ts'
import { type MovedPace, movedPaceOf } from '../recommend/inquiries/moved-pace.ts'
import { lowestOnDemand } from '../recommend/inquiries/quote.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import { recommendationForSpec } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Hours and dollars of the data at a speed that somebody measured. Tokens per second of all GPUs. */
export function answerPace(
  { spec: asked, tokensPerSecond, usdPerGpuHour, moveTo, unused }: InquiryOf<'pace'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const spec: Spec = { ...asked, gpuCount: asked.gpuCount ?? 1 }
  const market = context.advisor.market(request.today, context.askerContext(request, null))
  const rented = usdPerGpuHour === null ? lowestOnDemand(spec, market) : undefined
  const hours = (spec.tokens ?? 0) / tokensPerSecond / 3600
  const gpuHours = hours * (spec.gpuCount ?? 1)
  const price = usdPerGpuHour ?? rented?.usdPerGpuHour ?? null
  const renderContext = context.renderContextOn(request)
  const { names } = renderContext
  const ownPlan = planOf(spec, request, context)
  const pace: Pace = {
    hours,
    gpuHours,
    usd: price === null ? null : price * gpuHours,
    usdPerGpuHour: price,
    source: rented === undefined ? '' : ` (${names.provider(rented.provider)}, ${rented.priceAsOf})`,
    expected: ownPlan?.tokensPerSecond ?? null,
    moved: moveTo === undefined ? null : movedOf(moveTo, spec, hours, tokensPerSecond, request, context),
  }
  return {
    kind: 'answer',
    content: paceMessage(pace, spec, tokensPerSecond, moveTo !== undefined, unused, names),
    detail: { kind: 'pace', pace },
  }
}

/** Where the model, its method and its GPUs are named; null else. */
function planOf(spec: Spec, request: RequestContext, context: EngineContext): Option | null {
  if (spec.params === null || spec.method === null || spec.gpus === null || spec.gpuCount === null) return null
  const asked = { ...spec, budgetUsd: null, deadlineHours: null, providers: null, pricing: null }
  return recommendationForSpec(asked, request, context)?.best ?? null
}

/** On the form of the other GPUs that does it for the least, against the form whose plan is nearest to what was measured. */
function movedOf(
  { gpus, gpuCount, usdPerGpuHour }: NonNullable<InquiryOf<'pace'>['moveTo']>,
  spec: Spec,
  hours: number,
  tokensPerSecond: number,
  request: RequestContext,
  context: EngineContext,
): MovedPace | null {
  const distance = ({ tokensPerSecond: { p50 } }: Option): number => Math.abs(Math.log(p50 / tokensPerSecond))
  const [own] = (spec.gpus ?? [])
    .flatMap((id) => planOf({ ...spec, gpus: [id] }, request, context) ?? [])
    .toSorted((one, other) => distance(one) - distance(other))
  if (own === undefined) return null
  const count = gpuCount ?? spec.gpuCount
  const moved = gpus.flatMap((id) => {
    const other = planOf({ ...spec, gpus: [id], gpuCount: count }, request, context)
    return other === null ? [] : [movedPaceOf(own, other, hours, usdPerGpuHour)]
  })
  return moved.toSorted((one, other) => one.usd - other.usd)[0] ?? null
}
