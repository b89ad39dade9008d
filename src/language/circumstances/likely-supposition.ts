/**
 * What all words of a question suppose, where no form of one tells it: “our scanner is awful, every second page is unreadable,
 * what do we pay then?”. The classifier tells how the number is meant; the number is read by its form.
 */
import type { SuppositionKind } from '../../catalog/supposition-model.ts'
import type { SuppositionClassifier } from '../lexicon/supposition-classifier.ts'
import { formatPercent } from '../text/percent-words.ts'
import type { PlanOfWords, SupposedValues } from './circumstances.ts'
import { withSaidNumbers } from './said-numbers.ts'
import { amountForm, amountOf, countForm, countOf, shareForm, shareOf, timesForm, timesOf } from './quantities.ts'

/** From here on a kind is taken; of those left out of training nine in ten are right. */
export const leastLikely = 0.4

/** A number in the text, as it is said. */
type Said = { readonly from: number; readonly to: number; readonly value: number; readonly words: string }

type Supposed = { readonly values: SupposedValues; readonly words: string }
type ReaderOfKind = {
  readonly number: (line: string) => Said | null
  readonly suppose: (said: Said, plan: PlanOfWords, line: string) => Supposed | null
}

/** Whether a text has a number of the form that a kind takes. */
export const mayBeSupposed = (line: string, kind: SuppositionKind): boolean => {
  const reader = readers[kind]
  return reader === undefined ? unread.has(kind) : reader.number(line) !== null
}
/** Kinds that are told apart, and read by their forms alone. */
const unread: ReadonlySet<SuppositionKind> = new Set<SuppositionKind>(['stop-at', 'night-hours', 'gpus-to'])

/** `rest`: the text without the number, as it is read; `share`: how likely it is meant so. */
export type LikelySupposition = Supposed & { readonly rest: string; readonly share: number }

/** Null where nothing is likely to be supposed, or its number is not found. */
export function likelySupposition(
  typed: string,
  plan: PlanOfWords,
  classify: SuppositionClassifier,
): LikelySupposition | null {
  const line = withSaidNumbers(typed)
  const { kind, share } = classify(line, (each) => mayBeSupposed(line, each))
  const reader = readers[kind]
  if (share < leastLikely || reader === undefined) return null
  const said = reader.number(line)
  const supposed = said === null ? null : reader.suppose(said, plan, line)
  if (said === null || supposed === null) return null
  return { ...supposed, share, rest: `${line.slice(0, said.from)} , ${line.slice(said.to)}` }
}

const matchIn =
  (form: RegExp, valueOf: (words: string) => number | null) =>
  (line: string): Said | null => {
    const match = form.exec(line)
    const words = match?.[0] ?? ''
    const value = match === null ? null : valueOf(words)
    return match === null || value === null || !(value > 0)
      ? null
      : { from: match.index, to: match.index + words.length, value, words: words.trim() }
  }

