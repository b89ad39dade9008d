/** Words of a command or a reply that nobody knows and that can be left out: the rest is read, and they are named. */
import { isSize } from '../grammar/size-slots.ts'
import { isAsideWord, isOfDocument } from './words-aside.ts'
import { looksLikeGpu } from '../lexicon/nearest-words.ts'
import { type Mention, isKind } from '../lexicon/meanings.ts'
import { isStopword } from '../lexicon/stopwords.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { Token } from '../text/tokenize.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Understanding } from './understanding.ts'

/** Words before a name that matters: an unknown provider or GPU is asked about. */
const namePlaces = new Set(
  'on at via using from provider providers cloud gpu gpus card cards stack framework model hoster vendor by'.split(' '),
)
/** Of them those behind which data stand as well, "40M tokens from Confluence", where a first text has its model and its data. */
const dataPlaces = new Set(['from', 'using', 'by'])
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
export function canIgnore(understanding: Understanding, vocabulary: Pick<Vocabulary, 'stopwords'>): boolean {
  const { recognized, unrecognized } = understanding
  return (
    !isMostlyUnknown(understanding) &&
    unrecognized.every((mention) =>
      isKind(mention, 'amount')
        ? isFew(mention, recognized.mentions) ||
          isOfDocument(recognized.tokens, mention) ||
          isAside(mention, understanding)
        : isIgnorableWord(understanding, mention, vocabulary),
    )
  )
}

/** The same with numbers that may count something: what is read without them is a question, not an answer. */
export const canIgnoreButNumbers = (understanding: Understanding, vocabulary: Pick<Vocabulary, 'stopwords'>): boolean =>
  !isMostlyUnknown(understanding) &&
  understanding.unrecognized.every(
    (mention) => isKind(mention, 'amount') || isIgnorableWord(understanding, mention, vocabulary),
  )

/** Of most of the words nobody knows what they mean. */
export function isMostlyUnknown({ recognized: { tokens, mentions }, unrecognized }: Understanding): boolean {
  const words = mentions.filter((mention) => tokens[mention.from]?.kind !== 'sign').length
  return unrecognized.length > Math.max(2, words * maxShare)
}

function isIgnorableWord(
  understanding: Understanding,
  mention: Mention,
  vocabulary: Pick<Vocabulary, 'stopwords'>,
): boolean {
  // "true 1M context", "weeks?": words of the trade that count or switch nothing here.
  if (!isKind(mention, 'unknown', 'on', 'off', 'measure')) return false
  const { mentions } = understanding.recognized
  return (
    (isAsideWord(understanding, mention) || !isNamePlace(understanding, mention, vocabulary)) &&
    !isCountedMany(understanding, mention) &&
    !isBeforeUnit(understanding, mention) &&
    !isBeforeName(mention, mentions)
  )
}

/** A first text that has its model and its data: what else describes them is only named. */
const isFirstWhole = ({ draft }: Understanding): boolean => draft.base === null && draft.isWholeJob

/** Whether an unknown word may be the name of a GPU or a provider. */
export function isNamePlace(
  understanding: Understanding,
  mention: Mention,
  vocabulary: Pick<Vocabulary, 'stopwords'>,
): boolean {
  const { recognized, wordsAt } = understanding
  const { tokens } = recognized
  const { from, to } = mention
  const term = wordsAt(from, to)
  const isWhole = isFirstWhole(understanding)
  // "pi0 3.3b"
  if (isWhole && isBeforeSize(understanding, mention)) return false
  if (isWhole && (isKind(mention, 'measure') || isAmongWords(understanding, mention))) return false
  // "…, v2 of the data set", and not "dolly v2"
  if (/^v\d$/.test(term) && tokens[from - 1]?.kind !== 'word') return false
  const isOfCode =
    (codeSigns.has(tokens[to]?.text ?? '') &&
      (tokens[to]?.adjacent === true || (!isWhole && tokens[to]?.text !== '('))) ||
    codeSigns.has(tokens[from - 1]?.text ?? '')
  if (looksLikeGpu(term) || isOfCode) return !(tokens[from - 1]?.text === '(' && !looksLikeGpu(term))
  // "somebody/my-model-7b", and not "chosen/rejected".
  if (/^[\w.-]+\/[\w.]*[\d-][\w.-]*$/.test(term)) return true
  if (isPartOfName(recognized, mention)) return true
  // "on fresh support tickets": a word that only describes what is named behind it.
  const next = tokens[to]
  if (next?.kind === 'word' && !next.adjacent && !namePlaces.has(next.text) && !afterNames.has(next.text)) return false
  // "on subtitles", "at our office": nobody calls a provider or a GPU so.
  if (isWhole && isPlural(term)) return false
  let at = from - 1
  while (
    !namePlaces.has(tokens[at]?.text ?? '') &&
    (articles.has(tokens[at]?.text ?? '') || isStopword(tokens[at]?.text ?? '', vocabulary))
  )
    at -= 1
  // "better at our internal DSL": nobody calls a provider or a GPU so.
  if (tokens.slice(at + 1, from).some(({ text }) => ownWords.has(text))) return false
  const place = tokens[at]?.text ?? ''
  return namePlaces.has(place) && !(isWhole && dataPlaces.has(place))
}
const ownWords = new Set(['internal', 'own', 'our', 'my'])

