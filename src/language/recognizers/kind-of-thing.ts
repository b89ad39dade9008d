/** What things are that a number counts: a format, a task or a likeness before their name. */
import type { Measure, MeasureWord } from '../../catalog/lexicon-meaning.ts'
import type { Amount, Meaning } from '../lexicon/meanings.ts'
import type { Token } from '../text/tokenize.ts'

/** "5k json examples", "8k classification rows": a format or a task says what the things behind it are. */
export const isKindOfThing = (meaning: Meaning, behind: Meaning | undefined): boolean =>
  behind?.kind === 'measure' &&
  behind.measure === 'examples' &&
  ((meaning.kind === 'no-effect' && meaning.note === '') ||
    (meaning.kind === 'field-value' && meaning.field === 'task'))

/** What adjectives and names may stand before: things that are counted, and pages or books of text. */
const isThing = ({ measure, factor = 1 }: MeasureWord): boolean =>
  measure === 'examples' || measure === 'imageCount' || (measure === 'tokens' && factor >= fewestTokensOfThing)
const fewestTokensOfThing = 100

/** Words that nobody knows and that may stand before what a number counts: "1.2M chinese QA pairs". */
export type Describing = {
  readonly most: number
  readonly isOf: (word: MeasureWord) => boolean
  /** Null: any word may. */
  readonly form: RegExp | null
}

export const undescribed: Describing = { most: 0, isOf: isThing, form: null }

/** Fewer things than this are not looked for behind words that say what they are like. */
const minDescribed = 100
/** So many tokens are data: "2 billion cleaned tokens"; fewer are the length of something. */
const minTokensDescribed = 1e6

/** What may describe an amount; of billions only tokens are counted, and "7b" before other words is a model. */
export function describedBy({ value, magnitude }: Amount): Describing {
  const isData = ({ measure }: MeasureWord): boolean => measure === 'tokens' && value >= minTokensDescribed
  if (magnitude === 'b') return { most: 1, isOf: isData, form: adjective }
  return value < minDescribed ? undescribed : { most: 3, isOf: (word) => isThing(word) || isData(word), form: null }
}
const adjective = /(?:ed|ic|al|ish|ese)$/u

/** Behind "alpaca-style", "sharegpt-format"; null elsewhere. */
export const afterLikeness = (tokens: readonly Token[], at: number): number | null =>
  tokens[at]?.kind === 'word' &&
  !tokens[at].adjacent &&
  tokens[at + 1]?.text === '-' &&
  likenesses.has(tokens[at + 2]?.text ?? '')
    ? at + 3
    : null
const likenesses: ReadonlySet<string> = new Set(
  'style styled like format formatted type generated based shaped sized derived'.split(' '),
)

/** What so many are counted of. */
export const measureOf = (measure: Measure, value: number): Measure =>
  // "25k samples, each 900 tokens": nobody draws so many for a prompt.
  measure === 'samplesPerPrompt' && value > mostSamples
    ? 'examples'
    : // "2 billion generated tokens": no single answer is as long.
      measure === 'responseTokens' && value >= fewestTokensOfData
      ? 'tokens'
      : measure

const mostSamples = 1024
const fewestTokensOfData = 1e6
