/** How long examples are where only the most is said: by the sequence length that is set, or as "up to 16k tokens long". */
import { filledRemark } from '../../scenario/filled-lengths.ts'
import { formatRounded, quoted } from '../../scenario/format-values.ts'
import type { TextLengths } from '../lexicon/text-lengths.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { DataQuantities, DataQuantity } from './data-quantities.ts'
import type { Draft } from './scenario-draft.ts'
import { isGenerating } from './task.ts'
import { holdingLength } from '../../scenario/holding-length.ts'

/** `all`: what it would come to if all were as long as the longest. */
type CountedUnderCap = { readonly length: number; readonly reason: string; readonly all?: string }

/** Tokens of an example of which nothing is known. */
export const assumedLength = 512

/** Passages, queries and what is sorted are shorter than what is answered: tokens of one of which nothing is known. */
export const shortLength = 256
/** Whether a task trains on such. */
export const isOfShortTexts = (task: string | null): boolean => task === 'embedding' || task === 'classification'

/**
 * An example by the length of a sequence, which none is longer than: what each has where that is said, else what such texts
 * usually have. Null where no sequence length is set. `sequences`: of an example, such as the two of a pair.
 */
export function lengthUnderCap(
  draft: Draft,
  { sequence, examples, usualLength }: DataQuantities,
  sequences: number,
  lengths: TextLengths,
): CountedUnderCap | null {
  if (sequence === null || examples === null) return null
  const { value, words } = sequence
  if (sequences > 1 && /\b(?:per|each|every) sequence\b|\bsequences of\b/iu.test(words))
    return { length: value * sequences, reason: `${sequences} sequences each` }
  const around = draft.words({ from: Math.max(0, sequence.slot.from - wordsBefore), to: sequence.slot.to + 1 })
  const isMost = isCapped(draft, sequence)
  // "12k packed sequences of 4096", "9k blocks, seq 2048", "32k sequences, 6k docs": they are filled.
  const isOfSequences = isFilled.test(examples.words) || (/\bsequences\b/iu.test(words) && !isMost)
  if (isOfSequences || ofEach.test(around) || packedWords.test(around))
    return { length: value, reason: 'the sequence length' }
  const most = value * sequences
  const ofSequence = value >= lengths.longSequenceFrom ? lengths.shareOfLongSequence : lengths.shareOfSequence
  const least = Math.round(value * (isMost ? lengths.shareOfLongest : ofSequence))
  const usual = Math.min(value, usualLength ?? Math.max(assumedLength, least)) * sequences
  if (usual >= most) return { length: most, reason: 'the sequence length' }
  return {
    length: usual,
    all: filledRemark(most, usual),
    reason: 'assumed, as a sequence length is the most that one may have',
  }
}

const isFilled = /\b(?:sequences?|seqs?|blocks?|chunks?|windows?|packs?|packed|slices?|segments?)\b/iu
const packedWords = /\b(?:pre-?packed|packed (?:in)?to|already packed|padded to)\b/iu
const ofEach =
  /\b(?:each|every|per|avg|average|mean|of|averag\w+|exactly|all|median|typical\w*) (?:\p{L}+ ){0,2}\d[\d.,]*k?\b|\d[\d.,]*k?(?: ?\p{L}+){0,3} (?:each|avg|average|apiece)\b|\b(?:per|each|every) (?:sequence|example|row|sample|document)\b/iu
const capWords =
  /(?:\b(?:up to|at most|at maximum|no (?:more|longer) than|not (?:more|longer) than|maximum(?: of)?|max\.?(?: of)?|longest(?: is| of| at)?|under|below|less than|shorter than|as long as|capped (?:at|to)|cut (?:off )?(?:at|to)|truncated (?:at|to))|[<≤]=?)[\s~]*(?:about |around |roughly |some )?$/iu
/** "Up to", "max" and the like stand before the number. */
function isCapped(draft: Draft, { slot, words }: DataQuantity): boolean {
  const all = draft.words({ from: Math.max(0, slot.from - wordsBefore), to: slot.to })
  const [own = ''] = words.split(/\d/u)
  return capWords.test(`${all.slice(0, all.length - words.length)}${own}`)
}
const wordsBefore = 4

/** "17k traces up to 16k tokens long": what they come to on average, and the sequence that holds the longest. */
export function withCappedLength(draft: Draft, data: DataQuantities, vocabulary: Vocabulary): DataQuantities {
  const isTotal = data.tokens?.slot.amount.total === true || (data.tokens?.value ?? 0) > longest
  const said = data.length ?? (data.examples === null || isTotal ? null : data.tokens)
  const isOpen = data.examples !== null && data.steps === null && !isGenerating(draft.get('task'), vocabulary)
  if (said === null || !isOpen || said.slot === data.examples?.slot) return data
  if (!isCapped(draft, said)) return data
  const { shareOfLongest } = vocabulary.textLengths
  const share = Math.round(said.value * shareOfLongest)
  const mean = data.usualLength === null ? share : Math.min(data.usualLength, share)
  draft.addRemark(
    'tokens',
    `A mean of ${formatRounded(mean)} tokens is assumed, ${filledRemark(said.value, mean)} (${quoted(said.words)} is the longest).`,
  )
  const length: DataQuantity = { ...said, value: mean }
  return {
    ...data,
    tokens: data.length === null ? null : data.tokens,
    length,
    sequence: data.sequence ?? holding(said),
  }
}

/** The sequence length that holds it. */
const holding = (said: DataQuantity): DataQuantity => ({ ...said, value: holdingLength(said.value) })

/** In tokens; more are those of all. */
const longest = 131_072
