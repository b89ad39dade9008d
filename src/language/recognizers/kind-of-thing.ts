/** What things are that a number counts: a format, a task or a likeness before their name. */
import type { MeasureWord } from '../../catalog/lexicon-meaning.ts'
import type { Meaning } from '../lexicon/meanings.ts'
import type { Token } from '../text/tokenize.ts'

/** "5k json examples", "8k classification rows": a format or a task says what the things behind it are. */
export const isKindOfThing = (meaning: Meaning, behind: Meaning | undefined): boolean =>
  behind?.kind === 'measure' &&
  behind.measure === 'examples' &&
  ((meaning.kind === 'no-effect' && meaning.note === '') ||
    (meaning.kind === 'field-value' && meaning.field === 'task'))

/** What adjectives and names may stand before: things that are counted, and pages or books of text. */
export const isThing = ({ measure, factor = 1 }: MeasureWord): boolean =>
  measure === 'examples' || measure === 'imageCount' || (measure === 'tokens' && factor >= fewestTokensOfThing)
const fewestTokensOfThing = 100

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
