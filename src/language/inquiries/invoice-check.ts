/** "8 GPUs, 112 hours, 2.49 an hour, 2 TB egress at 9 cents a GB, charged $2,611: does that add up?" */
import { collapseSpaces } from '../text/characters.ts'
import { gpuHoursIn } from './gpu-hours.ts'
import { type QuotedRate, ratesIn } from './quoted-rate.ts'
import { timeSpansIn } from '../questions/spans-of-time.ts'
import { type WholeSum, wholeSumsIn } from './whole-sums.ts'
import { gigabytesOfUnit } from '../../scenario/text-size.ts'
import { typedNumber } from '../text/typed-number.ts'

/** Data at a price of a gigabyte, in the words that were typed. */
export type InvoicedData = { readonly gigabytes: number; readonly perGb: number; readonly words: string }

export type InvoiceText = {
  readonly charged: WholeSum
  readonly rate: Pick<QuotedRate, 'usd' | 'isPerGpu'>
  /** Of each GPU, or of all of them together. */
  readonly hours: number
  readonly isOfAll: boolean
  readonly data: readonly InvoicedData[]
  /** Without prices, sums and times. */
  readonly rest: string
}

const ofBill =
  /\b(?:bills?|billed|invoic\w+|charg(?:ed|es?|ing)|vendor|statement|paid|they want|asking|came to|total(?:led|s)?)\b/iu
const asksWhether =
  /\b(?:adds? up|add it up|correct|right|match(?:es)?|check\w*|ok|okay|overcharg\w+|too (?:much|high)|makes? sense|reconcile\w*|plausible|wrong|error|agree)\b/iu
const dataAtPrice =
  /(?<![\w.])(\d[\d,]{0,8}(?:\.\d{1,3})?) ?(gb|gib|tb|tib|pb)\b([^.?!;\d]{0,40}?)(?:\bat|@|×|\bx|\bfor|\*|,)? ?(?:(\$|€|£) ?)?(\d{0,3}(?:\.\d{1,4})?) ?(cents?|ct|c|¢|\$|€|usd|dollars?|eur)? ?(?:\/|per|an?|each) ?(gb|tb)\b(?:[ -]?(?:\/|per|a)[ -]?(?:month|mo)\b)?/giu
const factorPrice = /(?:[x×*]|\btimes) ?[$€£] ?(\d{1,2}(?:\.\d{1,3})?)(?![\w%]|[.,]\d)/iu
const longest = 400

/** Null where no bill is to be checked against one price by the hour, one time, and a sum. */
export function invoiceCheckIn(text: string): InvoiceText | null {
  if (text.length > longest || !ofBill.test(text) || !asksWhether.test(text)) return null
  let rest = text
  const data: InvoicedData[] = []
  for (const [words, amount = '', unit = '', , sign, price = '', money = '', per = ''] of text.matchAll(dataAtPrice)) {
    const isCents = /^(?:c|¢)/iu.test(money)
    if (price === '' || (sign === undefined && money === '' && !price.includes('.'))) continue
    const perGb = (Number(price) * (isCents ? 0.01 : 1)) / gigabytesOfUnit(per)
    const gigabytes = typedNumber(amount) * gigabytesOfUnit(unit)
    if (!(perGb > 0) || !(gigabytes > 0)) continue
    data.push({ gigabytes, perGb, words: words.trim() })
    rest = rest.replace(words, ' ')
  }
  const priced = priceIn(rest)
  if (priced === null) return null
  const [charged, ...sums] = wholeSumsIn(priced.rest)
  if (charged === undefined || sums.length > 0) return null
  const without = collapseSpaces(priced.rest.replace(charged.words, ' '))
  const ofGpus = gpuHoursIn(without)
  if (ofGpus !== null)
    return ofGpus.isMonthly
      ? null
      : { charged, rate: priced.rate, hours: ofGpus.value, isOfAll: true, data, rest: ofGpus.rest }
  const [span, ...spans] = timeSpansIn(without)
  if (span === undefined || spans.length > 0) return null
  const spanless = collapseSpaces(without.replace(span.words, ' '))
  return { charged, rate: priced.rate, hours: span.hours, isOfAll: false, data, rest: spanless }
}

function priceIn(text: string): { readonly rate: InvoiceText['rate']; readonly rest: string } | null {
  const found = ratesIn(text)
  const [rate, ...others] = found?.rates ?? []
  if (found !== null && rate !== undefined)
    return others.length > 0 || rate.per !== 'hour' ? null : { rate, rest: found.rest }
  const [words, digits] = factorPrice.exec(text) ?? []
  return words === undefined
    ? null
    : { rate: { usd: Number(digits), isPerGpu: true }, rest: collapseSpaces(text.replace(words, ' ')) }
}
