/** What a recognizer is: it tells what stands at a place of a text, or that nothing of its kind does. */
import { type Mention, type Meaning } from '../lexicon/meanings.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { Token } from '../text/tokenize.ts'

export type RecognizerInput = {
  readonly tokens: readonly Token[]
  readonly vocabulary: Vocabulary
  /** ISO date that "by Friday" is counted from. */
  readonly today: string
  /** What was recognized before the place, in the order of the text. */
  readonly mentions: readonly Mention[]
  /** Whether a GPU, model or instance that starts with a number stands at a token: the 4090 of "2x4090" is no factor. */
  readonly isName: (at: number) => boolean
  /** Whether a unit that things are counted in starts at a token: "tokens", "epochs", "hours". */
  readonly isUnit: (at: number) => boolean
}

export type Recognizer = {
  readonly name: string
  /** The mention at a token; null where there is none of this kind. It may begin before, with mentions that it takes in. */
  readonly recognize: (input: RecognizerInput, at: number) => Mention | null
}

const textMeasures: ReadonlySet<string> = new Set(['tokens', 'examples', 'epochs', 'steps', 'imageCount'])
const countingMeasures: ReadonlySet<string> = new Set([...textMeasures, 'hours', 'gpus', 'nodes'])

type WordInput = Pick<RecognizerInput, 'tokens' | 'vocabulary'>

const measureOf = (meaning: Meaning | undefined): string => (meaning?.kind === 'measure' ? meaning.measure : '')

/** Whether a word that tells what a number counts begins at `at`. */
export const isUnitAt = ({ tokens, vocabulary }: WordInput, at: number): boolean =>
  countingMeasures.has(measureOf(vocabulary.phrases.longestMatch(tokens, at)?.meaning))

/** Whether the name of a model, GPU, provider or stack begins at `at`. */
export function isNameAt({ tokens, vocabulary }: WordInput, at: number): boolean {
  const match = vocabulary.phrases.longestMatch(tokens, at)
  if (match === null) return false
  const { meaning, to } = match
  if (meaning.kind === 'model' || meaning.kind === 'instance') return true
  const isGpu = meaning.kind === 'gpu' || (meaning.kind === 'out-of-catalog' && meaning.what === 'gpu')
  // "4090 tokens", "1080 steps", "5090 hours".
  const isCounted = (): boolean =>
    textMeasures.has(measureOf(vocabulary.phrases.longestMatch(tokens, to)?.meaning)) ||
    ['hour', 'hours'].includes(tokens[to]?.text ?? '') ||
    isSum({ tokens, vocabulary }, to) ||
    isCountOfData({ tokens, vocabulary }, at, to)
  return isGpu && !(to === at + 1 && tokens[to]?.adjacent !== true && isCounted())
}

/** "Under 6000 USD", and not "4090 USD 0.34". */
const isSum = ({ tokens, vocabulary }: WordInput, to: number): boolean =>
  tokens[to]?.kind === 'word' &&
  tokens[to + 1]?.kind !== 'number' &&
  measureOf(vocabulary.phrases.longestMatch(tokens, to)?.meaning) === 'money'

/** "About 6000 old zendesk tickets": a bare number before a noun of data, with a word or two that describe it, counts the data. */
function isCountOfData({ tokens, vocabulary }: WordInput, at: number, to: number): boolean {
  if (tokens[at]?.kind !== 'number' || ofCards.has(tokens[at - 1]?.text ?? '') || tokens[at - 1]?.kind === 'number')
    return false
  for (let next = to; next <= to + maxDescribing; next += 1) {
    const token = tokens[next]
    if (token?.kind !== 'word' || token.adjacent || notDescribing.has(token.text)) return false
    const measure = measureOf(vocabulary.phrases.longestMatch(tokens, next)?.meaning)
    if (measure !== '') return textMeasures.has(measure)
  }
  return false
}
const maxDescribing = 3
/** Before a number that is the name of a card: "my 4090", "rtx 6000", "on 4090 gpus". */
const ofCards: ReadonlySet<string> = new Set(
  'rtx gtx geforce nvidia quadro titan x × * a an the my our his her their own single one two on with using vs or - /'.split(
    ' ',
  ),
)
const notDescribing: ReadonlySet<string> = new Set(
  'for with to on and or at in is can do does will would enough vs then i we it you of from by using trains training train takes fits that which ti super ada'.split(
    ' ',
  ),
)
