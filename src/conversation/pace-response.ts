/** A measured speed, answered: hours and dollars of the rest, and of the same on other GPUs where that was asked. */
import { serverForm } from '../catalog/gpu.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { type Pace, paceMessage } from '../presentation/content/inquiries/pace-message.ts'
import { type MovedPace, movedPaceOf } from '../recommend/inquiries/moved-pace.ts'
import { keepsWithRoom, type PacedCounts } from '../recommend/inquiries/paced-count.ts'
import { licenceSentence } from '../recommend/advice/licence-advice.ts'
import { lowestAtNamed, lowestOnDemand, type PriceOnRecord } from '../recommend/inquiries/quote.ts'
import { trainingFlops } from '../catalog/units.ts'
import type { Market } from '../offers/market.ts'
import { sellerOfPrice } from '../presentation/format/display-names.ts'
import { modelOf } from '../recommend/search/search-space.ts'
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
  const market = context.marketFor(request)
  const hours = (spec.tokens ?? 0) / tokensPerSecond / 3600
  const ownPlan = planOf(spec, request, context)
  const isCounted = isCountAsked === true || (spec.deadlineHours !== null && !keepsWithRoom(hours, spec.deadlineHours))
  const nearest = isCounted || moveTo !== undefined ? nearestForm(spec, tokensPerSecond, request, context) : undefined
  const counts = isCounted ? countsOf(spec, tokensPerSecond, nearest, request, context) : null
  const planned = counts?.fewest ?? null
  const rented = usdPerGpuHour === null ? rentedOf(spec, market, context) : undefined
  const gpuHours = planned?.gpuHours ?? hours * (spec.gpuCount ?? 1)
  const price = usdPerGpuHour ?? rented?.usdPerGpuHour ?? null
  const renderContext = context.renderContextOn(request)
  const { names } = renderContext
  const named = spec.providers ?? []
  const elsewhere =
    rented === undefined || named.length === 0 || named.includes(rented.provider)
      ? ''
      : `; no price of it at ${named.map((id) => names.provider(id)).join(' or ')} is on record`
  const pace: Pace = {
    hours,
    gpuHours,
    usd: price === null ? null : price * gpuHours,
    usdPerGpuHour: price,
    source: rented === undefined ? '' : ` (${sellerOfPrice(rented, names)}${elsewhere})`,
    mfu: mfuOf(spec, tokensPerSecond, context),
    statesOver: statesOver(spec, context),
    expected: ownPlan?.tokensPerSecond ?? null,
    moved: moveTo === undefined ? null : movedOf(moveTo, spec, hours, nearest, request, context),
    counts,
    licence: licenceSentence({ spec, notes }, context.catalog),
    money,
  }
  return {
    kind: 'answer',
    content: paceMessage(
      pace,
      spec,
      tokensPerSecond,
      moveTo !== undefined,
      unused,
      context.catalog.inquiryFacts.rules,
      names,
    ),
    detail: { kind: 'pace', pace },
  }
}

/** Of the sellers that are named, where they have a price; else the lowest of those that can be relied on. */
function rentedOf(spec: Spec, market: Market, { catalog }: EngineContext): PriceOnRecord | undefined {
  // Machines of four and more have the module, where nobody says which form it is.
  const modules =
    (spec.gpuCount ?? 1) >= 4 ? (spec.gpus ?? []).filter((id) => catalog.gpus.get(id)?.form === 'SXM') : []
  const priced = modules.length > 0 ? { ...spec, gpus: modules } : spec
  return lowestAtNamed(priced, market) ?? lowestOnDemand(priced, market)
}

/** The share of the dense bf16 peak, where every parameter is trained; null: not, or the model or its GPUs are not known. */
function mfuOf(spec: Spec, tokensPerSecond: number, { catalog }: EngineContext): number | null {
  const model = modelOf(spec, catalog)
  const known = (spec.gpus ?? []).flatMap((id) => catalog.gpus.get(id) ?? [])
  const peak = serverForm(known)?.peak.bf16?.base
  const isWhole = spec.method === 'full' || spec.task === 'pretrain'
  // Models with experts have other usual shares.
  const isDense = model !== null && model.shape.activeParams >= model.shape.params * 0.9
  if (!isDense || peak === undefined || !isWhole) return null
  return (trainingFlops * model.shape.activeParams * tokensPerSecond) / (peak * (spec.gpuCount ?? 1))
}

/** Bytes of states with fp32 masters that all GPUs together do not hold, and what they have; null: they do. */
function statesOver(spec: Spec, { catalog }: EngineContext): Pace['statesOver'] {
  const model = modelOf(spec, catalog)
  const known = (spec.gpus ?? []).flatMap((id) => catalog.gpus.get(id) ?? [])
  const gpu = serverForm(known)
  if (model === null || gpu === undefined || (spec.method !== 'full' && spec.task !== 'pretrain')) return null
  const states = model.shape.params * catalog.inquiryFacts.rules.states.fp32Master.base
  const memory = gpu.memory.base * (spec.gpuCount ?? 1)
  return states > memory ? { states, memory } : null
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
