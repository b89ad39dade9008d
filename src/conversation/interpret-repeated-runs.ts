/** Runs of so many hours, repeated by people, weeks and seeds, without a model: their GPU-hours and what those cost. */
import { billWordsIn } from '../language/inquiries/bill-words.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { asksForSum, repeatedRunsIn } from '../language/inquiries/repeated-runs.ts'
import { classRunsIn } from '../language/inquiries/class-runs.ts'
import { sharedHoursIn } from '../language/inquiries/shared-hours.ts'
import { understand } from '../language/pipeline.ts'
import { type CardOfRuns, repeatedRunsSentences } from '../presentation/content/inquiries/repeated-runs-sentences.ts'
import { rentOnRecord } from '../recommend/inquiries/quote.ts'
import { hoursOfMonth } from '../scenario/hours-of-time.ts'
import type { Spec } from '../scenario/scenario.ts'
import { usdOfOneGpu } from '../scenario/stated-figures.ts'
import { inDollars } from './dollars.ts'
import type { EngineContext } from './engine-context.ts'
import { regularRunOf } from './interpret-regular-run.ts'
import { sellerOf, sharedName } from './named-rent.ts'
import { type FoundInterpretation, knownInquiry } from './part-readers.ts'
import type { InputKind, RequestContext } from './request.ts'

/** Null where no run of so many hours is repeated, or no GPU that is named has a price. */
export function repeatedRunsOf(
  text: string,
  request: RequestContext,
  context: EngineContext,
  inputKind: InputKind,
): FoundInterpretation {
  // What a message only tells is no question.
  if (inputKind === 'message' && !asksForSum(text) && !/\b(?:what|how many|which)\b.{0,40}\brent\b/iu.test(text))
    return null
  const { catalog, vocabulary } = context
  const specOf = (words: string): Spec =>
    understand(words, { mode: 'message', vocabulary, today: request.today }).draft.finish().spec
  const regular = regularRunOf(text, specOf, request, context)
  if (regular !== null) return regular
  const quoted = ratesIn(text)
  const [rate, ...others] = quoted?.rates ?? []
  const asked = repeatedRunsIn(quoted?.rest ?? text)
  if (asked === null || others.length > 0 || (rate !== undefined && rate.per !== 'hour')) return null
  // Hours that each has are weighed against buying, too.
  if (asked.factors.length === 1 && sharedHoursIn(text) !== null) return null
  // Whether a class shares one card is asked before what it comes to.
  if (classRunsIn(text) !== null) return null
  const { rules } = catalog.inquiryFacts
  const market = context.marketFor(request)
  const { names } = context.renderContextOn(request)
  const read = specOf(text)
  const named = asked.gpu === null ? null : specOf(`${asked.gpuCount} ${asked.gpu}`).gpus
  if (asked.gpu !== null && named === null) return null
  const { providers, tier, region, hosting } = read
  const pricing = read.pricing === 'spot' ? ('spot' as const) : null
  const cardOf = (gpus: readonly string[]): readonly CardOfRuns[] => {
    const gpu = sharedName(gpus.map((id) => names.gpu(id)))
    const record = rentOnRecord(
      { ...specOf(''), gpus: [...gpus], gpuCount: asked.gpuCount, providers, tier, region, hosting, pricing },
      market,
    )
    if (record === null) return []
    const { lowest, median } = record
    const seller = `${sellerOf({ ...lowest, pricing: 'on_demand' }, [], names)}, ${lowest.priceAsOf}`
    return [
      {
        gpu: gpus.length > 1 ? names.gpu(lowest.gpu) : gpu,
        usd: lowest.usdPerGpuHour,
        seller,
        middle: median > lowest.usdPerGpuHour ? median : null,
      },
    ]
  }
  const told =
    rate === undefined ? null : usdOfOneGpu(inDollars(rate.usd, rate.currency, context), rate.isPerGpu, asked.gpuCount)
  const cards =
    told !== null
      ? [{ gpu: asked.gpu ?? '', usd: told, seller: null, middle: null }]
      : named !== null
        ? cardOf(named)
        : [...rules.comparedCards]
            .toReversed()
            .flatMap((id) => cardOf([id]))
            .toSorted(
              (one, other) => Number(isUsual(other, names.gpu(usualGpu))) - Number(isUsual(one, names.gpu(usualGpu))),
            )
  if (cards.length === 0) return null
  const currency = billWordsIn(text)?.currency ?? null
  const perGb = catalog.totalCost.allowances.usualStorage.base
  const months = (asked.span?.hours ?? hoursOfMonth) / hoursOfMonth
  const says = repeatedRunsSentences({
    asked,
    cards,
    storage: asked.storageGb === null ? null : { usd: asked.storageGb * perGb * months, perGb, months },
    money: currency === null ? null : (catalog.totalCost.currencies[currency] ?? null),
    budgetUsd: rate === undefined ? read.budgetUsd : null,
    reserve: rules.reserve.high.base,
  })
  return knownInquiry('repeated-runs', says)
}

/** The card that people take who name none. */
const usualGpu = 'h100-sxm'
const isUsual = ({ gpu }: CardOfRuns, name: string): boolean => gpu === name
