/** "If it's over $400 take the first 500M", "drop to 2 epochs if it takes more than a day": a change that holds on a condition alone. */
import { hoursOfUnit } from '../../scenario/hours-of-time.ts'

export type JobCondition = {
  readonly limit: { readonly usd: number } | { readonly hours: number }
  /** As typed. */
  readonly words: string
  /** What is done where the job is over the limit. */
  readonly change: string
  readonly rest: string
}

const it = String.raw`(?:it|that|this|they|the (?:whole thing|cost|price|total|bill|run|job))`
const verb = String.raw`(?: (?:is|are|gets?|goes|costs?|comes?(?: out)?(?: (?:at|to))?|runs?|turns out(?: to be)?|ends? up|(?:would|will)(?: be| cost| take)?|takes?|needs?|lasts?|should (?:be|cost|take))|['’]?s)?`
const over = String.raw`(?:more than|over|above|beyond|north of|higher than|longer than|exceed(?:s|ing)?|past|>|(?:is not|isn['’]?t|does not|doesn['’]?t|do not|don['’]?t|won['’]?t|can['’]?t|cannot|not)(?: (?:fit|stay|come in|be|fall|done|finish))?(?: (?:in(?:to)?|under|within|below)))`
const amount = String.raw`(\$ ?)?(\d[\d,]*(?:\.\d{1,2})?|an?|one|half a)( ?k\b)? ?(usd\b|dollars?\b|bucks\b|hours?\b|hrs?\b|h\b|days?\b|weeks?\b)?`
const condition = String.raw`(?:if|should|in case|when)(?: ${it})?${verb}(?: (?:not |be |cost |take )?)?\s?${over} ${amount}`
const lead = String.raw`(?:(?:but|and|or|only|though)[, ]+)?`
const ahead = new RegExp(
  String.raw`[,;.–—-]{0,3}\s{0,4}\b${lead}(${condition})[,:]?\s+(?:then[, ]+)?([^.;?!\n]{2,80})`,
  'iu',
)
const behind = new RegExp(
  String.raw`[,;.–—\n]\s*${lead}([^.,;?!\n]{2,60}?)[, ]+(?:but )?(?:only )?(${condition})(?=\s*(?:[.,;?!\n]|$))`,
  'iu',
)

/** What people say before a change. */
const wishing =
  /^(?:(?:we|i|let['’]?s|please|just|only|instead|then|rather|simply|could|can|would|will|['’]d)\s+)*(?:(?:(?:just|only|rather)\s+)?(?:use|take|do|make (?:it|that)|go (?:for|with|to|down to)|drop (?:it )?(?:down )?to|cut (?:it )?(?:down )?to|reduce (?:it )?to|switch to|limit (?:it )?to|train(?: on)?|stick (?:to|with)|fall back (?:to|on))\s+)?(?:(?:just|only)\s+)?(?:the first\s+|a\s+)?/iu
const bareTokens =
  /(?<![\w.])(\d+(?:\.\d+)?) ?(m|mio|million|k)\b(?! ?(?:tok|param|examples?|rows|samples|pairs|docs|model))/giu
const thousands: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, 'half a': 0.5 }

/** Null where nothing is done on such a condition. */
export function jobConditionIn(text: string): JobCondition | null {
  const found = ahead.exec(text)
  const [whole, words = '', sign, digits = '', thousand, unit = '', after = ''] = found ?? []
  if (whole !== undefined) return conditionOf(text, whole, words, after, { sign, digits, thousand, unit })
  const [all, before = '', said = '', mark, figure = '', kilo, measure = ''] = behind.exec(text) ?? []
  return all === undefined
    ? null
    : conditionOf(text, all, said, before, { sign: mark, digits: figure, thousand: kilo, unit: measure })
}

type FigureMatch = {
  readonly sign: string | undefined
  readonly digits: string
  readonly thousand: string | undefined
  readonly unit: string
}

function conditionOf(
  text: string,
  whole: string,
  words: string,
  wish: string,
  figure: FigureMatch,
): JobCondition | null {
  const limit = limitOf(words, figure)
  const change = wish
    .replace(wishing, '')
    .replace(/\s+instead$/iu, '')
    .replaceAll(bareTokens, '$1$2 tokens')
    .trim()
  if (limit === null || change === '') return null
  return { limit, words: words.replace(/[\s,]+$/u, ''), change, rest: text.replace(whole, ' ').trim() }
}

function limitOf(words: string, { sign, digits, thousand, unit }: FigureMatch): JobCondition['limit'] | null {
  const value =
    (thousands[digits.toLowerCase()] ?? Number(digits.replaceAll(',', ''))) * (thousand === undefined ? 1 : 1000)
  if (!(value > 0)) return null
  const each = /^(?:h|d|w)/iu.test(unit) && !/^dollar/iu.test(unit) ? (hoursOfUnit(unit) ?? null) : null
  if (each !== null) return { hours: value * each }
  // A number alone is of money where it is said to be a price.
  const isMoney =
    sign !== undefined ||
    unit !== '' ||
    (/\d/u.test(digits) && /\b(?:cost|price|total|bill|budget|comes?)\w*\b/iu.test(words))
  return isMoney ? { usd: value } : null
}
