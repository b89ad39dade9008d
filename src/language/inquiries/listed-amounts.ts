/** "EN 60M tok, JP 45M tok", "12M tokens for one client, 35M for another": amounts of data in a row, each of something else. */
import { scaledNumber } from '../text/typed-number.ts'

export type ListedAmounts = {
  /** As many of the unit as each says, and the words beside it that tell what it is of; '' for none. */
  readonly parts: readonly { readonly value: number; readonly label: string; readonly words: string }[]
  /** What all of them count, as typed. */
  readonly unit: string
  /** The text with one amount in the place of the row. */
  readonly textWith: (amount: string) => string
  /** Signs or words that add one to the next stand between them. */
  readonly areAdded: boolean
}

const units = String.raw`tok(?:en)?s?|words?|char(?:acter)?s|examples?|rows?|pairs?|samples?|pages?|docs?|documents?|tickets?|images?`
const amount = new RegExp(
  String.raw`(?<![\w.,$€£-])(\d{1,9}(?:[.,]\d{1,3})*) ?(k|m|mio|mn|b|bn|thousand|million|billion)?\b(?: ?(${units})\b)?(?! ?(?:x|×|gpus?|epochs?|%|h\b|hours?|each|per\b|a (?:day|week|month)|params?|long|(?:resp\w+|completions?|answers?|rollouts?|generations?|outputs?)\b|in length|of context|seq(?:uence)?\b|ctx\b|context\b|windows?\b|batch\b|rank\b|steps?\b|usd\b|eur\b|gbp\b|chf\b|dollars?|euros?|bucks|pounds|francs|[$€£]))`,
  'giu',
)
const joining = /^(?:and|plus|with|of|for|in|from|the|a|has|have|gets?|is|are|on)$/iu
/** Words beside an amount that make it another kind of thing than a part of the data. */
const otherKind =
  /\b(?:or|vs|versus|then|later|first|now|was|were|before|after|instead|not|no|to|per|each|max|min|limit|maybe|prompt|prompts|response|completion|context|input|output|avg|average|mean|median|typical|total|altogether|sum|seen|of which|thereof|eval|evals|evaluation|test|tests|val|validation|holdout|runs?|experiments?|jobs?|stages?|pass|full|q?lora|sft|dpo|epochs?|seq|length|x|budget|spend|cap|ceiling|under|below|within|afford|money|grant|credits?|costs?|funds?)\b|[?=:×/$€£]/iu
const [maxBetween, maxLabel, maxLength, maxParts] = [48, 24, 600, 6]

type ListedAmount = { readonly from: number; readonly to: number; readonly value: number; readonly unit: string }

/** Null where fewer than two amounts of one unit stand in a row with nothing but what they are of between them. */
export function listedAmountsIn(text: string): ListedAmounts | null {
  if (text.length > maxLength) return null
  const found = [...text.matchAll(amount)].flatMap((match): ListedAmount[] => {
    const [words, digits = '', scale = '', unit = ''] = match
    const value = scaledNumber(digits, scale)
    // A bare "8b" is a model, and a bare number is anything.
    const isData = unit !== '' || /^(?:m|mio|mn|million|k)$/iu.test(scale)
    return isData && value >= fewest
      ? [{ from: match.index, to: match.index + words.length, value, unit: unit.toLowerCase() }]
      : []
  })
  const row = longestRow(found, text)
  const named = [...new Set(row.flatMap(({ unit }) => (unit === '' ? [] : [singular(unit)])))]
  const [first] = row
  const last = row.at(-1)
  if (first === undefined || last === undefined || row.length < 2 || row.length > maxParts || named.length !== 1)
    return null
  const start = labelBefore(text.slice(0, first.from))
  const labels = row.map((each, at) => {
    const before = at === 0 ? start : text.slice(row[at - 1]?.to ?? 0, each.from)
    return labelOf(before)
  })
  const tail = labelBehind(text.slice(last.to))
  // "30M tokens german, 20M tokens french": what stands behind is of the one before.
  const isBehind = start.trim() === '' && tail !== ''
  const behind = [...labels.slice(1), labelOf(tail)]
  const [from, to] = [first.from - (isBehind ? 0 : start.length), last.to + (isBehind ? tail.length : 0)]
  const betweens = row.slice(1).map((each, at) => text.slice(row[at]?.to ?? 0, each.from))
  return {
    parts: row.map(({ value, from: begin, to: end }, at) => ({
      value,
      label: (isBehind ? behind[at] : labels[at]) ?? '',
      words: text.slice(begin, end).trim(),
    })),
    unit: row.find(({ unit }) => unit !== '')?.unit ?? '',
    textWith: (words) => `${text.slice(0, from)}${words}${text.slice(to)}`.replaceAll(/ +/gu, ' '),
    areAdded: betweens.every((between) => /\bplus\b|\+/iu.test(between)),
  }
}
/** Fewer are no data. */
const fewest = 100

const singular = (unit: string): string => (unit.startsWith('tok') ? 'token' : unit.replace(/s$/u, ''))

/** The first run of amounts that only labels stand between. */
function longestRow(found: readonly ListedAmount[], text: string): readonly ListedAmount[] {
  const rows: ListedAmount[][] = []
  for (const each of found) {
    const row = rows.at(-1)
    const before = row?.at(-1)
    const between = before === undefined ? '' : text.slice(before.to, each.from)
    if (row === undefined || before === undefined || !isOnlyLabel(between) || isOtherUnit(between, each.unit))
      rows.push([each])
    else row.push(each)
  }
  return rows.toSorted((one, other) => other.length - one.length)[0] ?? []
}

/** "60k chat examples (800 tok": the first counts what the second is the length of. */
const isOtherUnit = (between: string, unit: string): boolean => {
  const [, own = ''] = unitWord.exec(between) ?? []
  return unit !== '' && own !== '' && singular(own.toLowerCase()) !== singular(unit)
}
const unitWord = new RegExp(String.raw`\b(${units})\b`, 'iu')

/** "14k triples @ 1500 tok", "9k stories of 800 words": how long each is. */
const lengthSign = /(?:@|~|\b(?:of|at|with|averaging|about|around|approx\.?|circa|ca\.?))\s*$/iu

const isOnlyLabel = (between: string): boolean =>
  between.length <= maxBetween &&
  !lengthSign.test(between) &&
  !/\d(?!st\b|nd\b|rd\b|th\b)|[.;!\n](?=\s|$)/u.test(between) &&
  !otherKind.test(between)

/** What stands right before the first amount, back to a sign or a word that belongs to the sentence. */
function labelBefore(before: string): string {
  const [label = ''] = /(?<=^|[,;:(.\n]\s*|\b(?:on|with|of|have|has|is)\s)[\p{L}\d' -]{1,24}$/u.exec(before) ?? []
  return label.length > maxLabel || otherKind.test(label) || /\d ?[bx]\b|lora|full|tune|train/iu.test(label)
    ? ''
    : label
}

function labelBehind(after: string): string {
  const [label = ''] = /^(?: of| for)? [\p{L}'-]{2,20}(?: [\p{L}'-]{2,20})?(?=\s*(?:[,;:.)\n]|$))/u.exec(after) ?? []
  return otherKind.test(label) ? '' : label
}

const labelOf = (words: string): string =>
  words
    .split(/[\s,;:()+&]+/u)
    .filter((word) => word !== '' && !joining.test(word))
    .join(' ')
