/** "Invoice: 900 H100 hours at 2.40, 4 TB storage for 2 months at $0.07/GB, support 150": lines with prices of their own. */
import { typedNumber } from '../text/typed-number.ts'
import { gigabytesOfUnit } from '../../scenario/text-size.ts'
import { hoursOfMonth, hoursOfUnit } from '../../scenario/hours-of-time.ts'

/** One line of it, in the currency that was typed. */
export type InvoiceLine = {
  readonly words: string
  readonly amount: number
  /** How it comes about: "900 h × 2.40". */
  readonly factors: readonly string[]
  /** Kept for a part of a month: what a whole month would be. */
  readonly wholeMonth: number | null
}
type InvoiceLines = { readonly lines: readonly InvoiceLine[]; readonly sign: string }

const asksForSum =
  /\b(?:invoic\w+|bills?|breakdown|line items?|itemi[sz]\w+|statement|add (?:it|them|this|these|that) up|sum (?:it |them |this )?up|in total|total|altogether|comes? to|all in)\b/iu
const lineEnd = /(?:,(?!\d{3}\b)|;|\n|\+|(?<=[a-z]{3}):(?=\s)|\b(?:plus|and)\b|(?<=[\w)])[.?!](?=\s|$))\s{0,4}/iu
const number = String.raw`(\d[\d,]{0,11}(?:\.\d{1,4})?) ?(k)?`
const price = String.raw`(?:at|@|×|x|for|à|times|costing)? ?[$€£]? ?(\d{0,3}(?:\.\d{1,4})?) ?(cents?|ct|c|¢)?`
const [hoursLine, timeLine, dataLine, flatLine] = [
  String.raw`(?<![\w.$€£])${number} ?(?:x )?(?:[a-z]{0,4}\d{1,4}[a-z]{0,4}|gpus?)?s?(?: (?:sxm|pcie|gpu))?[ -]{0,2}(?:gpu[ -]?)?(?:hours?|hrs?|h)\b(?: (?:of|on) [\w ]{2,16}?)? ${price}(?: ?(?:[$€£]|usd|eur|dollars?|euros?))?(?: ?(?:\/|per|an?|each) ?(?:gpu[ -]?)?(?:hour|hr|h|gpu))?$`,
  String.raw`(?<![\w.$€£])(\d{1,4}) ?(?:x |× ?)?(?:[a-z]{1,4}\d{2,4}[a-z]{0,4}|gpu)s?(?: (?:sxm|pcie|gpus?))?(?: (?:for|over|×|x))? (\d{1,4}(?:\.\d)?) ?(hours?|h|days?|d|weeks?|months?) ${price}(?: ?(?:[$€£]|usd|eur))?(?: ?(?:\/|per|an?|each) ?(?:gpu[ -]?)?(?:hour|hr|h|gpu)(?:[ -]?hour)?)?$`,
  String.raw`(?<![\w.$€£])(\d[\d,]{0,8}(?:\.\d{1,3})?) ?(gb|tb|pb)(?:[- ]?months?)?\b([^$€£@\d]{0,40}?)(?:(\d{1,2}) months?\b[^$€£@\d]{0,12})?${price} ?(?:[$€£]|usd|eur)? ?(?:\/|per|an?|each) ?(gb|tb)(?:[ -]?(?:\/|per|a)?[ -]?(?:months?|mo))?$`,
  String.raw`^(?:an? |the )?((?:[a-z]{3,14} ){0,3}?(?:support|set-?up|fees?|subscription|ips?|network(?:ing)?|licen[cs]es?|monitoring|insurance|transfer|backup|snapshots?|egress|storage|management|onboarding|tax|vat)(?: fee)?)(?: of| is| at|:)? ?[$€£]? ?(\d[\d,]{0,8}(?:\.\d{1,2})?) ?(?:[$€£]|usd|eur|dollars?|euros?)?(?: (?:flat|once|one-off|in all))?$`,
].map((source) => new RegExp(source, 'iu'))
const movesOnce = /\b(?:egress|transfer\w*|traffic|download\w*|out(?:bound)?|upload\w*)\b/iu
const longest = 400

