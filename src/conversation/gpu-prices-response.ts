/** GPUs against each other at prices that were given for them, answered by our speeds. */
import { formsOf } from './named-rent.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import type { GivenPrice } from '../language/inquiries/given-price.ts'
import { gpuPricesMessage, type LackingCard } from '../presentation/content/inquiries/gpu-prices-message.ts'
import { conversionText } from '../presentation/content/messages/conversion-note.ts'
import { type GivenPriceCost, givenPriceCost, standingOf } from '../recommend/inquiries/given-price.ts'
import { lowestOnDemand } from '../recommend/inquiries/quote.ts'
import { ofAnySeller } from '../recommend/total-cost/stated-market.ts'
import type { Spec } from '../scenario/scenario.ts'
import { withLine } from './answer-line.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import type { RequestContext } from './request.ts'

/** What it costs and takes is told, and no limit. */
const anywhere = {
  ...ofAnySeller,
  providers: null,
  budgetUsd: null,
  deadlineHours: null,
  owned: null,
  gpus: null,
  // "The team never touched ROCm" leaves out what the text itself sets against the other.
  excludedGpus: null,
  nodes: null,
} satisfies Partial<Spec>

/** By our speeds and the prices that were given. */
export function answerGpuPrices(
  { spec, given, claimedSpeedup, currency, gbits, isPrecisionAsked, unused }: InquiryOf<'gpu prices'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { params, method, pricesTokens } = context.catalog.inquiryFacts.goals
  const inBf16 = isPrecisionAsked === true ? ({ weights: 'bf16', precision: 'bf16' } as const) : {}
  const job: Spec = {
    ...spec,
    ...anywhere,
    ...inBf16,
    params: spec.params ?? params.base,
    method: spec.method ?? method,
    tokens: spec.tokens ?? pricesTokens.base,
  }
  const costOf = (each: GivenPrice, count: number, asked = job): GivenPriceCost | string =>
    costAt(each, count, asked, gbits ?? null, request, context)
  const named = given.flatMap(({ gpuCount }) => gpuCount ?? [])
  const shared = named.length > 0 ? Math.max(...named) : (spec.gpuCount ?? leastShared(given, costOf, job.tokens ?? 0))
  const sides = onOneSoftware(
    given.map((each) => ({ each, cost: costOf(each, each.gpuCount ?? shared) })),
    (each, stack) => costOf(each, each.gpuCount ?? shared, { ...job, stack }),
    job.stack !== null,
  )
  const costs = sides
    .flatMap(({ cost }) => (typeof cost === 'string' ? [] : [cost]))
    .toSorted((one, other) => one.usdPerMillionTokens - other.usdPerMillionTokens)
  const lacking = sides.flatMap(({ each, cost }): LackingCard[] =>
    typeof cost === 'string'
      ? [{ gpus: formsOf(each.gpus, each.gpuCount ?? shared, context), count: each.gpuCount ?? shared, why: cost }]
      : [],
  )
  const inFp8 =
    isPrecisionAsked === true ? fp8Costs(given, shared, { ...job, weights: 'fp8', precision: null }, costOf) : []
  const { names } = context.renderContextOn(request)
  const content = gpuPricesMessage(
    costs,
    {
      spec: job,
      isWhole: spec.tokens !== null,
      isFormAssumed: given.some(
        ({ gpus, gpuCount }) => formsOf(gpus, gpuCount ?? shared, context).length < gpus.length,
      ),
      deadlineHours: spec.deadlineHours,
      isCountShared: named.length > 0 && named.length < given.length,
      hasOtherVendor: given.some(({ gpus }) => gpus.some((id) => context.catalog.gpus.get(id)?.vendor === 'amd')),
    },
    { claimedSpeedup, lacking, inFp8 },
    unused,
    names,
  )
  const answer: Outcome = { kind: 'answer', content, detail: { kind: 'gpu prices', costs } }
  const isOurs = named.length === 0 && spec.gpuCount === null && shared > 1
  const counted = isOurs ? withLine(answer, `${shared} of each is our choice: say how many you would rent.`) : answer
  const rate = conversionText(currency ?? null, context.catalog.totalCost.currencies)
  return rate === null ? counted : withLine(counted, rate)
}

