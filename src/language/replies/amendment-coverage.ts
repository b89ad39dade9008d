/** Whether a reply as a whole is an amendment: every word is one of ours or a small word, and nothing makes it a remark. */
import { type Mention, isKind } from '../lexicon/meanings.ts'
import type { Token } from '../text/tokenize.ts'
import { looksLikeGpu, nearestWords } from '../lexicon/nearest-words.ts'
import type { Understanding } from '../resolution/understanding.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { ReplyWords } from '../lexicon/reply-words.ts'

/** `but-one`: everything else fits, and one run of words is not known. */
export type ReplyCoverage = 'whole' | 'but-one' | 'not'

/** "the 8b is great", "H100s are expensive" praise or blame; "8b is fine" agrees. */
const evaluation =
  /\b(?:is|are|looks?|sounds?|seems?)\s+(?:so |really |pretty |very |too )?(?:down|up|back|out|over|done|ready|here|there|good|great|nice|cool|awesome|perfect|expensive|cheap|slow|fast|right|well)\b/
/** Openings that only ask, of people as well. */
const questionOpening =
  /^\W*(?:is|are|was|were|isn't|aren't|wasn't|weren't|doesn't|don't(?= we\b)|does|do(?= (?:we|you|i|they|these|those|the|any|anyone|people|folks|our|your)\b)|did|has (?:anyone|it|he|she|there|that|this)|have you|who|where|when|why)\b/
const singleTime =
  /^\W*(?:(?:about|around|like|maybe)\W+){0,3}~?(?:\d+(?:[.,]\d+)?|one|two|three|a|an)\s?(?:more )?(?:h|hrs?|hours?|d|days?|weeks?|wks?|min|mins|minutes)(?: more)?\W*$/
