/** From tokens to mentions: at each place the longest phrase, name or amount; anything else is unknown. */
import { type PrecedingMeasure, type AmountInput, withPrecedingMeasure, canBeginAmount, readAmount } from './amounts.ts'
import { readDate } from './dates.ts'
import { collapseFamilies } from '../to-text.ts'
import { matchGpuForm } from '../lexicon/gpu-names.ts'
import { type TypoFix, fixTypos } from './typos.ts'
import { readModelName } from './model-name.ts'
import { type NormalizedText, normalize } from '../text/normalize.ts'
import { type Mention, type Sense, isKind } from '../lexicon/senses.ts'
import { type Token, tokenize } from '../text/tokenize.ts'
import { mergeCompoundNames } from './compound-names.ts'
import type { PhraseTrie } from '../lexicon/phrase-trie.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'

export type RecognizedText = {
  readonly normalized: NormalizedText
  readonly tokens: readonly Token[]
  readonly mentions: readonly Mention[]
  readonly typoFixes: readonly TypoFix[]
}

/** `today` is an ISO date: what "by Friday" is counted from. `isProse`: typos are fixed, and listed in `typoFixes`. */
export function recognize(text: string, vocabulary: Vocabulary, today: string, isProse = false): RecognizedText {
  const normalized = normalize(text)
  const typed = tokenize(normalized.text)
  const { tokens, typoFixes } = isProse ? fixTypos(typed, vocabulary) : { tokens: typed, typoFixes: [] }
  const { phrases } = vocabulary
  const isName = (at: number): boolean => isNameAt(tokens, at, vocabulary)
  const input: AmountInput = { tokens, phrases, isName }
  const isUnit = (at: number): boolean => countingMeasures.has(measureOf(phrases.longestMatch(tokens, at)?.sense))
  const mentions: Mention[] = []
  let at = 0
  while (at < tokens.length) {
    const mention =
      readDate(tokens, at, today) ??
      amountMention(input, at, mentions) ??
      modelMention(tokens, at, vocabulary, isUnit) ??
      phraseMention(tokens, at, vocabulary) ??
      ({ from: at, to: at + 1, sense: senseOfToken(tokens[at]) } satisfies Mention)
    // "seq 4k" is one mention: the words that the number belongs to go into it.
    while (mentions.length > 0 && (mentions.at(-1)?.from ?? -1) >= mention.from) mentions.pop()
    mentions.push(mention)
    at = mention.to
  }
  return { normalized, tokens, mentions: mergeCompoundNames(tokens, mentions), typoFixes }
}

const measureOf = (sense: Sense | undefined): string => (sense?.kind === 'measure' ? sense.measure : '')
const textMeasures = new Set(['tokens', 'examples', 'epochs', 'steps'])
const countingMeasures = new Set(['tokens', 'examples', 'epochs', 'steps', 'hours', 'gpus', 'nodes'])

/** A GPU, model or instance that starts with a number: the 4090 of "2x4090" is no factor. */
function isNameAt(tokens: readonly Token[], at: number, { phrases }: Vocabulary): boolean {
  const match = phrases.longestMatch(tokens, at)
  if (match === null) return false
  const { sense, to } = match
  if (sense.kind === 'model' || sense.kind === 'instance') return true
  const isGpu = sense.kind === 'gpu' || (sense.kind === 'elsewhere' && sense.what === 'gpu')
  // "4090 tokens", "1080 steps", "5090 hours".
  const isCounted = (): boolean =>
    textMeasures.has(measureOf(phrases.longestMatch(tokens, to)?.sense)) || /^hours?$/.test(tokens[to]?.text ?? '')
  return isGpu && !(to === at + 1 && tokens[to]?.adjacent !== true && isCounted())
}

/** The amount that starts here, unless a name or a phrase ("4090", "4-bit", "one year commitment") does. */
function amountMention(input: AmountInput, at: number, mentions: readonly Mention[]): Mention | null {
  const { tokens, phrases } = input
  const token = tokens[at]
  if (
    token === undefined ||
    !canBeginAmount(token) ||
    (token.kind === 'word' && token.adjacent && tokens[at - 1]?.kind === 'number')
  )
    return null
  const preceding = precedingMeasure(tokens, mentions)
  const takesNumber = preceding !== null && preceding.word.measure !== 'gpus' && preceding.word.measure !== 'params'
  const phrase = token.kind === 'sign' ? null : phrases.longestMatch(tokens, at)
  const isNumeric = phrase === null || phrase.sense.kind === 'number'
  if (token.kind === 'number' && !isNumeric && !takesNumber) {
    const isGpu = phrase.sense.kind === 'gpu' || (phrase.sense.kind === 'elsewhere' && phrase.sense.what === 'gpu')
    if (!isGpu || input.isName(at)) return null
  }
  const match = readAmount(input, at, preceding)
  if (match === null || (token.kind === 'word' && !isNumeric && phrase.to >= match.to)) return null
  const amount = preceding === null ? null : withPrecedingMeasure(input, match, preceding)
  return amount === null || preceding === null
    ? { from: at, to: match.to, sense: match.amount }
    : { from: preceding.from, to: match.to, sense: amount }
}

