/** How long an example of preference data is: a prompt stands before each of its answers, and both are trained on. */
import { formatRounded, quoted } from '../../scenario/format-values.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { slotsOf } from '../grammar/slots.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { DataQuantities, DataQuantity } from './data-quantities.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'
import { numberOf } from './training-numbers.ts'

/** Sequences of an example where a task compares answers, such as 2; null of other tasks. */
export function answersOfExample(task: Spec['task'], { objectives }: Pick<Vocabulary, 'objectives'>): number | null {
  if (task === null || task === 'sft') return 1
  const objective = objectives.get(task)
  return objective?.family === 'preference' ? objective.sequences.base : null
}

/** In a thread the pairs were counted before: what is said of their parts is their length. */
function countedBefore({ base }: Draft, { slots }: ResolverInput): DataQuantities['examples'] {
  const part = slotsOf(slots, 'quantity').find(({ measure }) => measure === 'responseTokens')
  const count = base?.corpus?.examples ?? null
  return part === undefined || count === null ? null : { value: count, words: '', slot: part }
}

/** max_prompt_length and the like cut what is too long; they are no mean. */
const capWords = /\b(?:max\w*|limit\w*|cap\w*|up to|at most|under|below)\b/i

/** Whether lengths of a prompt and of a response say how long an example of a task is. */
export const isPartOfExample = (task: Spec['task'], words: string, vocabulary: Vocabulary): boolean =>
  (answersOfExample(task, vocabulary) !== null || (task === 'embedding' && /\bsides?\b/iu.test(words))) &&
  !capWords.test(words.replaceAll('_', ' '))

const textsOf: readonly (readonly [RegExp, number])[] = [
  [/\btriplets?\b/iu, 3],
  [/\bpairs?\b/iu, 2],
]

/** "600k query-article pairs": what is counted may stand behind what the number is said with. */
const withNext = (draft: Draft, { words, slot }: DataQuantity): string =>
  `${words} ${draft.words({ from: slot.from, to: slot.to + 2 })}`