/** "I'd say 2 weeks tops" guesses. */
const guess = /^\W*(?:i|we|he|she|they)(?:'d| would) (?:say|guess|bet|think|estimate)\b/
const praise = /^\W*(?:nice|great|good|cool|lovely) (?:spot|price|one|model|gpu|run|batch|budget)\b/
const reportedAction =
  /(?<!\b(?:if|imagine|suppose|assume|assuming|pretend|say|supposing) (?:that )?)\b(?:we|i|they|he|she)\s+(?:use|used|have been|had|got|ran|need to|do)\b/

/** How much of the reply is an amendment. */
export function coverageOf(
  { recognized, slots, unrecognized, referred }: Understanding,
  { replyWords }: Pick<Vocabulary, 'replyWords'>,
): ReplyCoverage {
  const { normalized, tokens, mentions } = recognized
  const text = normalized.text.toLowerCase()
  const sentence = replyWords.openers.sentenceOf(text)
  if (
    guess.test(text) ||
    isTimeAlone({ recognized, slots }, replyWords) ||
    praise.test(text) ||
    evaluation.test(text) ||
    questionOpening.test(sentence) ||
    isExclamation(tokens, mentions, replyWords)
  )
    return 'not'
  // A number alone is said of anything.
  if (referred.length > 0 && slots.every((slot) => slot.role === 'remark' || referred.includes(slot))) return 'not'
  if (reportedAction.test(text) && !/\bwe (?:(?:only|just|now|still) )?(?:need to|do|have|use|got)\b/.test(text))
    return 'not'
  if (/,? right\W*$/.test(text) && text.includes('?')) return 'not'
  if (/\b(?:was|were)\b/.test(text) && !/\bif\b/.test(text)) return 'not'
  // "should be done by Friday" is said of anything; a wish has a "need" or a "must".
  if (
    /\b(?:done|ready|finish|finished)\b/.test(text) &&
    !/^\W*(?:please |pls )?finish\b/.test(sentence) &&
    !/\b(?:need|needs|must|has to|have to|want|can|could|make|get|let's)\b/.test(text)
  )
    return 'not'
  const unread = new Set(unrecognized)
  const fits = mentions.every((mention) => unread.has(mention) || isAllowedMention(mention, tokens, replyWords))
  if (!fits) return 'not'
  const unknownWords = unrecognized.filter((mention) => !isKind(mention, 'amount'))
  // A number that counts nothing makes talk of it: "let's do 8 at 4".
  if (unrecognized.length > unknownWords.length && unknownWords.length === 0) return 'not'
  if (unknownWords.length > 0)
    return unknownWords.length === 1 || areAdjacent(mentions, unrecognized) ? 'but-one' : 'not'
  if (slots.some(({ role }) => role !== 'remark')) return 'whole'
  // "with ZeRO-3?" changes nothing, and deserves to hear so.
  const isRequest = mentions.some(
    (mention) => isKind(mention, 'preposition', 'question') || /^(?:try|use)$/.test(tokens[mention.from]?.text ?? ''),
  )
  const isForbidden = /\b(?:can't|cannot|must not|may not|not allowed)\b/.test(text)
  return slots.length > 0 && (isRequest || isForbidden) ? 'whole' : 'not'
}

const areAdjacent = (mentions: readonly Mention[], unrecognized: readonly Mention[]): boolean =>
  unrecognized.every(
    (mention, index) =>
      index === 0 || mentions.indexOf(mention) === mentions.indexOf(unrecognized[index - 1] ?? mention) + 1,
  )

/** "8 hours", "about 2 days" and nothing else. */
export const isBareTime = (line: string): boolean => singleTime.test(line)

/** "8 hours", "thursday?": said of anything, and asked about where it is likely a wish. */
export function isTimeAlone(
  { recognized: { normalized, mentions }, slots }: Pick<Understanding, 'recognized' | 'slots'>,
  { openers }: Pick<ReplyWords, 'openers'>,
): boolean {
  const text = normalized.text.toLowerCase()
  if (singleTime.test(openers.sentenceOf(text))) return true
  const isOfTime = slots.every((slot) => slot.role === 'deadline' || isHours(slot))
  if (slots.length === 0 || !isOfTime || jobWords.test(text)) return false
  const isBound = (mention: Mention): boolean =>
    isKind(mention, 'by', 'measure') ||
    (isKind(mention, 'limit') && mention.meaning.bound !== 'about') ||
    (isKind(mention, 'preposition') && slots.some(isHours))
  return !mentions.some(isBound)
}

const isHours = (slot: Understanding['slots'][number]): boolean =>
  slot.role === 'quantity' && slot.measure === 'deadline'
/** "we only have 3 days", "make it 8 hours" are of the job. */
const jobWords =
  /\b(?:we|make|set|change|raise|cut|only|needs?|must|give|finish|(?:run|train|do) (?:it|this|them|that))\b/

/** "so cheap!", "way faster": a remark. */
function isExclamation(tokens: readonly Token[], mentions: readonly Mention[], { intensifiers }: ReplyWords): boolean {
  return mentions.some((mention) => {
    const before = tokens[mention.from - 1]?.text ?? ''
    return isKind(mention, 'field-value') && mention.meaning.field === 'objective' && intensifiers.has(before)
  })
}

const functionKinds = [
  'function-word',
  'request',
  'preposition',
  'article',
  'limit',
  'equals',
  'not',
  'any',
  'only',
  'by',
  'instead',
  'across',
  'more',
  'fewer',
  'per',
  'each',
  'field',
  'measure',
  'number',
  'on',
  'off',
] as const

function isAllowedMention(mention: Mention, tokens: readonly Token[], { amendment }: ReplyWords): boolean {
  if (isKind(mention, 'out-of-catalog')) {
    const typed = tokens.slice(mention.from, mention.to).map(({ text }) => text)
    return (
      mention.meaning.what === 'gpu' || mention.meaning.what === 'model' || typed.some((text) => /^bits?$/.test(text))
    )
  }
  if (!isKind(mention, ...functionKinds)) return true
  if (isKind(mention, 'measure')) return bareMeasures.has(mention.meaning.measure)
  // Words that negate or limit are ours; the other small words must be those of a turn.
  if (isKind(mention, 'field', 'limit', 'not', 'any', 'instead', 'by', 'on', 'off', 'article', 'number', 'across'))
    return true
  return tokens.slice(mention.from, mention.to).every(({ kind, text }) => kind !== 'word' || amendment.has(text))
}

/** Measures that may stand in a turn without a number: "any GPU", "the model". */
const bareMeasures: ReadonlySet<string> = new Set([
  'gpus',
  'params',
  'tokens',
  'data',
  'budget',
  'deadline',
  'sequence',
  'nodes',
  'rank',
  'epochs',
  'examples',
  'batch',
  'money',
])

/** One unknown word that is a slip of a known one, or a GPU nobody has heard of, where an amendment would have it. */
export function isTypo({ recognized, slots, unrecognized, wordsAt }: Understanding, vocabulary: Vocabulary): boolean {
  const [first, last] = [unrecognized[0], unrecognized.at(-1)]
  if (first === undefined || last === undefined) return false
  const term = wordsAt(first.from, last.to)
  const before = recognized.tokens[first.from - 1]?.text ?? ''
  const isPlaced = [
    'on',
    'with',
    'use',
    'using',
    'try',
    'to',
    'about',
    'it',
    'a',
    'an',
    'gpu',
    'gpus',
    'card',
    'cards',
  ].includes(before)
  if (looksLikeGpu(term)) return isPlaced || unrecognized.length === recognized.mentions.length
  const [word = ''] = term.split(/\s/)
  // "lora rnak 32": the number is of the mistyped word.
  const isCounted =
    unrecognized.length === 2 &&
    isKind(last, 'amount') &&
    last.meaning.measure === null &&
    slots.length > 0 &&
    isTransposed(word, vocabulary)
  if (!isCounted && (word.length < 5 || !isPlaced)) return false
  const nearest = nearestWords(word, vocabulary)[0] ?? ''
  return (
    nearest !== '' &&
    !nearest.includes(' ') &&
    Math.abs(nearest.length - word.length) <= 1 &&
    nearest[0] === word[0]?.toLowerCase()
  )
}

/** The letters of a known word in another order: "rnak". */
function isTransposed(word: string, vocabulary: Vocabulary): boolean {
  const letters = (one: string): string => Array.from(one.toLowerCase()).toSorted().join('')
  return word.length > 3 && letters(nearestWords(word, vocabulary)[0] ?? '') === letters(word)
}
