/** "Max $2.40/GPU-hour", "under 30 cents an hour", "$2 an hour per card is my ceiling": the most that an hour may cost. */
import type { Pricing } from '../../catalog/provider.ts'
import { collapseSpaces } from '../text/characters.ts'
import { type QuotedRate, ratesIn } from './quoted-rate.ts'

export type PriceCap = {
  readonly rate: QuotedRate
  /** Nothing says that the price is of an hour: beside a job it is a budget. */
  readonly isBare: boolean
  /** Ways to rent that are ruled out. */
  readonly refused: readonly Pricing[]
  /** The text without the limit. */
  readonly rest: string
}

/** What such a text has in any case. */
const guard =
  /\b(?:under|below|less|most|max\w*|more than|cheaper|exceed|within|above|over|beyond|cap|capped|limit|ceiling|up to|tops)\b|[<≤]/iu

const refusing = String.raw`(?:won'?t|can'?t|cannot|don'?t|doesn'?t|mustn'?t|shouldn'?t|wouldn'?t|not|never)`
const spending = String.raw`(?:pay|spend|go|be|cost|paying|spending|going)`
/** Words right before a price that make a limit of it. */
const most = new RegExp(
  String.raw`(?:\b(?:${refusing} (?:(?:want|wish|like|able) to )?(?:${spending} (?:any )?(?:more than|over|above|beyond|higher than)|exceed)|(?:but |and )?(?:no|not|never|nothing|none|nobody)(?: (?:that|which|costing|priced|at|is|costs?|goes|runs|asks?)){0,2} (?:more than|over|above|higher than|beyond)|(?:for |at )?(?:(?:has to |must |should |needs to )?(?:be|stay|remain|keep|kept|staying) )?(?:under|below|less than|cheaper than|at most|at the most|up to|within|no higher than)|(?:(?:price|hourly|hard|our|my|the|with|a) ){0,3}(?:max(?:imum)?|cap(?:ped)?|limit(?:ed)?|ceiling)\b\.?(?: price)?(?: (?:is|of|at|to))?)|[<≤])(?: of| is)?=?[\s:~]{0,3}(?:about )?$`,
  'iu',
)
/** The same behind it. */
const mostBehind =
  /^,? ?(?:(?:is|as|being) )?(?:(?:the|my|our|a|an) )?(?:(?:hard|absolute|upper) )?(?:max(?:imum)?\b\.?|ceiling\b|cap\b|limit\b|tops\b|at (?:the )?most\b|or (?:less|below|under|lower|cheaper)\b)/iu

const cents = /(?<![\w.])(\d{1,2}) ?(?:cents?|ct|¢)(?= ?(?:\/|per|an?) ?(?:gpu|card|h))/iu
/** "Max $2.40", "cap of 2.20": dollars and cents of which no time is said. */
const bare =
  /\b(?:under|below|less than|more than|above|most|max(?:imum)?|cap|limit|ceiling|up to)\b\.?(?: price)?(?: (?:is|of|at|to))?[\s:]{1,3}\$?\d{1,2}\.\d{1,2}(?![\w%]|\.\d|,\d| ?(?:%|\/|per\b|an?\b|each\b|k\b|m\b|b\b|[tg]i?b\b|million|billion|tokens?|hours?|h\b|days?|weeks?|months?|usd an?|usd per|dollars? (?:an?|per)))/iu

/** "Hourly rate must stay below $4": the time stands before the price. */
const hourly =
  /\b(?:hourly(?: (?:rate|price|cost|budget|spend|limit|cap|bill))?|(?:rate|price|cost)s? (?:per|an|by the) hour|(?:per|an) hour)\b[^.;!?$€£\d]{0,30}(?:[$€£] ?\d{1,3}(?:\.\d{1,2})?|\d{1,3}(?:\.\d{1,2})? ?(?:[$€£]|usd|dollars?|bucks|eur(?:os?)?))(?![\w.,]*\d|k| ?(?:\/|per|an?) ?(?:h|gpu))/iu

const hourlyWords =
  /\b(?:(?:our|my|the) )?hourly (?:rate|price|cost|budget|spend|limit|cap|bill)s?\b(?: (?:must|should|has to|needs to|is))?/iu

const refusals: readonly (readonly [Pricing, RegExp])[] = [
  [
    'spot',
    /\b(?:no|not|without|never|non)[ -](?:any |on )?(?:spot|pre-?emptibles?|interruptibles?)\b|\bon[- ]?demand\b/iu,
  ],
  [
    'reserved',
    /\b(?:no|not|without|never|zero|any) (?:\w+[- ]){0,2}(?:contracts?|commit\w*|terms?|reserv\w*|lock[- ]?in)\b|\bon[- ]?demand\b/iu,
  ],
]

/** Null where no price of an hour is a limit, or other prices stand beside it. */
export function priceCapIn(typed: string): PriceCap | null {
  if (!guard.test(typed)) return null
  const inDollars = typed.replace(cents, (_, count: string) => `$${(Number(count) / 100).toFixed(2)}`)
  const told = inDollars.replace(hourly, (words) => `${words} an hour`)
  const text = told === inDollars ? inDollars.replace(bare, (words) => `${words} an hour`) : told
  const found = ratesIn(text)
  const [rate, ...others] = found?.rates ?? []
  if (rate?.per !== 'hour' || others.length > 0) return null
  const at = text.indexOf(rate.words)
  const limit = most.exec(text.slice(Math.max(0, at - maxBefore), at))?.[0] ?? ''
  const after = text.slice(at + rate.words.length)
  const behind = limit === '' ? (mostBehind.exec(after)?.[0] ?? '') : ''
  if (limit === '' && behind === '') return null
  // "It went from 2.10 up to $2.49" tells of a price.
  if (/up to/iu.test(limit) && /\b(?:from|went|rose|raised?|increased?)\b/iu.test(text.slice(0, at))) return null
  const rest = `${text.slice(0, at - limit.length)} ${after.slice(behind.length).replace(/^,? ?each\b/iu, '')}`
  return {
    rate,
    isBare: text !== told,
    refused: refusals.flatMap(([pricing, words]) => (words.test(typed) ? [pricing] : [])),
    rest: collapseSpaces(rest.replace(hourlyWords, ' ')).replaceAll(/ ?,? ?(?=[.?!]|$)/gu, ''),
  }
}
const maxBefore = 48
