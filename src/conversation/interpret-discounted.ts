/** A share off a price, and ways that cost the same an hour: reckoned with as they were typed. */
import { discountedPriceIn, prepaidIn, sameHourlyIn } from '../language/inquiries/discounted-price.ts'
import { gpuHoursIn } from '../language/inquiries/gpu-hours.ts'
import { utilizationIn } from '../language/inquiries/utilization.ts'
import {
  discountedSentence,
  evenHoursAdvice,
  openDiscountSentence,
  prepaidSentence,
  volumeDiscountSentences,
} from '../presentation/content/inquiries/discounted-sentences.ts'
import { lowestRented } from '../recommend/inquiries/quote.ts'
import { hoursOfMonth, hoursOfYear } from '../scenario/hours-of-time.ts'
import { understand } from '../language/pipeline.ts'
import { inDollars } from './dollars.ts'
import type { EngineContext } from './engine-context.ts'
import { withGeneralAnswers } from './interpretation-extras.ts'
import { sellerOf } from './named-rent.ts'
import { type FoundInterpretation, knownInquiry, type ReadRest } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

type AskedOfPrice = readonly [text: string, readRest: ReadRest, request: RequestContext, context: EngineContext]

/** Null where neither is told. */
export const pricedAsToldOf = (...asked: AskedOfPrice): FoundInterpretation =>
  discountedOf(...asked) ?? sameHourlyOf(...asked) ?? prepaidOf(...asked)

/** "40 % prepaid of a 6 month commitment": said beside the reservation, which it does not change. */
function prepaidOf(...[text, readRest]: AskedOfPrice): FoundInterpretation {
  const found = prepaidIn(text)
  const read = found === null ? null : readRest(found.rest)
  return found !== null && read?.kind === 'inquiry' && read.inquiry.kind === 'contrast'
    ? withGeneralAnswers(read, [prepaidSentence(found.words)])
    : null
}

function discountedOf(...[text, readRest, request, context]: AskedOfPrice): FoundInterpretation {
  const found = discountedPriceIn(text)
  if (found === null) return null
  const { share, words, fromHours, termHours, rest } = found
  const told = found.listUsd === null ? null : inDollars(found.listUsd, found.currency, context)
  const hours = gpuHoursIn(rest)
  if (fromHours !== null)
    return told === null || hours === null || hours.isMonthly
      ? null
      : knownInquiry('volume-discount', volumeDiscountSentences(told, share, fromHours, hours.value))
  if (termHours !== null) return committedOf(text, { share, words, told, termHours }, readRest, request, context)
  const read = readRest(
    told === null ? rest : `${rest} at $${(told * (1 - share)).toFixed(4).replace(/0{1,2}$/u, '')}/gpu/h`,
  )
  // "20% off" of nothing that has a price is asked about.
  if (read?.kind !== 'start' || (told === null && read.scenario.spec.gpus === null)) return null
  const best = recommendationFor(read.scenario, request, context)?.best
  if (best === undefined) return null
  const says =
    told === null
      ? openDiscountSentence(words, share, best.usdPerGpuHour * best.gpuCount * best.hours.p50, best.allInUsd.p50)
      : discountedSentence(words, share, told)
  return withGeneralAnswers(read, [says])
}

/** "A year's commitment is 38% off, we use them 60% of the time": at the price that is off, against on demand. */
function committedOf(
  text: string,
  { share, words, told, termHours }: { share: number; words: string; told: number | null; termHours: number },
  readRest: ReadRest,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const { spec } = understand(text, {
    mode: 'message',
    vocabulary: context.vocabulary,
    today: request.today,
  }).draft.finish()
  if (spec.gpus === null || spec.tokens !== null) return null
  const market = context.marketFor(request)
  const lowest = lowestRented({ ...spec, gpuCount: spec.gpuCount ?? 1, pricing: null, deadlineHours: null }, market)
  const list = told ?? lowest?.usdPerGpuHour
  if (list === undefined) return null
  const { names } = context.renderContextOn(request)
  const [gpu] = lowest === undefined ? spec.gpus : [lowest.gpu]
  const use = utilizationIn(text)
  const months = Math.round(termHours / hoursOfMonth)
  const years = termHours / hoursOfYear
  const lasting = years === 1 ? '1 year' : Number.isInteger(years) ? `${years} years` : `${months} months`
  const price = (usd: number): string => `$${usd.toFixed(2)}/h`
  const read = readRest(
    `${spec.gpuCount ?? 1} ${gpu === undefined ? '' : names.gpu(gpu)} reserved for ${lasting} at ${price(list * (1 - share))} or on demand at ${price(list)}${use === null ? '' : `, at ${Math.round(use * 100)}% use`}`,
  )
  if (read?.kind !== 'inquiry') return null
  const seller =
    told === null && lowest !== undefined ? `${sellerOf(lowest, spec.gpus, names)}, ${lowest.priceAsOf}` : null
  return withGeneralAnswers(read, [discountedSentence(words, share, list, seller)])
}

/** "8x L40S or 4x A100 for a 13b lora, same hourly total": the hours decide. */
function sameHourlyOf(...[text, readRest, request, context]: AskedOfPrice): FoundInterpretation {
  const found = sameHourlyIn(text)
  const read = found === null ? null : readRest(found.rest)
  if (
    found === null ||
    read?.kind !== 'comparison' ||
    read.counts !== undefined ||
    read.scenarios.length !== 2 ||
    read.scenarios.some(({ spec }) => spec.gpus === null || spec.gpuCount === null)
  )
    return null
  const plans = read.scenarios.map((scenario, at) => {
    const best = recommendationFor(scenario, request, context)?.best
    return best === undefined ? null : { name: read.names[at] ?? '', hours: best.hours, gpuCount: best.gpuCount }
  })
  const [one, other] = plans
  if (one == null || other == null) return null
  return { ...read, advice: evenHoursAdvice(one, other, found.isPerGpu) }
}
