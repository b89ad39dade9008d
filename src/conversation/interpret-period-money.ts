/** Money of each month or year: what runs of it, machines that are kept with it, or a model that it trains again and again. */
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { type PeriodMoney, periodMoneyIn } from '../language/inquiries/period-money.ts'
import { asksForPriceVerdict } from '../language/inquiries/request-words.ts'
import { frequenciesIn, seriesIn } from '../language/questions/series.ts'
import { timesAYear } from '../language/text/times-a-year.ts'
import { keptSentences } from '../presentation/content/inquiries/kept-sentences.ts'
import { judgeQuote } from '../recommend/inquiries/quote.ts'
import { hoursOfMonth } from '../scenario/hours-of-time.ts'
import { inDollars } from './dollars.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, inquiryOf, type ReadJob, type ReadPart, startWith } from './part-readers.ts'
import type { RequestContext } from './request.ts'

const usdOf = ({ amount, currency }: PeriodMoney, context: EngineContext): number =>
  inDollars(amount, currency, context)

/** "8b lora 50M tokens weekly, $100 a month enough?": the runs of the period beside its money. Null where it is not that. */
export function budgetOfRuns(text: string, readJob: ReadJob, context: EngineContext): FoundInterpretation {
  const money = periodMoneyIn(text)
  const often = money === null ? null : frequenciesIn(money.rest)
  const [rate] = often?.rates ?? []
  const job = often === null || rate === undefined ? null : readJob(often.rest)
  if (money === null || rate === undefined || job === null) return null
  const runs = Number((rate.perYear / (timesAYear[money.per] ?? 1)).toPrecision(3))
  return startWith(
    { ...job, spec: { ...job.spec, budgetUsd: null } },
    { periodBudget: { usd: usdOf(money, context), per: money.per, runs } },
  )
}

const keeps =
  /\b(?:keep\w*|run(?:ning)?|afford|have|hold|leave|rent|get|pay for|enough|suffic\w+|cover\w*|can (?:we|i)|could (?:we|i)|always[- ]on|24 ?[x/] ?7|around the clock|non-?stop|permanently|all the time)\b/iu
const asksWhether =
  /\b(?:enough|suffic\w+|afford|can (?:we|i)|could (?:we|i)|always[- ]on|24 ?[x/] ?7|around the clock|permanently)\b/iu
const offered =
  /\b(?:quot\w+|offer\w*|deal|they (?:ask|want|charge)|charg\w+|invoice\w*|pay(?:ing)? (?:now|today|currently))\b/iu

/** "Can we keep 2 H100 running with 5k a month?": what they cost day and night, beside the money. */
export function keptMachinesOf(
  text: string,
  readPart: ReadPart,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const money = periodMoneyIn(text)
  const { words } = context.catalog.inquiryFacts
  if (money === null || !keeps.test(text) || offered.test(text)) return null
  if (ratesIn(money.rest) !== null || (asksForPriceVerdict(money.rest, words) && !asksWhether.test(text))) return null
  const { draft } = readPart(money.rest)
  const { spec } = draft.finish()
  if (spec.gpus === null || spec.tokens !== null) return null
  const gpuCount = spec.gpuCount ?? 1
  const market = context.marketFor(request)
  const { onDemand } = judgeQuote(spec, 0, true, false, null, market)
  if (onDemand === null) return null
  const perMonth = (usdOf(money, context) * (timesAYear[money.per] ?? 1)) / (timesAYear['month'] ?? 12)
  const { names } = context.renderContextOn(request)
  return inquiryOf({
    kind: 'known',
    id: 'kept machines',
    says: keptSentences({ gpuCount, hours: hoursOfMonth, usdPerMonth: perMonth, words: money.words }, onDemand, names),
  })
}

/** "$3k a month, how big a model can we retrain on 200M tokens a week?": the money of each run, and the largest model for it. */
export function largestForPeriod(text: string, readPart: ReadPart, context: EngineContext): FoundInterpretation {
  const money = periodMoneyIn(text)
  if (money === null || !context.catalog.inquiryFacts.words.modelSize.test(text)) return null
  const often = seriesIn(money.rest)
  const { spec } = readPart(often?.rest ?? money.rest).draft.finish()
  if (spec.tokens === null || spec.params !== null) return null
  const perYear = often === null ? null : often.series.count * (often.series.per === 'month' ? 12 : 1)
  const runs = perYear === null ? 1 : perYear / (timesAYear[money.per] ?? 1)
  const budgetUsd = usdOf(money, context) / runs
  return inquiryOf({
    kind: 'budget',
    spec: { ...spec, budgetUsd },
    isOptimal: false,
    contingency: `“${money.words}” is for ${Number(runs.toPrecision(2))} such runs: the sum above is that of each`,
    unused: [],
  })
}
