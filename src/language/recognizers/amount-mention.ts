/** Amounts among other words: which numbers begin one, and which measure word before them they belong to. */
import { type Mention, isKind } from '../lexicon/meanings.ts'
import type { PrecedingMeasure } from './amount-units.ts'
import { canBeginAmount, readAmount, withPrecedingMeasure } from './amounts.ts'
import type { RecognizerInput } from './recognizer.ts'

/** The amount that starts here, unless a name or a phrase ("4090", "4-bit", "one year commitment") does. */
export function recognizeAmount(input: RecognizerInput, at: number): Mention | null {
  const { tokens, vocabulary, mentions } = input
  const token = tokens[at]
  if (
    token === undefined ||
    !canBeginAmount(token, vocabulary.money) ||
    (token.kind === 'word' && token.adjacent && tokens[at - 1]?.kind === 'number')
  )
    return null
  const before = precedingMeasure(input, mentions, at)
  // "Question: 5M tokens": the word is a heading, and the number has a unit of its own.
  const own = before?.word.measure === 'examples' ? readAmount(input, at, null)?.amount.measure : undefined
  const preceding = own === 'tokens' ? null : before
  const takesNumber = preceding !== null && preceding.word.measure !== 'gpus' && preceding.word.measure !== 'params'
  const phrase = token.kind === 'sign' ? null : vocabulary.phrases.longestMatch(tokens, at)
  const isNumeric = phrase === null || phrase.meaning.kind === 'number'
  if (token.kind === 'number' && !isNumeric && !takesNumber) {
    const isGpu =
      phrase.meaning.kind === 'gpu' || (phrase.meaning.kind === 'out-of-catalog' && phrase.meaning.what === 'gpu')
    if (!isGpu || input.isName(at)) return null
  }
  const match = readAmount(input, at, preceding)
  if (match === null) return null
  // "Through the model twice": passes are one word, which means a factor elsewhere.
  const isPasses = match.amount.measure === 'epochs' && match.amount.inWords
  if (token.kind === 'word' && !isNumeric && phrase.to >= match.to + (isPasses ? 1 : 0)) return null
  const amount = preceding === null ? null : withPrecedingMeasure(input, match, preceding)
  return amount === null || preceding === null
    ? { from: at, to: match.to, meaning: match.amount }
    : { from: preceding.from, to: match.to, meaning: amount }
}

/** The measure word right before the next token, with at most ":", "=", "of", "is", … between. */
function precedingMeasure(
  { tokens }: RecognizerInput,
  mentions: readonly Mention[],
  at: number,
): PrecedingMeasure | null {
  let isAssigned = false
  let isInBrackets = false
  for (let index = mentions.length - 1; index >= mentions.length - 4; index -= 1) {
    const mention = mentions[index]
    // "same context (8k)"; of examples it is the number that stands before them.
    if (isKind(mention, 'measure')) {
      const { meaning, from } = mention
      if (isInBrackets && meaning.measure !== 'sequence') return null
      // "tok/row: 310": so many tokens for one of them.
      const isRate = isAssigned && meaning.measure === 'examples' && tokens[from - 1]?.text === '/'
      const isLength = isRate && tokenWords.has(tokens[from - 2]?.text ?? '')
      return { word: isLength ? { ...meaning, measure: 'length' } : meaning, isAssigned, from }
    }
    // "Epochs? 3", "**Epochs:** 3"
    const isAsked = isKind(mention, 'question') && /^[\n,;.]?$/u.test(tokens[at + 1]?.text ?? '')
    const isStar = tokens[mention?.from ?? -1]?.text === '*'
    const isBold = isStar && (isAssigned || isKind(mentions[index - 1], 'equals', 'times'))
    if (isKind(mention, 'equals') || isAsked || isBold) isAssigned = true
    else if (index === mentions.length - 1 && tokens[mention?.from ?? -1]?.text === '(') isInBrackets = true
    else if (!isKind(mention, 'limit') && !linkingWords.has(tokens[mention?.from ?? -1]?.text ?? '')) return null
  }
  return null
}

const tokenWords: ReadonlySet<string> = new Set(['tok', 'toks', 'token', 'tokens'])
const linkingWords = new Set([
  'of',
  'size',
  'to',
  'at',
  '-',
  '"',
  'a',
  'budget',
  'back',
  'down',
  'up',
  'more',
  'like',
  'closer',
  'really',
  'now',
  'grew',
  'grown',
  'increased',
  'shrank',
  'shrunk',
  'went',
  'rose',
])