/** Why there is no plan, in words; else what the job costs there. */
function costAt(
  { gpus, nodes, usdPerHour, isPerGpu }: GivenPrice,
  count: number,
  job: Spec,
  gbits: number | null,
  request: RequestContext,
  context: EngineContext,
): GivenPriceCost | string {
  const forms = [...formsOf(gpus, count, context)]
  // At a given price of a machine its fastest form is the cheapest, whatever is on the market.
  const objective = count > 1 ? ('fastest' as const) : ('cheapest' as const)
  const spec = { ...job, gpus: forms, gpuCount: count, nodes: nodes ?? null, objective }
  const answer = context.answerWith(request, null)({ spec, setBy: {}, notes: [] })
  const rented = lowestOnDemand(spec, context.marketFor(request))
  const usdPerGpuHour =
    isPerGpu === null
      ? gpuPriceOf(usdPerHour, count, rented?.usdPerGpuHour ?? null)
      : usdPerHour / (isPerGpu ? 1 : count)
  const found = answer.kind === 'recommendation' ? answer.recommendation : answer.problem
  return (
    givenPriceCost(found, usdPerGpuHour, spec, gbits, context.catalog) ??
    ('message' in found ? found.message : 'no plan is known there')
  )
}

/** Counts that people rent. */
const usualCounts = [1, 2, 4, 8, 16, 32, 64]
/** Nobody waits longer for a job where more GPUs are to be had. */
const longestHours = 14 * 24

/**
 * As many of each as all of them need to hold the job by themselves and be done in a fortnight; where no number of them
 * does, those that are done first; where none holds it, as many as may, or run it at all.
 */
function leastShared(
  given: readonly GivenPrice[],
  costOf: (each: GivenPrice, count: number) => GivenPriceCost | string,
  tokens: number,
): number {
  let [sure, likely, any]: (number | null)[] = [null, null, null]
  for (const count of usualCounts) {
    const costs = given.map((each) => costOf(each, count))
    const worst = Math.max(...costs.map((cost) => (typeof cost === 'string' ? Infinity : standingOf(cost))))
    if (worst > worstStanding) continue
    any ??= count
    if (worst > 1) continue
    likely ??= count
    if (worst > 0) continue
    sure = count
    const hours = costs.map((cost) => (typeof cost === 'string' ? 0 : tokens / cost.tokensPerSecond / 3600))
    if (Math.max(...hours) <= longestHours) break
  }
  return sure ?? likely ?? any ?? 1
}
const worstStanding = 2

type PricedCard = { readonly each: GivenPrice; readonly cost: GivenPriceCost | string }

/**
 * Cards of one maker with the same software, that of one of them with which all together cost least: else a card is the
 * slower one for what runs on it. As they are where none of it holds the job on all of them as surely.
 */
function onOneSoftware(
  sides: readonly PricedCard[],
  costWith: (each: GivenPrice, stack: string) => GivenPriceCost | string,
  isNamed: boolean,
): readonly PricedCard[] {
  const own = sides.flatMap(({ cost }) => (typeof cost === 'string' ? [] : [cost]))
  const stacks = [...new Set(own.map(({ stack }) => stack))]
  if (isNamed || own.length < sides.length || stacks.length < 2) return sides
  const worst = Math.max(...own.map(standingOf))
  const sumOf = (costs: readonly GivenPriceCost[]): number =>
    costs.reduce((sum, { usdPerMillionTokens }) => sum + usdPerMillionTokens, 0)
  const alike = stacks.flatMap((stack) => {
    const moved = sides.flatMap(({ each }) => {
      const cost = costWith(each, stack)
      return typeof cost === 'string' || standingOf(cost) > worst ? [] : [{ each, cost }]
    })
    return moved.length < sides.length ? [] : [{ moved, usd: sumOf(moved.map(({ cost }) => cost)) }]
  })
  return alike.toSorted((one, other) => one.usd - other.usd)[0]?.moved ?? sides
}

/** The same in FP8, of each card that has it. */
const fp8Costs = (
  given: readonly GivenPrice[],
  shared: number,
  job: Spec,
  costOf: (each: GivenPrice, count: number, asked: Spec) => GivenPriceCost | string,
): readonly GivenPriceCost[] =>
  given.flatMap((each) => {
    const cost = costOf(each, each.gpuCount ?? shared, job)
    return typeof cost === 'string' ? [] : [cost]
  })

/** A price of GPUs is of one, unless that of one is far from what one is rented for. */
const ofMachine = 0.35

/** "8xH100 at $20/h": of the machine or of each, whichever is nearer to what one is rented for. US dollars. */
function gpuPriceOf(usdPerHour: number, count: number, rented: number | null): number {
  if (count < 2 || rented === null) return usdPerHour
  const distance = (usd: number): number => Math.abs(Math.log(usd / rented))
  return distance(usdPerHour / count) + ofMachine < distance(usdPerHour) ? usdPerHour / count : usdPerHour
}
