/** What a question says of a thing that is asked about: a device, how long something is kept, what a test took. */
import { numberWords } from '../text/number-words.ts'
import { scaleOf, typedNumber } from '../text/typed-number.ts'
import { fractions } from './named-amounts.ts'

/** A part of the work that was done already, and what it took. */
export type DoneTest = { readonly share: number; readonly hours?: number; readonly usd?: number }

export type AskedDetails = {
  /** A device that is no GPU, as it is called in an answer. */
  readonly device?: string
  /** For so many months something is kept. */
  readonly months?: number
  /** In what a count of tokens is wanted. */
  readonly tokensAs?: 'pages' | 'words'
  /** Of experts, the part that chooses them. */
  readonly ofRouter?: true
  /** What a test took of the work. */
  readonly test?: DoneTest
  /** The speed is asked for in examples, in so many seconds. */
  readonly examplesIn?: number
  /** What more cards brought: from how many to how many, and how many times as fast. */
  readonly scaled?: { readonly from: number; readonly to: number; readonly times: number }
  /** What something costs is asked. */
  readonly asksMoney?: true
  /** The figure is for somebody who holds one to it: a client, an offer. */
  readonly asksQuote?: true
  /** What breaks off is on spot. */
  readonly isOfSpot?: true
  /** What brings a run to an end of its range is asked. */
  readonly asksWhySpread?: true
  /** Documents of which there are to be vectors. */
  readonly documents?: number
  /** Parameters of a model, and tokens, that are weighed by a rule. */
  readonly size?: number
  readonly ofTokens?: number
}

const money =
  /\$|€|£|\b(?:cost|costs|costing|price|prices|priced|charge|charged|charges|bill|billed|pay|paid|dollars?|expensive|cheap|free)\b/iu

const devices = [
  ['a Raspberry Pi', /\b(?:raspberry|rpi|pi(?: ?[345])?)\b/iu],
  ['a phone', /\b(?:i?phones?|pixel|android|galaxy|smartphones?|mobiles?)\b/iu],
  ['a tablet', /\b(?:ipads?|tablets?)\b/iu],
  ['a Chromebook', /\bchromebo?o?ks?\b/iu],
  ['a NAS', /\b(?:nas|synology|qnap)\b/iu],
  ['a laptop without a GPU', /\b(?:laptops?|notebooks?|thinkpads?|ultrabooks?|macbook air)\b/iu],
  ['an office PC', /\b(?:pc|pcs|desktops?|computers?|workstations?|intel|i[3579]|celeron|nuc)\b/iu],
] as const

const spans: Readonly<Record<string, number>> = { week: 12 / 52, month: 1, quarter: 3, year: 12 }
const keptFor = /\b(?:(\d{1,3}|an?|one|two|three|six|per|each|every) )(week|month|quarter|year)s?\b/iu

function monthsIn(text: string): number | null {
  const [, count = '', span = ''] = keptFor.exec(text) ?? []
  const length = spans[span.toLowerCase()]
  if (length === undefined) return null
  return length * (numberWords[count.toLowerCase()] ?? (/^\d/u.test(count) ? Number(count) : 1))
}

const pages = /\b(?:pages?|pdfs?|books?|sheets?)\b/iu
const words = /\bwords?\b/iu
const router = /\b(?:router|gate|gating|routing)\b/iu

const partDone =
  /\b(?:(\d{1,2}(?:\.\d)?) ?(?:%|percent\b)|(?:a|an|one|1\/)? ?(half|third|quarter|fifth|tenth|10th)\b|1\/(\d{1,2})\b)/iu
const tookHours = /\b(\d{1,4}(?:\.\d{1,2})?) ?(hours?|hrs?|h|minutes?|mins?|days?)\b/iu
const tookMoney = /[$€£] ?(\d{1,6}(?:\.\d{1,2})?)|\b(\d{1,6}(?:\.\d{1,2})?) ?(?:dollars|bucks|usd|eur|euros?)\b/iu
const hoursOf: Readonly<Record<string, number>> = { h: 1, m: 1 / 60, d: 24 }

