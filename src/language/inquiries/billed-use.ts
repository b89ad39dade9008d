/** "The bill was $2,140, but training took 90 hours on 4 H100s. Where did the rest go?": a bill beside the use that is told. */
import { gpuHoursIn } from './gpu-hours.ts'
import { ratesIn } from './quoted-rate.ts'
import { timeSpansIn } from '../questions/spans-of-time.ts'
import { collapseSpaces } from '../text/characters.ts'

export type BillText = {
  readonly amount: number
  readonly currency: string | null
  readonly words: string
  /** In all, or of each of the GPUs that are named. */
  readonly use: { readonly hours: number; readonly isOfAll: boolean }
  readonly rest: string
}

const money = String.raw`(?<sign>[$€£]) ?(?<number>\d[\d,]{0,12}(?:\.\d{1,2})?)(?<thousand> ?k\b)?|(?<digits>\d[\d,]{0,12}(?:\.\d{1,2})?)(?<thousands> ?k)? ?(?<word>usd|dollars?|bucks|eur|euros?|gbp|pounds?|quid|[€£$])(?!\w)`
const sums = new RegExp(String.raw`(?<![\w.])(?:${money})(?! ?(?:\/|per\b|an? (?:hour|gpu|month)|each|hourly))`, 'giu')
const ofBill =
  /\b(?:bills?|billed|invoic\w*|charg(?:ed|es?|ing)|paid|pay|paying|spent|cost us|statement|expenses?|receipt|usage says)\b/iu
const asksWhy =
  /\b(?:why|where|what (?:explains|happened|else|am i|are we|is the rest|'s the rest|did)|how come|how (?:is|can) (?:that|it|this)|(?:is|was|does|did) (?:that|this|it)|add up|adds up|plausible|rest|gap|differ\w+|the other|makes? sense|correct|right|ok|okay|too (?:much|high)|overcharg\w+|normal|usual|fair|reasonable|legit|look (?:fine|good|high)|market|explain|(?:please )?check(?: (?:it|this|that))?(?: please)?(?=[.?!]|$)|(?:invoice|bill) check)\b/iu
const useWords =
  /\b(?:us(?:ed?|age|ing)|train\w*|ran|run|runs|running|took|takes|for|of|only|just|jobs?|lasted|worked|needed|(?:gpu|card)[- ]?(?:hours?|hrs?|h))\b|'/iu
const shortest = 12
const longest = 400

/** Null where not one sum of a bill and one amount of use are told, or nobody asks how they go together. */
export function billedUseIn(text: string): BillText | null {
  if (text.length < shortest || text.length > longest || !ofBill.test(text) || !asksWhy.test(text)) return null
  if (ratesIn(text) !== null) return null
  const found = [...text.matchAll(sums)]
  const [sum] = found
  if (sum === undefined || found.length > 1 || !useWords.test(text)) return null
  const { sign, number, thousand, digits, thousands, word } = sum.groups ?? {}
  const amount =
    Number((number ?? digits ?? '').replaceAll(',', '')) *
    (thousand === undefined && thousands === undefined ? 1 : 1000)
  const typed = `${sign ?? ''}${word ?? ''}`.toLowerCase()
  const currency = /€|eur/u.test(typed) ? 'EUR' : /£|gbp|pound|quid/u.test(typed) ? 'GBP' : null
  const without = collapseSpaces(text.replace(sum[0], ' '))
  const ofGpus = gpuHoursIn(without)
  if (ofGpus !== null)
    return ofGpus.isMonthly || !(amount > 0)
      ? null
      : {
          amount,
          currency,
          words: sum[0].replace(/[\s,.]+$/u, ''),
          use: { hours: ofGpus.value, isOfAll: true },
          rest: ofGpus.rest,
        }
  // "Billed for a month in which it ran 200 hours": the month is that of the bill.
  const spans = timeSpansIn(without)
  const counted = spans.filter(
    ({ words, from }) =>
      /^\d/u.test(words) && !/\b(?:last|past|for the|each|every|within) $/iu.test(without.slice(0, from)),
  )
  const [span, ...others] = counted.length > 0 ? counted : spans
  if (span === undefined || others.length > 0 || !(amount > 0)) return null
  const rest = collapseSpaces(without.replace(span.words, ' '))
  return { amount, currency, words: sum[0].replace(/[\s,.]+$/u, ''), use: { hours: span.hours, isOfAll: false }, rest }
}
