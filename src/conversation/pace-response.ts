/** A measured speed, answered: hours and dollars of the rest, and of the same on other GPUs where that was asked. */
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { type Pace, paceMessage } from '../presentation/content/inquiries/pace-message.ts'
import { type MovedPace, movedPaceOf } from '../recommend/inquiries/moved-pace.ts'
import { keepsWithRoom, type PacedCounts } from '../recommend/inquiries/paced-count.ts'
import { licenceSentence } from '../recommend/advice/licence-advice.ts'
import { lowestAtNamed, lowestOnDemand } from '../recommend/inquiries/quote.ts'
import { modelOf } from '../recommend/search/search-space.ts'
import { trainingFlops } from '../catalog/units.ts'
import { providerName } from '../presentation/format/display-names.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Spec } from '../scenario/scenario.ts'
import { usualCounts } from './count-plans.ts'
import { pacedCounts } from './paced-count.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import { recommendationForSpec } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Hours and dollars of the data at a speed that somebody measured. Tokens per second of all GPUs. */
export function answerPace(
  {
    spec: asked,
    tokensPerSecond: told,
    usdPerGpuHour,
    moveTo,
    isCountAsked,
    isPerGpu,
    notes,
    money,
    unused,
  }: InquiryOf<'pace'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  // "Per H100", and nobody says on how many it was seen: on as few as hold it.
  const held = isPerGpu === true && asked.gpuCount === null ? leastHeld(asked, request, context) : 1
  const spec: Spec = { ...asked, gpuCount: asked.gpuCount ?? held }
  const tokensPerSecond = told * held
  const market = context.advisor.market(request.today, context.askerContext(request, null))
  const hours = (spec.tokens ?? 0) / tokensPerSecond / 3600
  const ownPlan = planOf(spec, request, context)
  const isCounted = isCountAsked === true || (spec.deadlineHours !== null && !keepsWithRoom(hours, spec.deadlineHours))
  const nearest = isCounted || moveTo !== undefined ? nearestForm(spec, tokensPerSecond, request, context) : undefined
  const counts = isCounted ? countsOf(spec, tokensPerSecond, nearest, request, context) : null
  const planned = counts?.fewest ?? null
  const sxm = (spec.gpuCount ?? 1) >= 4 ? spec.gpus?.filter((id) => context.catalog.gpus.get(id)?.form === 'SXM') : []
  const priced = { ...spec, gpus: sxm !== undefined && sxm.length > 0 ? sxm : spec.gpus }
  const named = usdPerGpuHour === null ? lowestAtNamed(priced, market) : undefined
  const rented = usdPerGpuHour === null ? (named ?? lowestOnDemand(spec, market)) : undefined
  const isElsewhere = rented !== undefined && named === undefined
  const gpuHours = planned?.gpuHours ?? hours * (spec.gpuCount ?? 1)
  const price = usdPerGpuHour ?? rented?.usdPerGpuHour ?? null
  const renderContext = context.renderContextOn(request)
  const { names } = renderContext
  const pace: Pace = {
    hours,
    gpuHours,
    usd: price === null ? null : price * gpuHours,
    usdPerGpuHour: price,
    source:
      rented === undefined
        ? ''
        : ` (${providerName({ ...rented, pricing: 'on_demand' }, names)}, ${rented.priceAsOf}${isElsewhere ? `; no price of it at ${(spec.providers ?? []).map((id) => names.provider(id)).join(' or ')} is on record` : ''})`,
    load: loadOf(spec, tokensPerSecond, ownPlan, context),
    expected: ownPlan?.tokensPerSecond ?? null,
    moved: moveTo === undefined ? null : movedOf(moveTo, spec, hours, nearest, request, context),
    counts,
    licence: licenceSentence({ spec, notes }, context.catalog),
    money,
  }
  return {
    kind: 'answer',
    content: paceMessage(pace, spec, tokensPerSecond, moveTo !== undefined, unused, names),
    detail: { kind: 'pace', pace },
  }
}

/** What the speed makes of the peak of the GPUs, and whether they hold the job by themselves; null: not known. */
function loadOf(spec: Spec, tokensPerSecond: number, plan: Option | null, { catalog }: EngineContext): Pace['load'] {
  const { gpuCount, method } = spec
  const shape = modelOf(spec, catalog)?.shape
  const gpu = plan === null ? undefined : catalog.gpus.get(plan.gpu)
  const peak = gpu?.peak.bf16?.base
  if (shape === undefined || peak === undefined || gpuCount === null || method !== 'full') return null
  return {
    mfu: (trainingFlops * shape.activeParams * tokensPerSecond) / (gpuCount * peak),
    usualHigh: catalog.inquiryFacts.rules.usualMfu.high.base,
    isOffloaded: plan !== null && plan.offload !== 'none',
  }
}

/** The fewest GPUs of a number that people rent that hold the job; 1 where none is known to. */
const leastHeld = (spec: Spec, request: RequestContext, context: EngineContext): number =>
  usualCounts
    .filter((count) => count <= mostHeld)
    .find((gpuCount) => planOf({ ...spec, gpuCount }, request, context)?.offload === 'none') ?? 1
const mostHeld = 32

/** The fewest that keep the deadline, on the form of the GPUs that is nearest to what was measured; null where there is no deadline. */
function countsOf(
  spec: Spec,
  tokensPerSecond: number,
  nearest: Option | undefined,
  request: RequestContext,
  context: EngineContext,
): PacedCounts | null {
  const { deadlineHours, tokens } = spec
  if (deadlineHours === null || tokens === null) return null
  const gpus = nearest === undefined ? spec.gpus : [nearest.gpu]
  return pacedCounts(spec, tokensPerSecond, deadlineHours, (gpuCount) =>
    planOf({ ...spec, gpus, gpuCount }, request, context),
  )
}

/** Our plan on the form of the GPUs that comes nearest to what was measured. */
function nearestForm(
  spec: Spec,
  tokensPerSecond: number,
  request: RequestContext,
  context: EngineContext,
): Option | undefined {
  const distance = ({ tokensPerSecond: { p50 } }: Option): number => Math.abs(Math.log(p50 / tokensPerSecond))
  return (spec.gpus ?? [])
    .flatMap((id) => planOf({ ...spec, gpus: [id] }, request, context) ?? [])
    .toSorted((one, other) => distance(one) - distance(other))[0]
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
  own: Option | undefined,
  request: RequestContext,
  context: EngineContext,
): MovedPace | null {
  if (own === undefined) return null
  const count = gpuCount ?? spec.gpuCount
  const moved = gpus.flatMap((id) => {
    const other = planOf({ ...spec, gpus: [id], gpuCount: count }, request, context)
    return other === null ? [] : [movedPaceOf(own, other, hours, usdPerGpuHour)]
  })
  return moved.toSorted((one, other) => one.usd - other.usd)[0] ?? null
}