/** Null where no sum is asked for, or one of its numbers is none of a line. */
export function invoiceLinesIn(text: string): InvoiceLines | null {
  if (text.length > longest || !asksForSum.test(text)) return null
  const pieces = text
    .split(lineEnd)
    .map((piece) => piece.trim())
    .filter((piece) => /\d/u.test(piece))
  if (pieces.length < 2 || pieces.length > 10) return null
  const ofGpus = pieces.map(gpuLineOf)
  const term = ofGpus.reduce<number | null>((found, one) => found ?? one?.hours ?? null, null)
  const lines = pieces.map((piece, at) => ofGpus[at]?.line ?? dataLineOf(piece, term) ?? flatLineOf(piece))
  const read = lines.flatMap((each) => each ?? [])
  const hasGpus = ofGpus.some((one) => one !== null)
  return read.length < pieces.length || !hasGpus
    ? null
    : { lines: read, sign: text.includes('€') ? '€' : text.includes('£') ? '£' : '$' }
}

const priceOf = (digits = '', cents?: string): number => Number(digits) * (cents === undefined ? 1 : 0.01)

function gpuLineOf(piece: string): { readonly line: InvoiceLine; readonly hours: number | null } | null {
  const time = timeLine?.exec(piece)
  if (time != null) {
    const [words, count = '', length = '', unit = '', digits, cents] = time
    const hours = Number(length) * (hoursOfUnit(unit) ?? NaN)
    const rate = priceOf(digits, cents)
    return rate > 0 && hours > 0
      ? {
          line: {
            words: words.trim(),
            amount: Number(count) * hours * rate,
            factors: [count, `${hours} h`, `${rate}`],
            wholeMonth: null,
          },
          hours,
        }
      : null
  }
  const [words = '', digits, thousand, rateDigits, cents] = hoursLine?.exec(piece) ?? []
  const [hours, rate] = [typedNumber(digits, thousand), priceOf(rateDigits, cents)]
  return hours > 0 && rate > 0
    ? {
        line: { words: words.trim(), amount: hours * rate, factors: [`${hours} h`, `${rate}`], wholeMonth: null },
        hours: null,
      }
    : null
}

/** `term`: hours of the rent, for what is kept as long. */
function dataLineOf(piece: string, term: number | null): InvoiceLine | null {
  const found = dataLine?.exec(piece)
  if (found == null) return null
  const [words, digits, unit = '', what = '', told, rateDigits, cents, per = ''] = found
  const gigabytes = typedNumber(digits) * gigabytesOfUnit(unit)
  const perGb = priceOf(rateDigits, cents) / gigabytesOfUnit(per)
  if (!(gigabytes > 0) || !(perGb > 0)) return null
  const isMoved = movesOnce.test(piece) && !/\b(?:storage|disk|volume|nvme)\b/iu.test(what)
  const isPart = told === undefined && !isMoved && term !== null && term < hoursOfMonth
  const months = isMoved ? 1 : told === undefined ? (term === null || !isPart ? 1 : term / hoursOfMonth) : Number(told)
  const factors = [`${gigabytes} GB`, `${perGb}`]
  return {
    words: words.trim(),
    amount: gigabytes * perGb * months,
    factors: months === 1 ? factors : [...factors, `${Number(months.toPrecision(2))} months`],
    wholeMonth: isPart ? gigabytes * perGb : null,
  }
}

function flatLineOf(piece: string): InvoiceLine | null {
  const [words, , digits] = flatLine?.exec(piece.replace(/^\W{1,4}/u, '')) ?? []
  const amount = typedNumber(digits)
  return words === undefined || !(amount > 0) ? null : { words, amount, factors: [], wholeMonth: null }
}
