/** Words of a command or a reply that nobody knows and that can be left out: the rest is read, and they are named. */
import { looksLikeGpu } from '../lexicon/nearest-words.ts'
import { type Mention, isKind } from '../lexicon/senses.ts'
import { isStopword } from '../lexicon/stopwords.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { Token } from '../text/tokenize.ts'
import type { Understanding } from './understanding.ts'

/** Words before a name that matters: an unknown provider or GPU is asked about. */
const namePlaces = new Set(
  'on at via using from provider providers cloud gpu gpus card cards stack framework model hoster vendor by'.split(' '),
)
/** Signs that code is full of. */
const codeSigns = new Set(['(', '{', '[', '<', '=', '"', '\\', '`', '$'])
/** Of the words of a text so many may be unknown. */
const maxShare = 0.6
/** Fewer of a thing than this are no data set: "3 runs", "12 months". */
const maxFew = 100

/**
 * Whether all that was not recognized can be left out: words that are no name of a GPU or a provider, and that count
 * no data. A number may be left out where it counts a few of something unknown.
 */
export function canIgnore(
  { recognized, unrecognized, wordsAt }: Understanding,
  vocabulary: Pick<Vocabulary, 'stopwords'>,
): boolean {
  const { tokens, mentions } = recognized
  const words = mentions.filter((mention) => tokens[mention.from]?.kind !== 'sign').length
  if (unrecognized.length > Math.max(2, words * maxShare)) return false
  return unrecognized.every((mention) => {
    if (isKind(mention, 'amount')) return isFew(mention, mentions)
    // "true 1M context", "weeks?": words of the trade that count or switch nothing here.
    if (!isKind(mention, 'unknown', 'on', 'off', 'measure')) return false
    return (
      !isNamePlace(tokens, mention, wordsAt(mention.from, mention.to), vocabulary) &&
      !isCountedMany(mention, mentions) &&
      !isBeforeName(mention, mentions)
    )
  })
}

function isNamePlace(
  tokens: readonly Token[],
  { from, to }: Mention,
  term: string,
  vocabulary: Pick<Vocabulary, 'stopwords'>,
): boolean {
  if (looksLikeGpu(term) || codeSigns.has(tokens[to]?.text ?? '') || codeSigns.has(tokens[from - 1]?.text ?? ''))
    return !(tokens[from - 1]?.text === '(' && !looksLikeGpu(term))
  // "somebody/my-model"
  if (/^[\w.-]+\/[\w.-]+$/.test(term)) return true
  // "h100-foo", "trn1.32xlarge": a part of a name.
  const hasNumber = tokens.slice(from, to).some(({ kind }) => kind === 'number')
  const isJoined = tokens[from]?.adjacent === true && tokens[from - 1]?.text !== '('
  if (isJoined || (tokens[to]?.adjacent === true && tokens[to]?.kind !== 'sign') || hasNumber) return true
  // "on fresh support tickets": a word that only describes what is named behind it.
  const next = tokens[to]
  if (next?.kind === 'word' && !next.adjacent && !namePlaces.has(next.text) && !afterNames.has(next.text)) return false
  let at = from - 1
  while (
    !namePlaces.has(tokens[at]?.text ?? '') &&
    (articles.has(tokens[at]?.text ?? '') || isStopword(tokens[at]?.text ?? '', vocabulary))
  )
    at -= 1
  // "better at our internal DSL": nobody calls a provider or a GPU so.
  if (tokens.slice(at + 1, from).some(({ text }) => text === 'internal' || text === 'own')) return false
  return namePlaces.has(tokens[at]?.text ?? '')
}

/** Words that stand behind a name rather than behind what describes a thing. */
const afterNames = new Set(
  'for with in to and or of from is if please pls by within under over compute computing labs ai inc datacenter the a an my our'.split(
    ' ',
  ),
)
const articles = new Set(['a', 'an', 'the', 'our', 'my', 'some', ':', '='])

/** An unknown word right before a name may turn it round: "ni AWS". */
const isBeforeName = (mention: Mention, mentions: readonly Mention[]): boolean =>
  isKind(mentions[mentions.indexOf(mention) + 1], 'provider', 'gpu', 'vendor', 'instance')

/** "8.000 Rechnungen": what is counted by the thousand may be the data. */
function isCountedMany(mention: Mention, mentions: readonly Mention[]): boolean {
  const before = mentions[mentions.indexOf(mention) - 1]
  return isKind(before, 'amount') && before.sense.measure === null && before.sense.value >= maxFew
}

const isFew = (mention: Mention, mentions: readonly Mention[]): boolean => {
  if (!isKind(mention, 'amount')) return false
  const { value, measure, magnitude } = mention.sense
  const at = mentions.indexOf(mention)
  const next = mentions[at + 1]
  const isOfSomething =
    isKind(next, 'unknown', 'function-word', 'equals', 'no-effect', 'article') &&
    next.from === mention.to &&
    !mentions.slice(at, at + 4).some((one) => isKind(one, 'gpu', 'vendor', 'instance'))
  return measure === null && magnitude === '' && Number.isInteger(value) && value < maxFew && isOfSomething
}
