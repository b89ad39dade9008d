/** Phrases of the vocabulary: the longest that stands here, and what may follow the name of a GPU. */
import { collapseFamilies, matchGpuForm, withMemoryBefore } from '../lexicon/gpu-names.ts'
import type { PhraseTrie } from '../lexicon/phrase-trie.ts'
import type { Mention, Meaning } from '../lexicon/meanings.ts'
import type { Token } from '../text/tokenize.ts'
import type { RecognizerInput } from './recognizer.ts'

/** Kinds of phrases that a number may touch without a gap: "x8", "h100x8", "r16". */
const touchingKinds: ReadonlySet<Meaning['kind']> = new Set(['times', 'gpu', 'limit', 'equals', 'preposition'])

/** The mention that begins at token `at`; null where no phrase does. */
export function recognizePhrase(input: RecognizerInput, at: number): Mention | null {
  const { tokens, vocabulary } = input
  const match = phraseMatchAt(input, at)
  if (match === null) return null
  const { meaning } = match
  // "w/ 20M tokens": the slash is of the word.
  const isWith = tokens[at]?.text === 'w' && match.to === at + 1 && tokens[at + 1]?.text === '/'
  const to = isWith && tokens[at + 1]?.adjacent === true ? match.to + 1 : match.to
  const next = tokens[to]
  // "Spot on!"
  if (
    next?.text === 'on' &&
    tokens[at]?.text === 'spot' &&
    (tokens[to + 1] === undefined || /^[!.,?\n]$/.test(tokens[to + 1]?.text ?? ''))
  ) {
    return { from: at, to: to + 1, meaning: { kind: 'unknown' } }
  }
  const runsOn = next?.adjacent === true && next.kind === 'number' && tokens[to - 1]?.kind === 'word'
  const isKey =
    // "tp4", and "ep8" beside it.
    (meaning.kind === 'measure' && (meaning.side === 'before' || meaning.measure === 'epochs')) ||
    (meaning.kind === 'field-value' && meaning.field === 'method')
  if (runsOn && !isKey && !touchingKinds.has(meaning.kind)) return null
  if (meaning.kind !== 'gpu') return { from: at, to, meaning }
  const form = matchGpuForm(
    vocabulary.gpus,
    withMemoryBefore(vocabulary.gpus, meaning.ids, tokens, at),
    tokens,
    afterPlural(tokens, to),
  )
  const end = afterPlural(tokens, form.to)
  return form.problem === null
    ? { from: at, to: end, meaning: { ...meaning, ids: form.ids } }
    : {
        from: at,
        to: end,
        meaning: {
          kind: 'out-of-catalog',
          what: 'gpu',
          sentence: form.problem,
          alternatives: collapseFamilies(meaning.ids, vocabulary.gpus.families),
        },
      }
}

/** The longest phrase; but in "wikitext 2 epochs" the 2 counts the epochs. */
function phraseMatchAt(input: RecognizerInput, at: number): ReturnType<PhraseTrie<Meaning>['longestMatch']> {
  const { tokens, vocabulary } = input
  const match = vocabulary.phrases.longestMatch(tokens, at)
  if (match?.meaning.kind !== 'dataset') return match
  const last = tokens[match.to - 1]
  const isCount = last?.kind === 'number' && !last.adjacent && input.isUnit(match.to)
  return isCount ? (vocabulary.phrases.longestMatch(tokens.slice(0, match.to - 1), at) ?? match) : match
}

/** Past the s of "H100s", "4090's". */
function afterPlural(tokens: readonly Token[], at: number): number {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (token?.adjacent !== true) return at
  if (token.text === 's') return at + 1
  return token.text === "'" && next?.text === 's' && next.adjacent ? at + 2 : at
}