const everyOther = /\bevery (?:other|second|third|fourth|fifth|tenth)\b/u
const ofEvery: Readonly<Record<string, number>> = { other: 2, second: 2, third: 3, fourth: 4, fifth: 5, tenth: 10 }
const saidShareIn = matchIn(new RegExp(shareForm, 'u'), shareOf)
const everyOtherIn = matchIn(everyOther, (words) => 1 / (ofEvery[words.split(' ')[1] ?? ''] ?? NaN))
const shareIn = (line: string): Said | null => saidShareIn(line) ?? everyOtherIn(line)
const multiple = /\b(?:twice|double[sd]?|doubling|triple[sd]?|tripling|thrice|quadruple[sd]?|halve[sd]?|halving)\b/u
const multipleIn = matchIn(new RegExp(`${timesForm}|${multiple.source}`, 'u'), timesOf)
const timesIn = (line: string): Said | null => multipleIn(line) ?? halfIn(line)
const halfIn = matchIn(/\bhalf\b/u, () => 0.5)
const countIn = matchIn(
  new RegExp(String.raw`\b${countForm}\b(?! ?(?:%|percent|pct|am\b|pm\b|h\b|k\b|b\b))`, 'u'),
  countOf,
)
const sumIn = matchIn(
  /(?:\$ ?|€ ?)?\b\d{1,2}(?:[.,]\d{1,3})?\b(?! ?(?:%|gpus?|cards?|x\b|k\b|b\b|hours\b|days?))/u,
  (words) => Number(words.replaceAll(/[$€ ]/gu, '').replace(',', '.')),
)
/** "Each of our 14 clients", "five seeds", "16 runs": of several numbers the one that counts them. */
const namedRunsIn = matchIn(
  new RegExp(
    String.raw`\b${countForm}\b(?= (?:\p{L}+ ){0,2}?(?:runs|seeds|clients|customers|languages|folds|variants|repeats|trainings|adapters|models|experiments|trials|configs|times|tenants|teams|sites|hospitals|wards|brands|stores|regions|months|cells|reruns)\b)`,
    'u',
  ),
  countOf,
)
const runsIn = (line: string): Said | null => namedRunsIn(line) ?? countIn(line)
/** "The first four runs", "two duds"; one where none is counted. */
const namedFailsIn = matchIn(
  new RegExp(
    String.raw`(?<=\bfirst )${countForm}\b|\b${countForm}(?= (?:\p{L}+ ){0,2}?(?:tries|attempts|runs|failures|duds|crashes|restarts|nans?|times|before|of them|garbage|go wrong|fail\w*)\b)`,
    'u',
  ),
  countOf,
)
const singleFailIn = matchIn(/\b(?:first|initial|a|one|once)\b/u, () => 1)
const failsIn = (line: string): Said | null => namedFailsIn(line) ?? singleFailIn(line)
const cardsIn = matchIn(
  new RegExp(
    String.raw`\b${countForm}\b(?= (?:of |\p{L}+ ){0,2}?(?:cards?|gpus?|accelerators?|nodes?|machines?|box(?:es)?|servers?|them|these|those|[a-z]{1,3}\d{2,4}s?)\b)`,
    'u',
  ),
  countOf,
)
const oneIn = matchIn(/\b(?:an?|one)\b/u, () => 1)
const amountIn = matchIn(new RegExp(amountForm, 'u'), (words) => amountOf(words).value)

const speed = (value: number): Supposed | null =>
  value > 0.02 && value < 50 && Math.abs(value - 1) > 1e-6
    ? {
        values: { speed: value },
        words:
          value > 1
            ? `${Number(value.toPrecision(3))} times the planned speed`
            : `${formatPercent(value)} of the planned speed`,
      }
    : null
const data = (value: number, words: string): Supposed | null =>
  value > 0.005 && value < 200 && Math.abs(value - 1) > 1e-6 ? { values: { data: value }, words } : null
const rate = (value: number): Supposed | null =>
  value > 0.05 && value < 20
    ? { values: { rate: value }, words: `${formatPercent(value)} of the price of an hour` }
    : null
const runs = (value: number, words: string): Supposed | null =>
  Number.isInteger(value) && value > 1 && value < 2000 ? { values: { runs: value }, words } : null

const dataOf = (value: number): Supposed | null => data(value, `${formatPercent(value)} of the data`)
const daysOf: Readonly<Record<string, number>> = { day: 1, night: 1, week: 7, fortnight: 14, month: 30.4 }
const waited = new RegExp(
  String.raw`\b(?<n>${countForm}|an?|another)(?: more| full| whole| working)* (?<unit>day|night|week|fortnight|month)s?\b`,
  'u',
)