/** A name right before the size that is planned with, and not "h100-foo 8b". */
const isBeforeSize = ({ slots, wordsAt }: Understanding, { from, to }: Mention): boolean =>
  slots.some((slot) => slot.from === to && slot.role !== 'model' && isSize(slot)) &&
  !looksLikeGpu(wordsAt(from, to).split('-')[0] ?? '')

/** "subtitles", and not "AWS" or "databoss". */
const isPlural = (term: string): boolean => /^[a-z-]{3,}[a-rt-z]s$/u.test(term)

/** "ticket ML-2231", "the Q3 OKR", "v3 prompt template": between words that name no hardware it is no GPU either. */
function isAmongWords({ recognized: { mentions } }: Understanding, mention: Mention): boolean {
  const at = mentions.indexOf(mention)
  const [before, after] = [mentions[at - 1], mentions[at + 1]]
  return (
    (isKind(after, 'unknown') && after.from === mention.to) || (isKind(before, 'unknown') && before.to === mention.from)
  )
}

/** "h100-foo", "trn1.32xlarge", and not "one-off" or "titles+descriptions": words without a number or a name among them. */
function isPartOfName({ tokens, mentions }: RecognizedText, { from, to }: Mention): boolean {
  let [first, end] = [from, to]
  while (tokens[first]?.adjacent === true && tokens[first - 1]?.text !== '(') first -= 1
  while (tokens[end]?.adjacent === true) end += 1
  while (end > to && tokens[end - 1]?.kind === 'sign') end -= 1
  return (
    tokens.slice(first, end).some((token) => !isOfCompound(token)) ||
    (tokens[first]?.kind === 'sign' && tokens[first]?.text !== '@') ||
    mentions.some(
      (other) =>
        other.from < end && first < other.to && isKind(other, 'gpu', 'provider', 'vendor', 'model', 'instance'),
    )
  )
}

/** Signs that join words of a language: "one-off", "chosen/rejected", "@dana", "e.g". */
const joiningSigns = new Set(['-', '/', '+', '@', '.'])
const isOfCompound = ({ kind, text }: Token): boolean => (kind === 'sign' ? joiningSigns.has(text) : kind === 'word')

/** Words that stand behind a name rather than behind what describes a thing. */
const afterNames = new Set(
  'for with in to and or of from is if please pls by within under over compute computing labs ai inc datacenter the a an my our'.split(
    ' ',
  ),
)
const articles = new Set(['a', 'an', 'the', 'our', 'my', 'some', ':', '='])

/** An unknown word before what is counted may be its number, and only describes a model, or data that are counted elsewhere. */
const isBeforeUnit = (understanding: Understanding, mention: Mention): boolean => {
  const { mentions } = understanding.recognized
  const next = mentions[mentions.indexOf(mention) + 1]
  if (!isKind(next, 'measure') || next.meaning.measure === 'params') return false
  return !(isFirstWhole(understanding) && dataMeasures.has(next.meaning.measure))
}
const dataMeasures: ReadonlySet<string> = new Set(['examples', 'tokens', 'length'])

/** An unknown word right before a name may turn it round: "ni AWS". */
const isBeforeName = (mention: Mention, mentions: readonly Mention[]): boolean =>
  isKind(mentions[mentions.indexOf(mention) + 1], 'provider', 'gpu', 'vendor', 'instance')

