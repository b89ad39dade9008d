/** "Reserved at 1.95 or on demand at 2.49, used 60 %": two prices of the same GPUs that are both given. */
import type { InquiryWords } from '../../catalog/inquiry-facts.ts'
import type { Pricing } from '../../catalog/provider.ts'
import { hoursOfUnit } from '../../scenario/hours-of-time.ts'
import { countOf } from '../questions/same-run-again.ts'
import { committedHoursIn, termNamedIn } from './request-words.ts'
import { gpuHoursIn } from './gpu-hours.ts'
import { lostShareIn, utilizationIn } from './utilization.ts'
import { workSpanIn } from './work-span.ts'

/** As they were said, in the currency that was typed. */
export type PriceContrast = {
  readonly onDemand: number
  readonly other: number
  readonly pricing: Exclude<Pricing, 'on_demand'>
  readonly sign: '$' | '€' | '£'
  /** Of the hours of the term, and of the work; null: it is not said. */
  readonly usedShare: number | null
  readonly lostShare: number | null
  /** By what the share that is lost was reckoned, in words; absent: it was told, or nothing says it. */
  readonly lostWords?: string
  readonly termHours: number | null
  /** GPU-hours of work that are asked about; null: none. */
  readonly gpuHours: number | null
  /** How long the work is, of the hours of the term; absent: it is not said. */
  readonly workHours?: number
  /** A fast network between machines comes with one of them. */
  readonly isLinkNamed?: true
  /** Hours of a run on all of the GPUs that are named; null: it is not said. */
  readonly runHours: number | null
  /** That are used in a month; null: it is not said. */
  readonly gpuHoursPerMonth: number | null
}

export type ContrastText = { readonly contrast: PriceContrast; readonly rest: string }

const labels: readonly (readonly [Pricing, string])[] = [
  [
    'on_demand',
    String.raw`on[- ]?demand|od|pay[- ]as[- ]you[- ]go|payg|uncommitted|no commitment|hourly|otherwise|list price`,
  ],
  [
    'reserved',
    String.raw`reserv\w*|commit(?:ment|ted|ting)?|(?:\d+|an?|one|two|three|six|twelve)[- ]?(?:years?|yrs?|yr|months?|mo)(?= (?:at|for|deal|term|contract|plan|reserv|commit)|:)|contract|savings plan|term`,
  ],
  ['spot', String.raw`spot|preemptible|interruptible`],
]
const price = String.raw`(?<![\w.])(?:(?:[$€£]|usd|eur|gbp) ?(?:\d{1,3}(?:\.\d{1,3}|,\d{1,2})?(?!\d|[.,]\d)|\.\d+)|\d{1,3}(?:\.\d{1,3}|,\d{1,2})(?!\d)(?= ?(?:[$€£]|usd|eur|gbp|\/|per\b|an? h|[,;)?]|\.(?!\d)|$|\s)))(?! ?(?:%|x\b|×|[bmk]\b|tokens?|tb|gb|hours?\b))`
const priceUnit = String.raw`(?: ?(?:[$€£]|usd|eur(?:os?)?|gbp|dollars?|bucks))?(?: ?(?:\/|per|an?) ?(?:gpu|card|h100|h200|a100|b200)?[- \/]*(?:h(?:our|r)?|gpu)\b)?`

/** A share of the price, and none of the hours. */
const paidAhead = /\d{1,3} ?% ?(?:up[- ]?front|prepaid|in advance|down)\b/giu

type TextSpan = { readonly from: number; readonly to: number }

/** Null where there are not two prices, one of them on demand; or where more are named. */
export function contrastIn(text: string, words: InquiryWords): ContrastText | null {
  const found = [...text.matchAll(new RegExp(`${price}${priceUnit}`, 'giu'))].map(({ 0: words, index }) => ({
    words,
    value: Number((/\d+(?:[.,]\d+)?|\.\d+/u.exec(words)?.[0] ?? '').replace(',', '.')),
    from: index,
    to: index + words.length,
  }))
  if (found.length !== 2) return null
  const named = labels.flatMap(([pricing, pattern]) =>
    [...text.matchAll(new RegExp(String.raw`\b(?:${pattern})\b`, 'giu'))].map(({ 0: words, index }) => ({
      pricing,
      from: index,
      to: index + words.length,
    })),
  )
  const [one, two] = found
  if (one === undefined || two === undefined) return null
  const pricings = likeliest(text, named, [one, two])
  if (pricings === null) return null
  const [first, second] = pricings
  const isFirstOpen = first === 'on_demand' || (first === null && second !== 'on_demand')
  // "$1.89 for 12 months": what is paid for a term is bound, whatever it is called.
  const bound = termNamedIn(text) === null ? undefined : 'reserved'
  const other = (isFirstOpen ? second : first) ?? named.find(({ pricing }) => pricing !== 'on_demand')?.pricing ?? bound
  if (other === undefined || other === 'on_demand') return null
  return contrastOf(text, isFirstOpen ? [one, two] : [two, one], other, words)
}

