/** Buying GPUs against renting them, answered. */
import type { Inquiry } from '../language/inquiries/inquiry.ts'
import { boughtSentences, buyingMessage } from '../presentation/content/inquiries/buying-message.ts'
import { cappedPurchaseSentences } from '../presentation/content/inquiries/capped-purchase-sentences.ts'
import { GIB } from '../catalog/units.ts'
import { formatCount } from '../presentation/format/number-format.ts'
import { boughtAgainstOther } from './bought-against-other.ts'
import { generalAnswer } from './general-answer.ts'
import { formsOf } from './named-rent.ts'
import { purchasesOf, useOf } from '../recommend/inquiries/buying.ts'
import { lowestOnDemand } from '../recommend/inquiries/quote.ts'
import type { Market } from '../offers/market.ts'
import { emptySpec, type Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import type { RequestContext } from './request.ts'

/**
 * Months until a purchase has paid for itself, for each GPU with a price on record, or for the price that was named.
 */
export function answerBuying(
  { gpus: named, use, unused }: Extract<Inquiry, { kind: 'buying' }>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const market = withPowerPrice(context.marketFor(request), use.usdPerKwh)
  const currency = use.currency === null ? undefined : context.catalog.totalCost.currencies[use.currency]
  const priceUsd = use.priceUsd === null ? null : use.priceUsd * (currency?.usd.base ?? 1)
  const count = use.gpuCount ?? 1
  // A machine of eight is bought with the board that links them.
  const gpus = named === null ? null : formsOf(named, count, context)
  const told = currency === undefined || use.priceUsd === null ? null : `${currency.sign}${formatCount(use.priceUsd)}`
  const againstOther = boughtAgainstOther(gpus, use, priceUsd, told, market, request, context)
  if (againstOther !== null) return generalAnswer(againstOther)
  const purchases = purchasesOf(gpus, market, priceUsd === null ? null : priceUsd / count, count)
  const { names } = context.renderContextOn(request)
  const asked = (gpus ?? []).map((id) => names.gpu(id)).join(', ')
  if (gpus === null && (use.capUsd !== undefined || use.isOwnOnly === true)) {
    const says = cappedPurchaseSentences(
      purchases,
      use.capUsd === undefined ? null : use.capUsd * (currency?.usd.base ?? 1),
      use.isOwnOnly === true,
      use.params ?? null,
      ({ gpu }) => Math.round((context.catalog.gpus.get(gpu)?.memory.base ?? 0) / GIB),
      names,
    )
    if (says.length > 0) return generalAnswer(says)
  }
  const [first] = purchases
  if (first === undefined && gpus !== null && priceUsd !== null && use.hoursPerWeek !== null) {
    const rented = lowestOnDemand({ ...emptySpec, gpus: [...gpus] }, market)
    if (rented !== undefined) {
      const says = boughtSentences(
        {
          gpu: asked,
          priceUsd,
          count: use.gpuCount ?? 1,
          hoursPerWeek: use.hoursPerWeek * (use.gpuCount ?? 1),
          areGpuHours: use.areGpuHours,
          rented,
        },
        context.renderContextOn(request),
      )
      return generalAnswer(says)
    }
  }
  const run = use.spec === null || first === undefined ? null : runOnRented(use.spec, first.gpu, request, context)
  const planned = first === undefined ? null : useOf(first, use, run)
  const content = buyingMessage(purchases, asked, planned, use.gpuCount ?? 1, unused, names, run)
  return { kind: 'answer', content, detail: { kind: 'buying', purchases } }
}

const withPowerPrice = (market: Market, usdPerKwh: number | undefined): Market =>
  usdPerKwh === undefined
    ? market
    : { ...market, terms: { ...market.terms, assumptions: { ...market.terms.assumptions, usdPerKwh } } }

/** Hours and the whole bill of a job on one rented GPU; null where it does not run so. */
function runOnRented(spec: Spec, gpu: string, request: RequestContext, { advisor }: EngineContext) {
  const scenario = { spec: { ...spec, gpus: [gpu], gpuCount: spec.gpuCount ?? 1 }, setBy: {}, notes: [] }
  const answer = advisor.answer(scenario, request.today)
  if (answer.kind !== 'recommendation') return null
  const { hours, allInUsd } = answer.recommendation.best
  return { hours: hours.p50, usd: allInUsd.p50 }
}