const readers: Partial<Record<SuppositionKind, ReaderOfKind>> = {
  'speed-of': { number: (line) => shareIn(line) ?? timesIn(line), suppose: ({ value }) => speed(value) },
  'speed-less': { number: shareIn, suppose: (said, _plan, line) => speed(1 + said.value * wayOf(line, said, -1)) },
  'speed-more': { number: shareIn, suppose: (said, _plan, line) => speed(1 + said.value * wayOf(line, said, 1)) },
  'time-times': {
    number: (line) => timesIn(line) ?? shareIn(line),
    suppose: ({ value }) => speed(1 / (value < 1 ? 1 + value : value)),
  },
  'data-less': { number: shareIn, suppose: ({ value }) => dataOf(1 - value) },
  'data-of': { number: (line) => shareIn(line) ?? halfIn(line), suppose: ({ value }) => dataOf(value) },
  'data-more': { number: shareIn, suppose: ({ value }) => data(1 + value, `${formatPercent(value)} more data`) },
  'data-times': {
    number: timesIn,
    suppose: ({ value }) => data(value, `${Number(value.toPrecision(3))} times the data`),
  },
  'data-plus': { number: amountIn, suppose: (said, plan, line) => amountMore(said, plan, line, 1) },
  'data-minus': { number: amountIn, suppose: (said, plan, line) => amountMore(said, plan, line, -1) },
  'length-times': {
    number: (line) => timesIn(line) ?? shareIn(line),
    suppose: ({ value }) => data(value, `examples ${Number(value.toPrecision(3))} times as long`),
  },
  'rate-to': {
    number: sumIn,
    // A kilowatt-hour is no hour of a GPU.
    suppose: ({ value }, _plan, line) =>
      value < 100 && !/\b(?:kwh|electric\w*|power|watts?)\b/u.test(line)
        ? { values: { usdPerGpuHour: value }, words: `$${value} an hour` }
        : null,
  },
  'rate-less': { number: shareIn, suppose: ({ value }) => rate(1 - value) },
  'rate-more': { number: shareIn, suppose: ({ value }) => rate(1 + value) },
  runs: { number: runsIn, suppose: ({ value }) => runs(value, `${value} such runs`) },
  fails: {
    number: failsIn,
    suppose: ({ value }) =>
      runs(value + 1, `${value} ${value === 1 ? 'try that fails' : 'tries that fail'} and one that works`),
  },
  'wait-days': {
    number: (line) => {
      const match = waited.exec(line)
      const days = (countOf(match?.groups?.['n']) ?? NaN) * (daysOf[match?.groups?.['unit'] ?? ''] ?? NaN)
      return match === null || !(days > 0)
        ? null
        : { from: match.index, to: match.index + match[0].length, value: days, words: match[0] }
    },
    suppose: ({ value, words }) => ({ values: { waitHours: value * hoursOfDay }, words: `a start ${words} later` }),
  },
  'gpus-less': {
    number: (line) => cardsIn(line) ?? oneIn(line),
    suppose: ({ value }, _plan, line) => ({
      values: {
        gpus: {
          kind: 'fewer',
          value,
          of: /\b(?:nodes?|machines?|box(?:es)?|servers?)\b/u.test(line) ? 'machines' : 'gpus',
        },
      },
      words: '',
    }),
  },
}
const hoursOfDay = 24

/** "20% worse": a word right behind the number says which way it goes, whatever the whole is like. */
function wayOf(line: string, { to }: Said, likely: 1 | -1): 1 | -1 {
  const [, less, more] = wayBehind.exec(line.slice(to)) ?? []
  return less === undefined ? (more === undefined ? likely : 1) : -1
}
const wayBehind =
  /^\W{0,2}(?:\w+ )?(?:(worse|lower|slower|less|below|under|short|down|off|smaller)|(better|higher|faster|quicker|above|over|up))\b/u

/** So much more or less of what the plan counts: tokens where they are named or none but they can be meant, else examples. */
function amountMore(
  { value, words, from }: Said,
  { scenario: { spec, corpus } }: PlanOfWords,
  line: string,
  sign: 1 | -1,
): Supposed | null {
  const { tokens } = spec
  // "What if we have 5B tokens?" is another amount, and not so much more.
  if (!(sign > 0 ? adds : takes).test(line) || isTarget.test(line.slice(0, from))) return null
  const isTokens = /\btok(?:en)?s?\b/u.test(line) || (corpus?.examples == null && value >= leastTokens)
  const whole = isTokens ? (tokens ?? 0) / (corpus?.epochs ?? 1) : (corpus?.examples ?? 0)
  const factor = whole > 0 ? 1 + (sign * value) / whole : 0
  return data(factor, `${words}${isTokens ? ' tokens' : ''} ${sign > 0 ? 'on top' : 'fewer'}`)
}
const leastTokens = 1e6
const isTarget = /\b(?:to|of|at|from) (?:about |around |only |over )?$/u
const adds =
  /\b(?:more|another|extra|additional\w*|add\w*|on top|plus|further|new|also|besides|beside|bigger|grow\w*|join\w*|append\w*|mix\w*)\b|\+/u
const takes =
  /\b(?:fewer|less|minus|without|drop\w*|remov\w+|los[et]\w*|gone|cut\w*|off|out|smaller|shorter|delet\w+|exclud\w+|subtract\w*|withdr\w+|skip\w*|trim\w*)\b|-\d/u