/** "3M triplets, 150 tokens per text": an example is all of its texts. */
export function withTextsOfExample(draft: Draft, data: DataQuantities, { models }: Vocabulary): DataQuantities {
  const { examples } = data
  const length = data.length ?? (data.tokens !== null && data.tokens.value <= longestText ? data.tokens : null)
  // The length that the parts of a pair make is that of all of it.
  if (examples === null || length === null || length.slot === examples.slot) return data
  const [, texts] = textsOf.find(([words]) => words.test(withNext(draft, examples))) ?? []
  const words = draft.words({ from: length.slot.from, to: length.slot.to + 3 })
  const isOfText = /(?:\b(?:per|each|a)|\/) ?(?:text|passage|sentence|side|query|document)\b/iu
  if (texts === undefined) return data
  const task = draft.get('task') ?? models.byId.get(draft.get('model') ?? '')?.usualTask
  const ofPassage = task === 'embedding' && texts === 2 ? withShortQuery(draft, examples, length) : null
  if (ofPassage !== null) return { ...data, ...(data.length === null ? { tokens: null } : {}), length: ofPassage }
  // "2.1M pairs 256 tok" to embed: trainers cut each text at so many.
  const around = draft.words({ from: Math.max(0, length.slot.from - 2), to: length.slot.to + 3 })
  const isBare =
    task === 'embedding' &&
    data.length === null &&
    texts === 2 &&
    !ofWholeExample.test(around) &&
    !sumOfTexts.test(draft.words({ from: Math.max(0, length.slot.from - 3), to: length.slot.to + 1 }))
  if (!isOfText.test(words) && !isBare) return data
  const otherwise = isBare ? `; where a pair has ${formatRounded(length.value)} together, say “per pair”` : ''
  draft.addRemark(
    'tokens',
    `${quoted(examples.words)}: ${texts} texts of ${formatRounded(length.value)} tokens make an example${otherwise}.`,
  )
  const whole = { ...length, value: length.value * texts }
  return data.length === null ? { ...data, tokens: null, length: whole } : { ...data, length: whole }
}
/** "500k query/doc pairs, docs ~350 tokens": the query is short, whatever it finds. Null: the length is not that of what is found. */
function withShortQuery(draft: Draft, examples: DataQuantity, length: DataQuantity): DataQuantity | null {
  const before = draft.words({ from: Math.max(0, length.slot.from - 4), to: length.slot.from })
  if (!toQuery.test(withNext(draft, examples)) || !endsInFound.test(before)) return null
  draft.addRemark(
    'tokens',
    `${quoted(examples.words)}: ${formatRounded(length.value)} tokens of what is found and some ${usualQuery} of a query make an example.`,
  )
  return { ...length, value: length.value + usualQuery }
}
const usualQuery = 30
const toQuery = /\b(?:quer(?:y|ies)|questions?|search(?:es)?)\b/iu
const endsInFound =
  /\b(?:docs?|documents?|passages?|articles?|chunks?|paragraphs?|answers?)(?: (?:are|of|at|with|have|about|around|roughly|approx\w*|some|avg|average|averaging|mean)|[ ~≈:(,-])*$/iu
/** "Pairs of 100 tokens", "256 tokens per pair": those of both texts. */
const ofWholeExample =
  /\b(?:pairs?|triplets?|examples?) (?:of|at|with|having)\b|\b(?:each|apiece|per|an?|every|together|total|both|combined|all)\b|\//iu
/** "256+256 tok", "2x256 tok" name both texts. */
const sumOfTexts = /\b2 ?[x×*] ?\d|\d ?k?(?: ?[\p{L}-]{1,12}){0,3} ?(?:\+|plus|and|&) ?(?:[\p{L}-]{1,12} ){0,2}\d/iu
/** More tokens beside examples are those of all. */
const longestText = 8192

/** `data` with the length that prompt and responses make, where examples have none; and what an example is. */
export function withPairLength(draft: Draft, data: DataQuantities, input: ResolverInput): DataQuantities {
  const examples = data.examples ?? countedBefore(draft, input)
  const task = draft.get('task')
  const answers = answersOfExample(task, input.vocabulary) ?? (task === 'embedding' ? 1 : null)
  if (answers === null || examples === null) return data
  const length = data.length === null && data.tokens === null ? lengthOfParts(draft, examples, answers, input) : null
  if (length !== null) return { ...data, length }
  if (answers !== 2) return data
  const side = data.examples === null ? null : lengthOfSide(draft, data.examples, data)
  draft.addRemark(
    'tokens',
    side === null
      ? `${quoted(examples.words)}: an example is a pair, and its tokens are those of both sides.`
      : `${quoted(examples.words)}: both answers are trained on, so ${quoted(side.words)} count twice; where a pair has so many together, say “per pair”.`,
  )
  if (side === null) return data
  const whole = { ...side, value: 2 * side.value }
  return data.length === null ? { ...data, tokens: null, length: whole } : { ...data, length: whole }
}

/** A length that nobody says to be of the pair is that of one sequence, as trainers count it: the prompt with one of its answers. */
function lengthOfSide(draft: Draft, examples: DataQuantity, data: DataQuantities): DataQuantities['length'] {
  const length = data.length ?? (data.tokens !== null && data.tokens.value <= longestText ? data.tokens : null)
  if (length === null || length.slot === examples.slot) return null
  const around = draft.words({ from: Math.max(0, length.slot.from - 3), to: length.slot.to + 4 })
  if (ofBoth.test(draft.words({ from: Math.max(0, length.slot.from - 10), to: length.slot.to + 4 }))) return null
  return !ofSequence.test(around) && ofPair.test(around) ? null : length
}
const ofBoth = /\b(?:both|together|combined|come to|adds? up)\b|\bchosen ?\+ ?rejected\b/iu
const ofSequence = /\b(?:sequences?|sides?|answers?|responses?|completions?)\b/iu
/** "900 tokens per pair", "pairs of 900 tokens", "20k pairs x 900 tokens" */
const ofPair =
  /\b(?:pairs?|comparisons?|examples?|preferences?) (?:(?:are|have|has|of|at|with|having|is|run|average|averaging|avg)\b|[x×*])|[x×*] ?\d|\btok(?:en)?s? (?:pairs?|comparisons?)\b|\b(?:each|apiece|per|an?|every|together|total|both|combined|all)\b|\//iu

function lengthOfParts(
  draft: Draft,
  examples: NonNullable<DataQuantities['examples']>,
  answers: number,
  input: ResolverInput,
): DataQuantities['length'] {
  const part = (measure: 'promptTokens' | 'responseTokens', label: string) => {
    const number = numberOf(draft, input, measure, label)
    return number === null || capWords.test(number.words.replaceAll('_', ' ')) ? null : number
  }
  const prompt = part('promptTokens', 'lengths of a prompt')
  const response = part('responseTokens', 'lengths of a response')
  if (response === null) return null
  // "600k pairs, 80 tokens per side" to embed
  const isOfSides =
    answers === 1 && /\bsides?\b/iu.test(response.words) && /\bpairs?\b/iu.test(withNext(draft, examples))
  const sequences = isOfSides ? 2 : answers
  const value = sequences * ((prompt?.value ?? 0) + response.value)
  const each =
    prompt === null
      ? formatRounded(response.value)
      : `(${formatRounded(prompt.value)} + ${formatRounded(response.value)})`
  const parts = sequences === 1 ? 'prompt and response together' : `a pair is ${sequences} × ${each} tokens`
  const isWhole = /\b(?:prompt|question)s?\b/iu.test(response.words)
  const missing =
    prompt === null && !isWhole && !isOfSides ? '; tokens of the prompt come on top: say “prompts of 300 tokens”' : ''
  draft.addRemark('tokens', `${capitalized(parts)}${missing}.`)
  const words = [prompt?.words, response.words].flatMap((one) => one ?? []).join(' and ')
  return { ...examples, value, words }
}

const capitalized = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
