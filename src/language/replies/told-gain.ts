/** "WER was 21.4 after epoch 1 and 20.9 after epoch 2, is a third worth it?": what the last pass over the data gained. */
export type ToldGain = {
  readonly metric: string
  readonly before: number
  readonly after: number
  readonly isLowerBetter: boolean
  /** The passes that were made. */
  readonly passes: number
  readonly isAsked: boolean
}

const falling = 'wer|cer|loss|eval loss|val loss|validation loss|perplexity|ppl|error(?: rate)?|mae|rmse|mse|eer|fid'
const rising =
  'acc(?:uracy)?|f1|bleu|rouge(?:-?l)?|chrf|recall|precision|auc|map|ndcg|mrr|em|exact match|score|reward|win ?rate|pass@1|kappa'
const metric = new RegExp(String.raw`\b(?<metric>${falling}|${rising})\b`, 'u')
const lower = new RegExp(`^(?:${falling})$`, 'u')
const value = String.raw`(?<![\w.])(\d{1,3}(?:\.\d{1,4})?) ?%?`
const two: readonly RegExp[] = [
  new RegExp(String.raw`${value}(?: ?(?:after|at|in|for|on|with)? ?(?:the )?(?:epoch|pass|ep) ?(?:1|one|#1)| after (?:the )?(?:first|one)(?: epoch| pass)?)?[\s,;:]{0,2}(?:and|then|to|->|→|vs\.?|down to|up to|,|now)[\s]{0,2}(?:then |now |it's |it is |was |only )?${value}(?= ?(?:after|at|in|for|on|with|\(|[,.;!?]|$|epoch|now|after))`, 'u'),
  new RegExp(String.raw`\bepoch (?:1|one)\b[^\d]{0,12}${value}[^\d]{0,12}\bepoch (?:2|two)\b[^\d]{0,12}${value}`, 'u'),
] // prettier-ignore
const ofPasses = /\b(?:epochs?|pass(?:es)?|third|2nd|second|3rd)\b/u
const passNumber =
  /\bepoch (?:(?<digits>[2-9])|(?<word>two|three|four|five))\b|\b(?<ordinal>second|2nd|third|3rd|fourth|4th) (?:epoch|pass)\b/gu
const numbers: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, second: 2, '2nd': 2, third: 3, '3rd': 3, fourth: 4, '4th': 4 } // prettier-ignore
const asks =
  /\b(?:worth|should (?:we|i)|do (?:we|i) (?:do|need|go|run|train)|another|one more|keep going|go on|continue|stop (?:here|now)|a (?:third|fourth)|the (?:third|fourth))\b/u
const maxLength = 170

/** Null where no two values of a measure are told, of one pass and the next. */
export function gainIn(typed: string): ToldGain | null {
  if (typed.length > maxLength) return null
  const line = typed.toLowerCase()
  const named = metric.exec(line)?.groups?.['metric']
  if (named === undefined || !ofPasses.test(line)) return null
  const found = two.map((form) => form.exec(line.slice(line.indexOf(named)))).find((match) => match !== null)
  const [before, after] = [Number(found?.[1]), Number(found?.[2])]
  if (!(before > 0) || !(after > 0) || before === after || Math.max(before, after) > 3 * Math.min(before, after)) return null
  const told = [...line.slice(0, line.search(/\?|$/u)).matchAll(passNumber)].map(({ groups }) => numbers[groups?.['word'] ?? groups?.['ordinal'] ?? ''] ?? Number(groups?.['digits'])) // prettier-ignore
  const isAsked = asks.test(line)
  const made = told.filter((count) => !isAsked || count < 3)
  return { metric: named, before, after, isLowerBetter: lower.test(named), passes: Math.max(2, ...made), isAsked }
} // prettier-ignore