/** "8.000 Rechnungen": what is counted by the thousand may be the data, unless it is the size of the model: "1.3B decoder". */
function isCountedMany({ recognized: { mentions }, draft, slots }: Understanding, mention: Mention): boolean {
  const before = mentions[mentions.indexOf(mention) - 1]
  // "405b outputs": what the teacher wrote.
  if (slots.some(({ from, to }) => before !== undefined && from <= before.from && before.to <= to)) return false
  if (!isKind(before, 'amount') || before.meaning.measure !== null || before.meaning.value < maxFew) return false
  return before.meaning.value !== draft.get('params') || draft.get('tokens') === null
}

/** Words before a figure about something else: "p95 is 900", "version 3". */
const statistics = new Set(['p50', 'p75', 'p90', 'p95', 'p99', 'std', 'sd', 'sigma', 'percentile', 'version'])
/** "Team of 5" */
const peopleWords = new Set(['team', 'group', 'class', 'lab', 'staff', 'squad', 'crew', 'startup', 'company', 'cohort'])
/** Behind a share it is one of what is asked for: "80% of our rows", "20 % off". */
const partWords = new Set('of off discount less more cheaper faster slower fewer longer shorter'.split(' '))
/** Between a statistic and its number. */
const maxBetween = 2

/**
 * A number of a whole job that is no amount of data, whatever it is: a share of something that is named nowhere, a part of
 * one ("clip 1.0", "eps 1e-8"), what was said before ("just 300"), or a figure about the data beside their mean.
 */
function isAside(mention: Mention, { recognized: { mentions, tokens }, slots }: Understanding): boolean {
  if (!isKind(mention, 'amount') || mention.meaning.magnitude !== '') return false
  const { value, measure } = mention.meaning
  const at = mentions.indexOf(mention)
  const next = tokens[mention.to]
  const percentAt = tokens[mention.to - 1]?.text === '%' ? mention.to : next?.text === '%' ? mention.to + 1 : -1
  if (percentAt >= 0) {
    const behind = mentions.find(({ from }) => from >= percentAt)
    const isOfWord = (one: Mention | undefined): boolean =>
      isKind(one, 'unknown', 'function-word', 'no-effect') ||
      (isKind(one, 'measure') && one.meaning.measure === 'noEffect')
    const isTold =
      (behind?.from === percentAt && isOfWord(behind)) ||
      (isOfWord(mentions[at - 1]) && mentions[at - 1]?.to === mention.from)
    // "8b 100M tokens 10%" may be a share of the data.
    return isTold && !partWords.has(tokens[percentAt]?.text ?? '')
  }
  if (measure !== null) return false
  const before = tokens.slice(Math.max(0, mention.from - 1 - maxBetween), mention.from).map(({ text }) => text)
  const isOfNoEffect = isKind(mentions[at - 1], 'equals') && isKind(mentions[at - 2], 'no-effect')
  if (isOfNoEffect || before.some((text) => statistics.has(text))) return true
  const isSaidBefore = slots.some(
    (slot) => 'amount' in slot && slot.amount.value === value && (slot.from > mention.to || slot.to < mention.from),
  )
  if (isSaidBefore) return true
  const last = mentions[at - 1]
  const isNamed = isKind(last, 'unknown', 'function-word', 'no-effect') && last.to === mention.from
  // "Team of 5", "beta2 0.95".
  return (
    isNamed &&
    (value < 1 ||
      !Number.isInteger(value) ||
      (value < maxFew && before.at(-1) === 'of' && peopleWords.has(before.at(-2) ?? '')))
  )
}

const isFew = (mention: Mention, mentions: readonly Mention[]): boolean => {
  if (!isKind(mention, 'amount')) return false
  const { value, measure, magnitude } = mention.meaning
  const at = mentions.indexOf(mention)
  const next = mentions[at + 1]
  // "It was preempted 3 times": how often, at the end of what is told.
  const isHowOften =
    isKind(mentions[at - 1], 'unknown') &&
    isKind(next, 'times') &&
    !isKind(mentions[at + 2], 'amount', 'gpu', 'measure', 'vendor', 'instance')
  const isOfSomething =
    (isHowOften || isKind(next, 'unknown', 'function-word', 'equals', 'no-effect', 'article')) &&
    next.from === mention.to &&
    !mentions.slice(at, at + 4).some((one) => isKind(one, 'gpu', 'vendor', 'instance'))
  return measure === null && magnitude === '' && Number.isInteger(value) && value < maxFew && isOfSomething
}
