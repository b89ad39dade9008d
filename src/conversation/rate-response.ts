/** Prices by the time, GPU-hours and measured speeds, answered. */
import type { GpuId } from '../catalog/ids.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { gpuPricesMessage } from '../presentation/content/inquiries/gpu-prices-message.ts'
import { contrastMessage } from '../presentation/content/inquiries/contrast-message.ts'
import { type QuoteUse, quoteMessage } from '../presentation/content/inquiries/quote-message.ts'
import { computeMessage } from '../presentation/content/inquiries/short-answer-messages.ts'
import { formatGrouped } from '../presentation/format/significant-digits.ts'
import { computedJobs } from './computed-jobs.ts'
import { contrastFigures } from '../recommend/inquiries/contrast.ts'
import { kindsOfGpus, perTokenCosts, pricedAt } from '../recommend/inquiries/per-token.ts'
import { judgeQuote, lowestOnDemand, nearestInPrice, usdPerHourOf } from '../recommend/inquiries/quote.ts'
import { hoursOfMonth } from '../scenario/hours-of-time.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { withLine } from './answer-line.ts'
import { conversionText } from '../presentation/content/messages/conversion-note.ts'
import type { Outcome } from './outcome.ts'
import { sharedName } from './named-rent.ts'
import { recommendationForSpec } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** A quoted price judged by the prices on record, or used for the job beside it. US dollars. */
export function answerQuote(
  { spec: asked, quote, unused }: InquiryOf<'quote'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const asker = context.askerContext(request, null)
  const market = context.advisor.market(request.today, asker)
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
    },
    unused,
    context.renderContextOn(request),
  )
  return { kind: 'answer', content, detail: { kind: 'quote', judged } }
}

/** Of a month, or of the one run of the job on the GPUs of the quote. */
function gpuHoursOfUse(
  { gpuHoursPerMonth, job }: InquiryOf<'quote'>['quote'],
  spec: Spec,
  request: RequestContext,
  { advisor, askerContext }: EngineContext,
): number | null {
  if (gpuHoursPerMonth !== null || job === null) return gpuHoursPerMonth
  const { scenario, runsPerMonth } = job
  // On the GPUs of the quotation, whoever rents them and by when it is to be done.
  const open = { providers: null, region: null, pricing: null, budgetUsd: null, deadlineHours: null, nodes: null }
  const gpuCount = scenario.spec.gpuCount ?? spec.gpuCount
  const asked = { ...scenario, spec: { ...scenario.spec, ...open, gpus: spec.gpus, gpuCount } }
  const answer = advisor.answer(asked, request.today, askerContext(request, null))
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
export function answerContrast({ spec, contrast, unused }: InquiryOf<'contrast'>): Outcome {
  const figures = contrastFigures(contrast, spec.gpuCount)
  return {
    kind: 'answer',
    content: contrastMessage(contrast, figures, unused),
    detail: { kind: 'contrast', figures },
  }
}

/** By our speeds and the prices that were given. */
export function answerGpuPrices(
  { spec, given, claimedSpeedup, currency, unused }: InquiryOf<'gpu prices'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { params, method, pricesTokens } = context.catalog.inquiryFacts.goals
  const asker = context.askerContext(request, null)
  const job: Spec = {
    ...spec,
    params: spec.params ?? params.base,
    method: spec.method ?? method,
    tokens: spec.tokens ?? pricesTokens.base,
    gpuCount: spec.gpuCount ?? 1,
    budgetUsd: null,
  }
  const market = context.advisor.market(request.today, asker)
  const costs = given
    .flatMap(({ gpus, gpuCount, usdPerHour, isPerGpu }) => {
      const count = gpuCount ?? job.gpuCount ?? 1
      const rented = lowestOnDemand({ ...job, gpus: [...gpus], gpuCount: count }, market)
      const usdPerGpuHour =
        isPerGpu === null
          ? gpuPriceOf(usdPerHour, count, rented?.usdPerGpuHour ?? null)
          : usdPerHour / (isPerGpu ? 1 : count)
      // At a given price of a machine its fastest form is the cheapest, whatever is on the market.
      const objective = count > 1 ? ('fastest' as const) : ('cheapest' as const)
      return perTokenCosts([formsOf(gpus, count, context)], { ...job, gpuCount: count }, (asked) =>
        recommendationForSpec({ ...asked, objective }, request, context),
      ).map((cost) => pricedAt(cost, usdPerGpuHour))
    })
    .toSorted((one, other) => one.usdPerMillionTokens - other.usdPerMillionTokens)
  const { names } = context.renderContextOn(request)
  const isFormAssumed = given.some(
    ({ gpus, gpuCount }) => formsOf(gpus, gpuCount ?? job.gpuCount ?? 1, context).length < gpus.length,
  )
  const content = gpuPricesMessage(
    costs,
    { spec: job, isWhole: spec.tokens !== null, isFormAssumed },
    claimedSpeedup,
    unused,
    names,
  )
  const answer: Outcome = { kind: 'answer', content, detail: { kind: 'gpu prices', costs } }
  const rate = conversionText(currency ?? null, context.catalog.totalCost.currencies)
  return rate === null ? answer : withLine(answer, rate)
}

/** Half a machine of a kind and more are its SXM form, where it has one. */
function formsOf(gpus: readonly GpuId[], count: number, { catalog }: EngineContext): readonly GpuId[] {
  const sxm = gpus.filter((id) => catalog.gpus.get(id)?.form === 'SXM')
  const isBoard = count >= catalog.inquiryFacts.rules.machineGpus.base / 2
  return isBoard && sxm.length > 0 ? sxm : gpus
}

/** "8xH100 at $20/h": of the machine or of each, whichever is nearer to what one is rented for. US dollars. */
function gpuPriceOf(usdPerHour: number, count: number, rented: number | null): number {
  if (count < 2 || rented === null) return usdPerHour
  const distance = (usd: number): number => Math.abs(Math.log(usd / rented))
  return distance(usdPerHour / count) < distance(usdPerHour) ? usdPerHour / count : usdPerHour
}