/** "A tenth takes 2h", "10% cost $8". */
function testIn(text: string): DoneTest | null {
  const [whole, percent, part, over] = partDone.exec(text) ?? []
  if (whole === undefined) return null
  const share =
    percent === undefined
      ? over === undefined
        ? (fractions[(part ?? '').toLowerCase().replace('10th', 'tenth')] ?? 0)
        : 1 / Number(over)
      : Number(percent) / 100
  if (share <= 0 || share >= 1) return null
  const [, time, unit = ''] = tookHours.exec(text) ?? []
  const [, before, behind] = tookMoney.exec(text) ?? []
  const usd = before ?? behind
  return {
    share,
    ...(time === undefined ? {} : { hours: Number(time) * (hoursOf[unit.charAt(0).toLowerCase()] ?? 1) }),
    ...(usd === undefined ? {} : { usd: Number(usd) }),
  }
}

const examplesIn =
  /\b(?:examples?|samples?|rows?|records?|pairs?|images?|pictures?|documents?|docs?|tickets?|sequences?)\b(?:.{0,40}?(?:\b(?:per|an?|each|every) |\/ ?))(sec(?:ond)?|s|min(?:ute)?|hour|h|day)\b/iu
const secondsOf: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 }

const fromTo = /\b(?:from )?(\d{1,4}) (?:to|->|→) (\d{1,4})\b/iu
const timesFaster = /\b(\d(?:\.\d{1,2})?) ?(?:x|×|times)(?!\w)/iu

function scaledIn(text: string): NonNullable<AskedDetails['scaled']> | null {
  const [, from, to] = fromTo.exec(text) ?? []
  const [, times] = timesFaster.exec(text) ?? []
  if (from === undefined || to === undefined || times === undefined) return null
  const read = { from: Number(from), to: Number(to), times: Number(times) }
  return read.from > 0 && read.to > read.from && read.times > 1 ? read : null
}

const documents =
  /(?<![\w.,])(\d[\d,]{0,11}(?:\.\d{1,2})?) ?(k|m|b|thousand|million|mio|billion)? (?:\w{1,14} )?(?:docs?|documents?|abstracts?|chunks?|passages?|texts?|products?|articles?|pages|tickets?|vectors?|items|rows|records?|embeddings?|entries|sentences|papers|emails?|messages)\b/iu

function documentsIn(text: string): number | null {
  const [, digits, unit = ''] = documents.exec(text) ?? []
  if (digits === undefined) return null
  return typedNumber(digits) * scaleOf(unit)
}

const ofTokens = /(?<![\w.,])(\d{1,5}(?:\.\d{1,3})?) ?([kmbt])(?:n|illion|rillion)? (?:tokens?|toks?)\b/iu
const ofSize = /(?<![\w.,])(\d{1,4}(?:\.\d{1,3})?) ?([mb])\b(?! ?(?:tokens?|toks?|words|rows|examples|docs|pages))/iu
const named: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 }

function amountIn(pattern: RegExp, text: string): number | null {
  const [, digits, unit = ''] = pattern.exec(text) ?? []
  return digits === undefined ? null : Number(digits) * (named[unit.toLowerCase()] ?? 1)
}

/** `text`: of the question. */
export function detailsAsked(text: string): AskedDetails {
  const device = devices.find(([, named]) => named.test(text))?.[0]
  const [months, test, scaled, count] = [monthsIn(text), testIn(text), scaledIn(text), documentsIn(text)]
  const [size, tokens] = [amountIn(ofSize, text), amountIn(ofTokens, text)]
  const [, unit] = examplesIn.exec(text) ?? []
  const seconds = unit === undefined ? undefined : secondsOf[unit.charAt(0).toLowerCase()]
  return {
    ...(device === undefined ? {} : { device }),
    ...(months === null ? {} : { months }),
    ...(pages.test(text) ? { tokensAs: 'pages' as const } : words.test(text) ? { tokensAs: 'words' as const } : {}),
    ...(router.test(text) ? { ofRouter: true as const } : {}),
    ...(money.test(text) ? { asksMoney: true as const } : {}),
    ...(test === null ? {} : { test }),
    ...(seconds === undefined ? {} : { examplesIn: seconds }),
    ...(scaled === null ? {} : { scaled }),
    ...(count === null ? {} : { documents: count }),
    ...(size === null ? {} : { size }),
    ...(tokens === null ? {} : { ofTokens: tokens }),
  }
}
