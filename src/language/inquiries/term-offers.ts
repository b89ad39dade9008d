/** "2.49 on a 3 month commit, or 1.95 but a full year": offers that bind for terms of their own. */
import { hoursOfWeek } from '../../scenario/hours-of-time.ts'
import { hoursPerWeekIn, priceIn } from './buying-inquiry.ts'
import { timeSpansIn } from '../questions/spans-of-time.ts'
import { utilizationIn } from './utilization.ts'
import { workSpanIn } from './work-span.ts'
import { collapseSpaces } from '../text/characters.ts'

export type TermOffer = { readonly price: number; readonly hours: number }

export type TermOffers = {
  /** By what they cost a GPU and hour, in the currency that was typed; two or three. */
  readonly offers: readonly TermOffer[]
  /** Told beside them; null: those on record count. */
  readonly onDemand: number | null
  readonly sign: '$' | '€' | '£'
  /** Share of the time that the GPUs are used; null: nobody says. */
  readonly usedShare: number | null
  /** A machine that may be bought instead. */
  readonly purchase: number | null
  /** Without prices and terms. */
  readonly rest: string
}

const price =
  /(?<![\w.])(?:(?<sign>[$€£]) ?(?<signed>\d{1,2}(?:\.\d{1,3})?)|(?<bare>\d{1,2}\.\d{1,3}))(?![\d.]*\d|[.,]\d)(?! ?(?:%|x\b|×|[bmk]\b|tokens?\b|[tg]b\b|(?:h|hours?|hrs?|days?|weeks?|months?|years?)\b))(?:(?: ?(?:usd|eur|gbp|dollars?))?(?: ?(?:\/|per|an?) ?-?(?:gpu|card|h100|h200|a100|b200)?[-/ ]{0,3}(?:an? |per )?(?:h(?:ou)?rs?|hr|h|gpu)\b)?)/giu
const openPrice =
  /\b(?:on[- ]?demand|no (?:commitment|commit|term)|uncommitted|pay[- ]as[- ]you[- ]go|payg|by the hour|without (?:a |any )?(?:commitment|term|contract))\b/iu
const bound =
  /\b(?:commit\w*|terms?|contract\w*|reserv\w*|lock\w*|minimum|deal|offer\w*|quot\w+|vendors?|resellers?|providers?|sign|vs\.?|versus|or|which)\b/iu
const asksWhich =
  /\b(?:which|what (?:would|should)|should (?:we|i)|or|vs\.?|versus|better|take|sign|choose|pick|cheaper|worth|recommend\w*|compare)\b/iu
const longest = 400
const mostOffers = 3
/** "A month" is a term, "a week" mostly none. */
const shortestTerm = 14 * 24
/** A price of a machine. */
const leastPurchase = 2000

/** Null where not two or three prices and as many terms are told, with at most one price without a term. */
export function termOffersIn(typed: string): TermOffers | null {
  if (typed.length > longest || !bound.test(typed) || !asksWhich.test(typed)) return null
  // How long the work is binds nobody.
  const text = typed.replace(workSpanIn(typed)?.words ?? '', ' ')
  const prices = [...text.matchAll(price)].map((found) => ({
    value: Number(found.groups?.['signed'] ?? found.groups?.['bare']),
    words: found[0],
    sign: found.groups?.['sign'],
    from: found.index,
  }))
  const terms = timeSpansIn(text).filter(({ hours }) => hours >= shortestTerm)
  if (terms.length < 2 || terms.length > mostOffers) return null
  const open = prices.length === terms.length + 1 ? openPriceOf(text, prices) : null
  const ofTerms = prices.filter((one) => one !== open)
  if (ofTerms.length !== terms.length || ofTerms.some(({ value }) => !(value > 0))) return null
  const offers = terms.map(({ hours }, at) => ({ hours, price: ofTerms[at]?.value ?? 0 }))
  if (new Set(offers.map(({ hours }) => hours)).size < offers.length) return null
  let rest = text
  for (const { words } of [...prices, ...terms]) rest = rest.replace(words, ' ')
  const weekly = hoursPerWeekIn(rest, null)
  const purchase = /\b(?:buy|buying|purchas\w+|own)\b/iu.test(rest) ? priceIn(rest) : null
  const money = prices.find(({ sign }) => sign !== undefined)?.sign
  return {
    offers,
    onDemand: open?.value ?? null,
    sign: money === '€' || money === '£' ? money : '$',
    usedShare: utilizationIn(text) ?? (weekly === null || weekly > hoursOfWeek ? null : weekly / hoursOfWeek),
    purchase: purchase !== null && purchase >= leastPurchase ? purchase : null,
    rest: collapseSpaces(rest),
  }
}

type TermPrice = { readonly value: number; readonly from: number; readonly words: string }

/** The price that stands nearest to the words of one without a term, rather behind them than before. */
function openPriceOf<T extends TermPrice>(text: string, prices: readonly T[]): T | null {
  const words = openPrice.exec(text)
  if (words === null) return null
  const end = words.index + words[0].length
  const distance = ({ from, words: { length } }: T): number =>
    from >= end ? from - end : words.index - from - length + beforeWords
  return prices.toSorted((one, other) => distance(one) - distance(other))[0] ?? null
}
/** Signs that a price before them counts as farther. */
const beforeWords = 8
