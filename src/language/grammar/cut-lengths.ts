/**
 * Where examples are cut, and how long the longest is: "cut off at 16k", "capped at 8k tokens", "mean 1.5k tokens, max
 * 16k". That is the length of the sequence, and the data is what the examples come to on average.
 */
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

type CutFigure = { readonly index: number; readonly mention: Mention<Amount> }

/** Fills the sequence length where one number, and no other, is what examples are cut to or the longest comes to. */
export function fillCutLengths(context: ParseContext): void {
  if (context.mentions.some((one) => isKind(one, 'amount') && one.meaning.measure === 'sequence')) return
  const figures = [...context.unused('amount')].filter(({ mention }) => isLength(mention.meaning))
  const cuts = figures.filter((one) => isCut(context, one))
  const [found, ...others] = cuts.length > 0 ? cuts : figures.filter((one) => isLongest(context, one, figures))
  if (found === undefined || others.length > 0) return
  const { meaning, from, to } = found.mention
  const { unit: _, ...amount } = meaning
  context.add(
    { role: 'quantity', measure: 'sequence', amount: { ...amount, measure: 'sequence' }, from, to },
    found.index,
  )
  // "Cut off at": the words say no more.
  for (let at = found.index - 1; at >= found.index - reach; at -= 1)
    if (isKind(context.mentions[at], 'unknown', 'off') && isCutWord(context.textAt(at))) context.used.add(at)
}

/** As far back as the words stand, in mentions. */
const reach = 4
const [shortest, longest] = [128, 1_048_576]
/** Of a cap a number alone may be anything else: dollars, hours, steps. */
const shortestBare = 1000

const isLength = ({ measure, magnitude, value, change, each, total, isRange, error }: Amount): boolean =>
  (measure === null || measure === 'tokens' || measure === 'length') &&
  (magnitude === '' || magnitude === 'k') &&
  value >= shortest &&
  value <= longest &&
  change === undefined &&
  each !== true &&
  total !== true &&
  isRange !== true &&
  error === undefined

const cutWords: ReadonlySet<string> = new Set(
  'cut cutoff cuts truncated truncate truncating truncates clipped clip clipping chopped chop trimmed trim trimming cropped'.split(
    ' ',
  ),
)
const capWords: ReadonlySet<string> = new Set(['capped', 'cap', 'limited', 'maxed'])
const placeWords: ReadonlySet<string> = new Set(['at', 'to', 'after', 'beyond', 'above'])
const fillers: ReadonlySet<string> = new Set(
  'about around roughly the a max ~ everything it them all those these longer ones'.split(' '),
)
const isCutWord = (text: string): boolean => text.split(' ').every((word) => cutWords.has(word) || word === 'off')

/** The words before a number, and those that its own mention begins with. */
function wordsBefore(context: ParseContext, index: number): readonly string[] {
  const own = context.textAt(index).split(' ')
  const words = Array.from({ length: reach }, (_, step) => context.textAt(index - reach + step)).join(' ')
  const first = own.findIndex((word) => Number.isFinite(Number.parseFloat(word)))
  return [...words.split(' '), ...own.slice(0, Math.max(0, first))].filter((word) => word !== '' && !fillers.has(word))
}

function isCut(context: ParseContext, { index, mention: { meaning } }: CutFigure): boolean {
  const words = wordsBefore(context, index)
  if (!placeWords.has(words.at(-1) ?? '')) return false
  const off = ['off', 'down'].includes(words.at(-2) ?? '') ? 1 : 0
  const word = words.at(-2 - off) ?? ''
  // "Capped at 400", "time capped at 8 hours": of what, only a unit says.
  const isOfTokens = meaning.measure === 'tokens' || meaning.measure === 'length'
  if (capWords.has(word)) return isOfTokens || (meaning.magnitude === 'k' && isOfExamples(words.at(-3 - off) ?? ''))
  return cutWords.has(word) && (isOfTokens || meaning.value >= shortestBare || meaning.value % shortest === 0)
}

const exampleWords: ReadonlySet<string> = new Set(
  'each length lengths context examples docs rows sequences samples pages documents conversations'.split(' '),
)
const isOfExamples = (word: string): boolean => exampleWords.has(word)

const longestWords: ReadonlySet<string> = new Set(['longest', 'max', 'maximum', 'longest one', 'longest ones'])
const meanWords: ReadonlySet<string> = new Set([
  'avg',
  'average',
  'mean',
  'median',
  'averaging',
  'typical',
  'typically',
])

/** "Avg 9k tokens, max 32k": a longer figure behind the longest, beside a mean. */
function isLongest(context: ParseContext, { index, mention }: CutFigure, figures: readonly CutFigure[]): boolean {
  if (!isNamed(context, index, longestWords)) return false
  return figures.some(
    (one) =>
      one.index !== index &&
      Math.abs(one.index - index) <= mostBetween &&
      one.mention.meaning.value < mention.meaning.value &&
      (one.mention.meaning.measure === 'length' || isNamed(context, one.index, meanWords)),
  )
}
const mostBetween = 10

/** Whether the word right before a number, or the first of its own, is one of some. */
const isNamed = (context: ParseContext, index: number, words: ReadonlySet<string>): boolean => {
  const before = context.skip(index, -1, 'equals', 'sign', 'article')
  return [context.textAt(before).split(' ').at(-1), ...context.textAt(index).split(' ').slice(0, 2)].some(
    (word) => word !== undefined && words.has(word),
  )
}