function contrastOf(
  text: string,
  [onDemand, other]: readonly [Price, Price],
  pricing: PriceContrast['pricing'],
  inquiryWords: InquiryWords,
): ContrastText | null {
  // A reservation may be dearer than what prices fall to; what may be taken back never is.
  if (onDemand.value <= other.value && (pricing === 'spot' || utilizationIn(text) === null)) return null
  const work = pricing === 'reserved' ? workSpanIn(text) : null
  const timed = text.replace(work?.words ?? '', ' ')
  const boundHours = pricing === 'reserved' ? (termNamedIn(timed) ?? committedHoursIn(timed, inquiryWords)) : null
  // Work that outlasts the term is paid for until it is done.
  const termHours = boundHours === null || work === null ? boundHours : Math.max(boundHours, work.hours)
  const typed = `${onDemand.words} ${other.words}`
  const hours = gpuHoursIn(text)
  let rest = text
  for (const { words } of [onDemand, other, ...(hours === null ? [] : [hours])]) rest = rest.replace(words, ' ')
  return {
    contrast: {
      onDemand: onDemand.value,
      other: other.value,
      pricing,
      sign: /€|eur/iu.test(typed) ? '€' : /£|gbp/iu.test(typed) ? '£' : '$',
      usedShare:
        work === null || termHours === null ? utilizationIn(text.replace(paidAhead, ' ')) : work.hours / termHours,
      ...(work === null || termHours === null ? {} : { workHours: work.hours }),
      ...(network.test(text) ? { isLinkNamed: true } : {}),
      lostShare: lostShareIn(text),
      termHours,
      gpuHours: hours === null || hours.isMonthly ? null : hours.value,
      runHours: pricing === 'spot' && hours === null ? runHoursIn(text) : null,
      gpuHoursPerMonth: hours?.isMonthly === true ? hours.value : null,
    },
    rest: rest.replaceAll(/[^\S\n]+/gu, ' ').trim(),
  }
}

const network = /\b(?:infini ?band|ib|roce)\b/iu

const lengthOfRun =
  /(?<![\w.])(\d{1,4}(?:\.\d{1,2})?|an?|one|two|three)[ -]?(h|hrs?|hours?|days?|weeks?)[ -](?:long )?(?:(?:training|pre-?training|fine-?tuning) )?(?:run|job|training|pre-?training|fine-?tune)\b|\b(?:run|job|training|work|rent|gpus?|[abhlv]\d{2,3}s?)(?: (?:takes?|lasts?|is|needs?|of|for|runs)){1,2} (?:about |around |some )?(\d{1,4}(?:\.\d{1,2})?) ?(h|hrs?|hours?|days?|weeks?)\b/iu

/** "A 5-day run": null where no length is told. */
function runHoursIn(text: string): number | null {
  const [, first, firstUnit, second, secondUnit] = lengthOfRun.exec(text) ?? []
  const amount = first ?? second
  if (amount === undefined) return null
  const hours =
    (/^\d/u.test(amount) ? Number(amount) : countOf(amount)) * (hoursOfUnit(firstUnit ?? secondUnit ?? '') ?? NaN)
  return hours > 0 ? hours : null
}

type Price = TextSpan & { readonly words: string; readonly value: number }

/** What each price is of, by the words that stand nearest to both together; null where it does not say, or both are no rent on demand. */
function likeliest(
  text: string,
  named: readonly Label[],
  [one, two]: readonly [Price, Price],
): readonly [Pricing | null, Pricing | null] | null {
  const ofOne = [null, ...named]
  const contrasts = ofOne.flatMap((first) =>
    ofOne.flatMap((second) => {
      const pair = [first?.pricing ?? null, second?.pricing ?? null] as const
      const isComparable = pair[0] !== pair[1] && (pair.includes('on_demand') || pair.includes(null))
      const gap = gapTo(text, one, first, two) + gapTo(text, two, second, one)
      return isComparable && Number.isFinite(gap) ? [{ pair, gap }] : []
    }),
  )
  return contrasts.toSorted((a, b) => a.gap - b.gap)[0]?.pair ?? null
}

/** Characters between a price and a word, more where a clause ends there; beyond the other price is no way. */
function gapTo(text: string, price: Price, label: Label | null, other: Price): number {
  if (label === null) return unnamed
  const [from, to] = label.from < price.from ? [label.to, price.from] : [price.to, label.from]
  return other.from >= from && other.to <= to
    ? Infinity
    : to - from + (/[,;?!]/u.test(text.slice(from, to)) ? clauseEnd : 0)
}
/** A word so far away says nothing of a price. */
const unnamed = 40
const clauseEnd = 15

type Label = TextSpan & { readonly pricing: Pricing }
