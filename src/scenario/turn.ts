/** Whether a reply as a whole is an amendment: every word is one of ours or a small word, and nothing makes it a remark. */
import { type Mark, isKind } from './sense.ts'
import type { Token } from './tokens.ts'
import { looksLikeGpu, nearTo } from './suggest.ts'
import type { Understanding } from './understand.ts'
import type { Vocabulary } from './vocabulary.ts'
import { intensifiers, turnWords } from './words/turns.ts'

/** `but-one`: everything else fits, and one run of words is not known. */
export type Wholeness = 'whole' | 'but-one' | 'not'

/** "the 8b is great", "H100s are expensive" praise or blame; "8b is fine" agrees. */
const remark =
  /\b(?:is|are|looks?|sounds?|seems?)\s+(?:so |really |pretty |very |too )?(?:down|up|back|out|over|done|ready|here|there|good|great|nice|cool|awesome|perfect|expensive|cheap|slow|fast|right|well)\b/
/** Openings that only ask, of people as well. */
const asking =
  /^\W*(?:so |and |but )?(?:is|are|was|were|does|do(?= (?:we|you|i|they|these|those|the|any|anyone|people|folks|our|your)\b)|did|has (?:anyone|it|he|she|there|that|this)|have you|who|where|when|why)\b/
/** "I'd say 2 weeks tops" guesses. */
const guessed = /^\W*(?:i|we|he|she|they)(?:'d| would) (?:say|guess|bet|think|estimate)\b/
const praise = /^\W*(?:nice|great|good|cool|lovely) (?:spot|price|one|model|gpu|run|batch|budget)\b/
const told =
  /(?<!\b(?:if|imagine|suppose|assume|assuming|pretend|say|supposing) (?:that )?)\b(?:we|i|they|he|she)\s+(?:use|used|have been|had|got|ran|need to|do)\b/

export function isWhole({ reading, claims, leftover }: Understanding): Wholeness {
  const { plain, tokens, marks } = reading
  const text = plain.text.toLowerCase()
  if (guessed.test(text) || praise.test(text) || remark.test(text) || asking.test(text) || isExclaimed(tokens, marks))
    return 'not'
  if (told.test(text) && !/\bwe (?:need to|do|have|use|got)\b/.test(text)) return 'not'
  if (/,? right\W*$/.test(text) && text.includes('?')) return 'not'
  if (/\b(?:was|were)\b/.test(text) && !/\bif\b/.test(text)) return 'not'
  // "should be done by Friday" is said of anything; a wish has a "need" or a "must".
  if (
    /\b(?:done|ready|finish|finished)\b/.test(text) &&
    !/^\W*(?:please |pls |and |ok )?finish\b/.test(text) &&
    !/\b(?:need|needs|must|has to|have to|want|can|could|make|get|let's)\b/.test(text)
  )
    return 'not'
  const fits = marks.every((mark) => leftover.includes(mark) || isFitting(mark, tokens))
  if (!fits) return 'not'
  const unknown = leftover.filter((mark) => !isKind(mark, 'amount'))
  // A number that counts nothing makes talk of it: "let's do 8 at 4".
  if (leftover.length > unknown.length && unknown.length === 0) return 'not'
  if (unknown.length > 0) return unknown.length === 1 || areNeighbours(marks, leftover) ? 'but-one' : 'not'
  if (claims.some(({ role }) => role !== 'note')) return 'whole'
  // "with ZeRO-3?" changes nothing, and deserves to hear so.
  const isAsked = marks.some(
    (mark) => isKind(mark, 'place', 'question') || /^(?:try|use)$/.test(tokens[mark.from]?.text ?? ''),
  )
  return claims.length > 0 && isAsked ? 'whole' : 'not'
}

const areNeighbours = (marks: readonly Mark[], leftover: readonly Mark[]): boolean =>
  leftover.every((mark, index) => index === 0 || marks.indexOf(mark) === marks.indexOf(leftover[index - 1] ?? mark) + 1)

/** "so cheap!", "way faster": a remark. */
function isExclaimed(tokens: readonly Token[], marks: readonly Mark[]): boolean {
  return marks.some((mark) => {
    const before = tokens[mark.from - 1]?.text ?? ''
    return isKind(mark, 'term') && mark.sense.field === 'objective' && intensifiers.has(before)
  })
}

const small = [
  'glue',
  'ask',
  'place',
  'article',
  'limit',
  'is',
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
  'truth',
  'untruth',
] as const

function isFitting(mark: Mark, tokens: readonly Token[]): boolean {
  if (isKind(mark, 'elsewhere')) {
    const typed = tokens.slice(mark.from, mark.to).map(({ text }) => text)
    return mark.sense.what === 'gpu' || mark.sense.what === 'model' || typed.some((text) => /^bits?$/.test(text))
  }
  if (!isKind(mark, ...small)) return true
  if (isKind(mark, 'measure')) return fittingMeasures.has(mark.sense.measure)
  // Words that negate or limit are ours; the other small words must be those of a turn.
  if (isKind(mark, 'field', 'limit', 'not', 'any', 'instead', 'by', 'truth', 'untruth', 'article', 'number', 'across'))
    return true
  return tokens.slice(mark.from, mark.to).every(({ kind, text }) => kind !== 'word' || turnWords.has(text))
}

/** Measures that may stand in a turn without a number: "any GPU", "the model". */
const fittingMeasures: ReadonlySet<string> = new Set([
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
export function isTypo({ reading, claims, leftover, words }: Understanding, vocabulary: Vocabulary): boolean {
  const [first, last] = [leftover[0], leftover.at(-1)]
  if (first === undefined || last === undefined) return false
  const term = words(first.from, last.to)
  const before = reading.tokens[first.from - 1]?.text ?? ''
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
  if (looksLikeGpu(term)) return isPlaced || leftover.length === reading.marks.length
  const [word = ''] = term.split(/\s/)
  // "lora rnak 32": the number is of the mistyped word.
  const isCounted =
    leftover.length === 2 &&
    isKind(last, 'amount') &&
    last.sense.measure === null &&
    claims.length > 0 &&
    isSwapped(word, vocabulary)
  if (!isCounted && (word.length < 5 || !isPlaced)) return false
  const near = nearTo(word, vocabulary)[0] ?? ''
  return (
    near !== '' && !near.includes(' ') && Math.abs(near.length - word.length) <= 1 && near[0] === word[0]?.toLowerCase()
  )
}

/** The letters of a known word in another order: "rnak". */
function isSwapped(word: string, vocabulary: Vocabulary): boolean {
  const letters = (one: string): string => Array.from(one.toLowerCase()).toSorted().join('')
  return word.length > 3 && letters(nearTo(word, vocabulary)[0] ?? '') === letters(word)
}