/** The measure word right before the next token, with at most ":", "=", "of", "is", … between. */
function precedingMeasure(tokens: readonly Token[], mentions: readonly Mention[]): PrecedingMeasure | null {
  let isAssigned = false
  for (let index = mentions.length - 1; index >= mentions.length - 3; index -= 1) {
    const mention = mentions[index]
    if (isKind(mention, 'measure')) return { word: mention.sense, isAssigned, from: mention.from }
    if (isKind(mention, 'is')) isAssigned = true
    else if (!isKind(mention, 'limit') && !linkingWords.has(tokens[mention?.from ?? -1]?.text ?? '')) return null
  }
  return null
}

const linkingWords = new Set(['of', 'size', 'to', 'at', '-', '"', 'a', 'budget', 'back', 'down', 'up'])

function modelMention(
  tokens: readonly Token[],
  at: number,
  vocabulary: Vocabulary,
  isUnit: (at: number) => boolean,
): Mention | null {
  if (tokens[at]?.kind !== 'word') return null
  const name = readModelName(tokens, at, vocabulary.models, isUnit)
  if (name === null) return null
  const phrase = vocabulary.phrases.longestMatch(tokens, at)
  if (
    phrase !== null &&
    phrase.to >= name.to &&
    !(phrase.sense.kind === 'model' && isUnit(phrase.to) && name.to < phrase.to) &&
    // A list of names that the catalog lacks is not asked about one that it has.
    !(phrase.sense.kind === 'elsewhere' && phrase.to === name.to && name.reference.kind !== 'none')
  )
    return null
  return { from: at, to: name.to, sense: { kind: 'model', reference: name.reference } }
}

function phraseMention(tokens: readonly Token[], at: number, vocabulary: Vocabulary): Mention | null {
  const match = phraseMatchAt(tokens, at, vocabulary)
  if (match === null) return null
  const { sense, to } = match
  const next = tokens[to]
  // "Spot on!"
  if (
    next?.text === 'on' &&
    tokens[at]?.text === 'spot' &&
    (tokens[to + 1] === undefined || /^[!.,?\n]$/.test(tokens[to + 1]?.text ?? ''))
  ) {
    return { from: at, to: to + 1, sense: { kind: 'unknown' } }
  }
  const runsOn = next?.adjacent === true && next.kind === 'number' && tokens[to - 1]?.kind === 'word'
  const isKey =
    (sense.kind === 'measure' && sense.side === 'config') || (sense.kind === 'term' && sense.field === 'method')
  if (runsOn && !isKey && !['times', 'gpu', 'limit', 'is', 'place'].includes(sense.kind)) return null
  if (sense.kind !== 'gpu') return { from: at, to, sense }
  const form = matchGpuForm(vocabulary.gpus, sense.ids, tokens, afterPlural(tokens, to))
  const end = afterPlural(tokens, form.to)
  return form.problem === null
    ? { from: at, to: end, sense: { ...sense, ids: form.ids } }
    : {
        from: at,
        to: end,
        sense: {
          kind: 'elsewhere',
          what: 'gpu',
          sentence: form.problem,
          alternatives: collapseFamilies(sense.ids, vocabulary.gpus.families),
        },
      }
}

/** The longest phrase; but in "wikitext 2 epochs" the 2 counts the epochs. */
function phraseMatchAt(
  tokens: readonly Token[],
  at: number,
  { phrases }: Vocabulary,
): ReturnType<PhraseTrie<Sense>['longestMatch']> {
  const match = phrases.longestMatch(tokens, at)
  if (match?.sense.kind !== 'dataset') return match
  const last = tokens[match.to - 1]
  const isCount =
    last?.kind === 'number' &&
    !last.adjacent &&
    countingMeasures.has(measureOf(phrases.longestMatch(tokens, match.to)?.sense))
  return isCount ? (phrases.longestMatch(tokens.slice(0, match.to - 1), at) ?? match) : match
}

/** Past the s of "H100s", "4090's". */
function afterPlural(tokens: readonly Token[], at: number): number {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (token?.adjacent !== true) return at
  if (token.text === 's') return at + 1
  return token.text === "'" && next?.text === 's' && next.adjacent ? at + 2 : at
}

const senseOfSign: Readonly<Record<string, Sense>> = {
  ',': { kind: 'comma' },
  '|': { kind: 'comma' },
  ';': { kind: 'stop' },
  '.': { kind: 'stop' },
  '!': { kind: 'stop' },
  '\n': { kind: 'stop' },
  '?': { kind: 'question' },
  ':': { kind: 'is' },
  '=': { kind: 'is' },
  '&': { kind: 'and' },
  '+': { kind: 'plus' },
  '*': { kind: 'times' },
  '/': { kind: 'or' },
  '@': { kind: 'place' },
  '~': { kind: 'limit', bound: 'about' },
  '<': { kind: 'limit', bound: 'most' },
  '>': { kind: 'limit', bound: 'least' },
}

function senseOfToken(token: Token | undefined): Sense {
  if (token?.kind !== 'sign') return { kind: 'unknown' }
  return senseOfSign[token.text] ?? { kind: 'sign' }
}
