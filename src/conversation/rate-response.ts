/** Prices by the time, GPU-hours and measured speeds, answered. */
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { contrastMessage } from '../presentation/content/inquiries/contrast-message.ts'
import { type QuoteUse, quoteMessage } from '../presentation/content/inquiries/quote-message.ts'
import { computeMessage } from '../presentation/content/inquiries/short-answer-messages.ts'
import { formatGrouped } from '../presentation/format/significant-digits.ts'
import { computedJobs } from './computed-jobs.ts'
import { contrastFigures } from '../recommend/inquiries/contrast.ts'
import { kindsOfGpus } from '../recommend/inquiries/per-token.ts'
import {
  judgeQuote,
  lowestOnDemand,
  nearestInPrice,
  type PriceOnRecord,
  usdPerHourOf,
} from '../recommend/inquiries/quote.ts'
import { hoursOfMonth } from '../scenario/hours-of-time.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import { sharedName } from './named-rent.ts'
import type { RequestContext } from './request.ts'

/** A quoted price judged by the prices on record, or used for the job beside it. US dollars. */
export function answerQuote(
  { spec: asked, quote, unused }: InquiryOf<'quote'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const market = context.marketFor(request)
  const { rate, committedHours } = quote
  const euro = rate.currency === null ? undefined : context.catalog.totalCost.currencies[rate.currency]
  const usd = rate.usd * (euro?.usd.base ?? 1)
  const usdPerHour = usdPerHourOf({ usd, per: rate.per })
  const named = kindsOfGpus(asked.gpus ?? [], market)
  const nearest = named.length < 2 ? null : nearestInPrice(asked, named, usdPerHour, market)
  const counted =
    asked.gpuCount === null && asked.nodes !== null
      ? { ...asked, gpuCount: asked.nodes * context.catalog.inquiryFacts.rules.machineGpus.base }
      : asked
  const spec = nearest === null ? counted : { ...counted, gpus: nearest }
  const judged = judgeQuote(
    spec,
    usdPerHour,
    rate.isPerGpu,
    rate.per !== 'hour' && rate.isPerGpu !== true,
    committedHours,
    market,
  )
  const kinds = kindsOfGpus(spec.gpus ?? [], market)
  const { names } = context.renderContextOn(request)
  const kindNames = kinds.map((kind) => sharedName(kind.map((id) => names.gpu(id)))).join(' and ')
  const gpu = nearest === null ? kindNames : `${kindNames}, of the cards named the nearest to that price`
  const gpuHours = gpuHoursOfUse(quote, spec, request, context)
  const rented = judged.onDemand?.lowest.usdPerGpuHour ?? null
  const months = (committedHours ?? 0) / hoursOfMonth
  const dollars = euro?.usd.base ?? 1
  const setupUsd = (quote.extras?.setup ?? 0) * dollars
  const storageUsd = (quote.extras?.storagePerMonth ?? 0) * dollars * months
  const storagePrice = {
    usdPerGb: ((quote.extras?.storagePerMonth ?? 0) * dollars) / (quote.extras?.storageGb ?? Infinity),
    usual: context.catalog.totalCost.allowances.usualStorage.base,
  }
  const isOnce = quote.gpuHoursPerMonth === null && quote.job?.runsPerMonth == null
  const paidUsd = isOnce
    ? (judged.committedUsd ?? judged.usdPerGpuHour * (gpuHours ?? 0)) + setupUsd + storageUsd
    : judged.usdPerGpuHour * (judged.gpuCount ?? 1) * hoursOfMonth
  const use: QuoteUse | null =
    gpuHours === null || rented === null ? null : { gpuHours, rentUsd: gpuHours * rented, paidUsd, isOnce }
  const typed =
    rate.currency === null || euro === undefined
      ? null
      : {
          words: `${euro.sign}${formatGrouped(rate.usd, 2)}`.replace(/\.00$/u, ''),
          usdOfOne: euro.usd.base,
          name: euro.name,
        }
  const content = quoteMessage(
    judged,
    {
      gpu,
      committedHours,
      use,
      typed,
      setupUsd,
      storageUsd,
      storagePrice,
      upfrontShare: quote.extras?.upfrontShare ?? 0,
      yardsticks: asked.gpus === null && committedHours !== null ? yardsticksOf(asked, context, request) : [],
    },
    unused,
    context.renderContextOn(request),
  )
  return { kind: 'answer', content, detail: { kind: 'quote', judged } }
}

/** Cards that are mostly rented, where an offer names none. */
const usualCards = ['a100-80-sxm', 'h100-sxm', 'h200-sxm', 'b200']

/** The lowest price on demand of each of them. */
function yardsticksOf(spec: Spec, context: EngineContext, request: RequestContext): readonly PriceOnRecord[] {
  const market = context.marketFor(request)
  return usualCards.flatMap((id) => lowestOnDemand({ ...spec, gpus: [id] }, market) ?? [])
}

/** Of a month, or of the one run of the job on the GPUs of the quote. */
function gpuHoursOfUse(
  { gpuHoursPerMonth, job }: InquiryOf<'quote'>['quote'],
  spec: Spec,
  request: RequestContext,
  context: EngineContext,
): number | null {
  if (gpuHoursPerMonth !== null || job === null) return gpuHoursPerMonth
  const { scenario, runsPerMonth } = job
  // On the GPUs of the quotation, whoever rents them and by when it is to be done.
  const open = { providers: null, region: null, pricing: null, budgetUsd: null, deadlineHours: null, nodes: null }
  const gpuCount = scenario.spec.gpuCount ?? spec.gpuCount
  const asked = { ...scenario, spec: { ...scenario.spec, ...open, gpus: spec.gpus, gpuCount } }
  const answer = context.answerWith(request, null)(asked)
  if (answer.kind !== 'recommendation') return null
  const { best } = answer.recommendation
  return best.hours.p50 * best.gpuCount * (runsPerMonth ?? 1)
}

/** What so many GPU-hours train: jobs of usual sizes, or the one that is described. */
export function answerCompute(
  { spec, gpuHours, words, unused }: InquiryOf<'compute'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { names } = context.renderContextOn(request)
  const jobs = computedJobs(spec, gpuHours, request, context)
  return {
    kind: 'answer',
    content: computeMessage(jobs, gpuHours, words, unused, names),
    detail: { kind: 'compute', gpuHours, jobs },
  }
}

/** By the prices that were given, and no others. */
export function answerContrast({ spec, contrast, unused }: InquiryOf<'contrast'>, { catalog }: EngineContext): Outcome {
  const machineGpus = catalog.inquiryFacts.rules.machineGpus.base
  const figures = contrastFigures(contrast, spec.gpuCount, machineGpus)
  return {
    kind: 'answer',
    content: contrastMessage(contrast, figures, unused, machineGpus),
    detail: { kind: 'contrast', figures },
  }
}
