/** What a quotation asks besides the hours of GPUs: a fee to begin with, storage by the month. */
import { typedNumber } from '../text/typed-number.ts'
import { gigabytesOfUnit } from '../../scenario/text-size.ts'

export type QuoteExtras = {
  /** In the currency of the quotation; null: none is named. */
  readonly setup: number | null
  /** Of the storage that is needed, for a month; null: price or amount are not named. */
  readonly storagePerMonth: number | null
  readonly storageGb: number | null
  /** Share of a commitment that is paid before it begins; null: none is named. */
  readonly upfrontShare: number | null
  /** The text without them. */
  readonly rest: string
}

const sum = String.raw`(?:(?:[$€£]|usd|eur|gbp|chf) ?)?(?<![\d,.])(\d[\d,]{0,12}(?:\.\d{1,6})?)( ?k\b)?(?: ?(?:[$€£]|usd|eur(?:os?)?|gbp|chf|dollars?))?`
const setupWords = String.raw`(?:set[- ]?up|one[- ]?(?:time|off)|onboarding|installation|provisioning|activation)`
const setups = [
  new RegExp(String.raw`\b${setupWords}(?: (?:fees?|costs?|charges?))?[\s:=]*(?:of |is |at )?${sum}`, 'iu'),
  new RegExp(String.raw`${sum} (?:for )?${setupWords}(?: (?:fees?|costs?|charges?))?`, 'iu'),
]
const storagePrice = new RegExp(
  String.raw`(?:\b(?:storage|disk|nvme|volume)[\s:=]*(?:at |is )?)?${sum} ?(?:\/|per) ?(gb|tb) ?(?:\/|per|an?|and)? ?(?:month|mo)\b`,
  'iu',
)
/** "+ $1,200/month for 10TB storage" */
const storageSum = new RegExp(
  String.raw`(?:[+&,]|\bplus\b|\band\b)? ?${sum} ?(?:\/|per|an?) ?(?:month|mo)\b ?(?:for )?(\d[\d,.]{0,8}) ?(tb|gb)\b(?: (?:of )?(?:\p{L}+ )?(?:storage|disk|nvme|space|volume))?`,
  'iu',
)
/** "we'd need maybe 20 TB", "10 TB of storage": no amount of text to train on. */
const storageNeed =
  /\b(?:(?:need|needs|want|require|store|keep|use)\b(?: \p{L}+){0,2}? (\d[\d,.]*) ?(tb|gb)\b(?! ?(?:of )?(?:text|data|docs|jsonl))|(\d[\d,.]*) ?(tb|gb) (?:of )?(?:storage|disk|nvme|space)\b)/iu

/** "30% upfront", "half in advance", "all prepaid", "a deposit of 25%" */
const upfronts = [
  /(?:(?<![\w.])(\d{1,3}) ?(?:%|percent|pct)|\b(half|all|fully|everything))(?: (?:of it|of that|of the (?:total|sum|contract|price|whole)|is|to be|paid|due|must be|as|an?|the|cash|non-?refundable|security)){0,4} ?(?:up[- ]?front|in advance|pre-?paid|pre-?pay(?:ment)?|down[- ]?payment|downpayment|deposit|at signing|on signing)\b/iu,
  /\b(?:deposit|pre-?payment|down[- ]?payment|advance(?: payment)?|up[- ]?front(?: payment)?)(?: (?:of|is|at|about|around|they want|they ask|required|asked|for|:|=)){0,3} ?(?:(\d{1,3}) ?(?:%|percent|pct)|(half|all)\b)/iu,
]

/** Dollars of setting up and of storage (a month, or a gigabyte and month), and the text without the words for them. */
export function quoteExtrasIn(text: string): QuoteExtras {
  let rest = text
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest)
    if (match !== null) rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`
    return match
  }
  const whole = take(storageSum)
  const price = whole === null ? take(storagePrice) : null
  const need = price === null ? null : take(storageNeed)
  const setup = take(setups[0] ?? storagePrice) ?? take(setups[1] ?? storagePrice)
  const early = take(upfronts[0] ?? storagePrice) ?? take(upfronts[1] ?? storagePrice)
  const perGb = price === null ? null : typedNumber(price[1], price[2]) / gigabytesOfUnit(price[3] ?? '')
  const storageGb =
    whole !== null
      ? typedNumber(whole[3]) * gigabytesOfUnit(whole[4] ?? '')
      : need === null
        ? null
        : typedNumber(need[1] ?? need[3]) * gigabytesOfUnit(need[2] ?? need[4] ?? '')
  return {
    setup: setup === null ? null : typedNumber(setup[1], setup[2]),
    storagePerMonth:
      whole !== null
        ? typedNumber(whole[1], whole[2])
        : perGb === null || storageGb === null
          ? null
          : perGb * storageGb,
    storageGb,
    upfrontShare:
      early === null
        ? null
        : early[1] === undefined
          ? /^half$/iu.test(early[2] ?? '')
            ? 0.5
            : 1
          : Number(early[1]) / 100,
    rest: rest.replaceAll(/[^\S\n]+/gu, ' ').trim(),
  }
}
