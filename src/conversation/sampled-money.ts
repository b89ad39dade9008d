/** Money below the price of a training of pictures or sound: its bill in another currency, and a price of an hour that somebody saw. */
import { changesOfReply } from '../language/inquiries/changed-by-reply.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { isCurrencyRequest } from '../language/questions/currency-request.ts'
import { currencyIn } from '../language/questions/named-currency.ts'
import { conversionText } from '../presentation/content/messages/conversion-note.ts'
import { formatDuration, formatUsd } from '../presentation/format/number-format.ts'
import { currencyOf, moneyText } from '../presentation/format/told-money.ts'
import type { SampledChoice } from '../recommend/inquiries/sampled-choices.ts'
import type { EngineContext } from './engine-context.ts'

const maxLength = 120

/** "What's it in euros": the bill at the rate on record; null where no other currency is asked for. */
export function otherMoneyWords(
  text: string,
  { usd, hours }: SampledChoice,
  { catalog, vocabulary }: EngineContext,
): readonly string[] | null {
  if (text.length > maxLength) return null
  const line = text.toLowerCase().replaceAll(/\b(what|how|that|it)(?:['’]?s)\b/gu, '$1 is')
  const code = currencyIn(line)
  if (code === null || !isCurrencyRequest(line, vocabulary.intentPhrases.currency)) return null
  const { currencies } = catalog.totalCost
  const facts = currencies[code]
  const note = conversionText(code, currencies)
  if (facts === undefined) return note === null ? null : [note]
  const inMoney = (value: number): string => moneyText(value, currencyOf(facts))
  return [
    `About ${inMoney(usd.expected)} (${formatUsd(usd.expected)}) for ${formatDuration(hours.expected)}, ${inMoney(usd.low)} to ${inMoney(usd.high)}.`,
    ...(note === null ? [] : [`${note} Prices are asked in dollars; tax is not in them.`]),
  ]
}

const hourly = /\d.{0,12}(?:\/|per|an?|each) ?(?:gpu[- ])?h(?:r|our)?\b/iu
/** It is judged, compared or a limit, and nothing to reckon with. */
const weighs =
  /\?|\b(?:fair|good|bad|deal|cheap\w*|expensive|dear|too much|overpriced|better|worse|under|below|max|at most|less than|if|used to|was|were|electricity|kwh|or|vs)\b/iu

const ofMachine = /\b(?:gpus?|cards?|instances?|boxe?s?|seller|provider)\b/iu

/** "RunPod shows 0.74/h for the 4090": the same at that price; null where none is told. */
export function atToldRate(
  inquiry: InquiryOf<'samples'>,
  text: string,
  first: SampledChoice,
  today: string,
  { vocabulary }: EngineContext,
): InquiryOf<'samples'> | null {
  if (text.length > maxLength || !hourly.test(text) || weighs.test(text)) return null
  const { rates = [], rest = '' } = ratesIn(text) ?? {}
  const [rate, another] = rates
  if (rate?.per !== 'hour' || another !== undefined) return null
  const named = changesOfReply(rest, vocabulary, today)
  // "Annotators cost us 20/h" is of people.
  if (named.gpus == null && named.providers == null && !ofMachine.test(text)) return null
  const gpus = named.gpus ?? [first.gpu]
  const spec = { ...inquiry.spec, gpus, gpuCount: named.gpuCount ?? null, providers: null, owned: null }
  return { ...inquiry, spec, toldRates: [{ gpus, value: rate.usd, currency: rate.currency }] }
}
