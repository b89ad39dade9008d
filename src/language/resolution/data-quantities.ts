/** The quantities of a text that describe the data: tokens, examples, lengths, steps, batches, one of each kind. */
import { bytesPerTokenIn } from './bytes-per-token.ts'
import { type Slot, type SlotOf, slotsOf } from '../grammar/slots.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { type LimitedMeasure, checkLimit } from './value-limits.ts'
import type { Draft } from './scenario-draft.ts'
import { lengthsBesideTotal, singleValue, withoutFlows, withoutShares } from './single-value.ts'
import { quoted, formatParams, formatRounded } from '../../scenario/format-values.ts'

export type DataQuantity = {
  readonly value: number
  readonly words: string
  readonly slot: SlotOf<'quantity' | 'unitless'>
}

/** The quantities that describe the data, one of each kind at most. */
export type DataQuantities = {
  tokens: DataQuantity | null
  length: DataQuantity | null
  examples: DataQuantity | null
  epochs: DataQuantity | null
  steps: DataQuantity | null
  batch: DataQuantity | null
  globalBatch: DataQuantity | null
  accumulation: DataQuantity | null
  tokensPerStep: DataQuantity | null
  sequence: DataQuantity | null
  /** Of an example that nobody said the length of, in tokens; null: nothing is known of what it is called. */
  usualLength: number | null
}

/** Null where two of a kind contradict each other, an issue of the draft then. Tokens, bytes and counts are per run. */
export function collectQuantities(
  draft: Draft,
  slots: readonly Slot[],
  unitlessSlots: readonly SlotOf<'unitless'>[],
  vocabulary: Vocabulary,
): DataQuantities | null {
  const bytesPerToken = bytesPerTokenIn(draft, slots, vocabulary)
  const quantities = slotsOf(slots, 'quantity').filter(({ amount }) => amount.change === undefined)
  const issuesBefore = draft.issues.length
  const single = (kind: LimitedMeasure, candidates: readonly DataQuantity[], label: string): DataQuantity | null =>
    singleQuantity(draft, kind, candidates, label)
  const quantity = (slot: DataQuantity['slot'], value = slot.amount.value): DataQuantity => ({
    value,
    words: draft.words(slot),
    slot,
  })
  const ofMeasure = (measure: string): DataQuantity[] =>
    quantities.filter((slot) => slot.measure === measure && slot.amount.unit !== 'tokens').map((slot) => quantity(slot))
  const perStep = quantities
    .filter(
      ({ measure, amount }) =>
        (measure === 'tokens' && amount.perStep === true) || (isBatchMeasure(measure) && amount.unit === 'tokens'),
    )
    .map((slot) => quantity(slot))
  // "30M tokens each", where there are no examples: no example is as long as that.
  const isTotalAmount = (slot: SlotOf<'quantity'>): boolean =>
    slot.measure === 'length' &&
    slot.amount.each === true &&
    slot.amount.value >= 1e6 &&
    !quantities.some(({ measure }) => measure === 'examples')
  const stated = quantities
    .filter((slot) => (slot.measure === 'tokens' && slot.amount.perStep !== true) || isTotalAmount(slot))
    .map((slot) => quantity(slot, tokensIn(slot, bytesPerToken) * parameterFactor(draft, slot)))
  const [lengthsOfOne, totals] = lengthsBesideTotal(draft, stated)
  const text = quantities
    .filter(({ measure, amount }) => measure === 'bytes' && amount.each !== true)
    .map((slot) => quantity(slot, Math.round(slot.amount.value / bytesPerToken)))
  const lengths = quantities
    .filter(
      (slot) =>
        (slot.measure === 'length' && !isTotalAmount(slot) && !perSequencePattern.test(draft.words(slot))) ||
        (slot.measure === 'bytes' && slot.amount.each === true),
    )
    .map((slot) => quantity(slot, tokensIn(slot, bytesPerToken)))
    .concat(lengthsOfOne)
  const [windows, unitless] = withoutWindows(
    unitlessSlots.map((slot) => quantity(slot)),
    [...totals, ...text],
  )
  for (const { words } of windows) draft.addRemark('sequenceLength', `${quoted(words)} is read as the sequence length.`)
  const sequences = quantities
    .filter(
      (slot) =>
        slot.measure === 'sequence' || (slot.measure === 'length' && perSequencePattern.test(draft.words(slot))),
    )
    // A page is no whole number of tokens.
    .map((slot) => quantity(slot, slot.amount.unitValue > 1 ? Math.round(binaryValue(slot)) : binaryValue(slot)))
    .concat(windows.map(({ slot }) => quantity(slot, binaryValue(slot))))
  const data: DataQuantities = {
    length: single('length', lengths, 'lengths of an example'),
    examples: single('examples', withoutShares(withoutFlows(draft, ofMeasure('examples'))), 'numbers of examples'),
    epochs: single('epochs', ofMeasure('epochs'), 'numbers of epochs'),
    steps: single('steps', ofMeasure('steps'), 'numbers of steps'),
    batch: single('batch', ofMeasure('batch'), 'batch sizes'),
    globalBatch: single('globalBatch', ofMeasure('globalBatch'), 'global batch sizes'),
    accumulation: single('accumulation', ofMeasure('accumulation'), 'numbers of accumulation steps'),
    tokensPerStep: single('tokens', perStep, 'amounts of tokens per step'),
    sequence: single('sequence', sequences, 'sequence lengths'),
    tokens: null,
    usualLength: null,
  }
  const pages = data.examples === null && data.length === null && text.length === 0 ? pagesAndLength(totals) : null
  if (pages !== null) return draft.issues.length > issuesBefore ? null : { ...data, ...pages }
  const { ofExample } = vocabulary.textLengths
  const counted = data.examples?.words.toLowerCase() ?? ''
  data.usualLength = ofExample.get(lastWordsOf(counted)) ?? ofExample.get(lastWordOf(counted)) ?? null
  // Of two amounts beside examples the small one is a length: "20k examples, 600 tokens, 12M tokens in total".
  const isText = ({ slot }: DataQuantity): boolean => slot.amount.note !== undefined
  const amounts = withoutRestated(
    draft,
    [...totals.filter((one) => !isText(one)), ...unitless],
    [...totals.filter(isText), ...text],
    data.epochs,
  )
  data.tokens = single('tokens', amounts, 'amounts of data')
  // "5M pages of 900 tokens": as long as it is said, not as pages usually are.
  const pieces = data.tokens === null || data.length === null || data.examples !== null ? null : piecesOf(data.tokens)
  if (pieces !== null) {
    data.examples = pieces
    data.tokens = null
  }
  return draft.issues.length > issuesBefore ? null : data
}

/** "Word docs" */
const lastWordsOf = (words: string): string => /\p{L}+ \p{L}+$/u.exec(words)?.[0] ?? ''

const lastWordOf = (words: string): string => /[\p{L}]+$/u.exec(words)?.[0].toLowerCase() ?? ''

/** "64k pages, 512 tokens + image each": so many pages, each as long as that. */
function pagesAndLength(totals: readonly DataQuantity[]): Pick<DataQuantities, 'examples' | 'length'> | null {
  const [counted, ...others] = totals.flatMap((one) => piecesOf(one) ?? [])
  const [length, ...more] = totals.filter(({ slot }) => slot.amount.note === undefined)
  if (counted === undefined || length === undefined || others.length + more.length > 0) return null
  return counted.value >= fewestPages && length.value <= longestPage ? { examples: counted, length } : null
}
const [fewestPages, longestPage] = [100, 8192]

/** Pages or books by their number; null: the amount counts no pieces. */
function piecesOf({ slot, words }: DataQuantity): DataQuantity | null {
  return slot.amount.note === undefined || !pieceWords.test(words)
    ? null
    : { value: slot.amount.unitValue, words, slot }
}
const pieceWords = /\b(?:pages?|books?|novels?)\b/iu

/**
 * The same data said twice is one amount: "36M tokens, 3 epochs means 108M", "60,000 pages, so 30M tokens", "1 book (120k
 * words)". Tokens hold before text that they are counted from, and what stands last in a parenthesis before the rest.
 */
function withoutRestated(
  draft: Draft,
  tokens: readonly DataQuantity[],
  text: readonly DataQuantity[],
  epochs: DataQuantity | null,
): readonly DataQuantity[] {
  const times = epochs?.value ?? 1
  const isProduct = (one: DataQuantity): boolean =>
    times > 1 && tokens.some((other) => Math.abs(one.value / (other.value * times) - 1) < 0.03)
  const isSameAgain = (one: DataQuantity, at: number): boolean =>
    tokens.slice(0, at).some((other) => Math.abs(one.value / other.value - 1) < 0.03 && one.value !== other.value)
  const perEpoch = tokens.filter((one, at) => !isProduct(one) && !isSameAgain(one, at))
  const [inTokens, inText] = perEpoch.length > 0 ? [perEpoch, [...text]] : [tokens, [...text]]
  const isConverted = inTokens.length === 1 && inText.length === 1 && isAbout(inTokens[0], inText[0])
  const last = inText.at(-1)
  const isRestated =
    inTokens.length === 0 &&
    inText.length === 2 &&
    last !== undefined &&
    (isInParenthesis(draft, inText) || isTotalOfPieces(draft, inText))
  const kept = isConverted ? inTokens : isRestated ? [last] : [...inTokens, ...inText]
  for (const one of [...tokens, ...text])
    if (!kept.includes(one)) draft.addRemark('tokens', `${quoted(one.words)} is read as the same data, said again.`)
  return kept
}

/** Within the factor that guesses of tokens of a page or a byte are apart. */
const isAbout = (one: DataQuantity | undefined, other: DataQuantity | undefined): boolean =>
  one !== undefined && other !== undefined && Math.abs(Math.log(one.value / other.value)) < Math.log(4)

/** Nothing but an opening parenthesis stands between the two. */
function isInParenthesis(draft: Draft, [one, other]: readonly DataQuantity[]): boolean {
  if (one === undefined || other === undefined) return false
  const both = draft.words({ from: one.slot.from, to: other.slot.to })
  return both.slice(one.words.length, both.length - other.words.length).trim() === '('
}

/** "11 novels that I wrote, about 1.1 million words": words behind books or pages are those of all of them. */
function isTotalOfPieces(draft: Draft, [one, other]: readonly DataQuantity[]): boolean {
  if (one === undefined || other === undefined) return false
  if (piecesOf(one) === null || piecesOf(other) !== null || other.slot.amount.unitValue < fewestWords) return false
  const both = draft.words({ from: one.slot.from, to: other.slot.to })
  return !addedWords.test(both.slice(one.words.length, both.length - other.words.length))
}
const fewestWords = 10_000
const addedWords = /\b(?:and|plus|also|each|per|with|another|as well)\b|[+&.;]/iu

/** "60M … packed 4k": beside millions of tokens a few thousand are the length of a sequence. */
function withoutWindows(
  unitless: readonly DataQuantity[],
  totals: readonly DataQuantity[],
): readonly [readonly DataQuantity[], readonly DataQuantity[]] {
  const isWindow = ({ value, slot }: DataQuantity): boolean => slot.amount.magnitude === 'k' && value <= maxWindow
  const rest = unitless.filter((one) => !isWindow(one))
  const isBesideData = [...rest, ...totals].some(({ value }) => value >= 1e6)
  return isBesideData ? [unitless.filter(isWindow), rest] : [[], unitless]
}
const maxWindow = 262_144

/** Parameters of the model where tokens are counted for each; 1 elsewhere. */
function parameterFactor(draft: Draft, slot: SlotOf<'quantity'>): number {
  const params = draft.get('params')
  if (slot.amount.perParameter !== true || params === null) return 1
  draft.addRemark(
    'tokens',
    `${quoted(draft.words(slot))} is read as ${formatRounded(slot.amount.value)} tokens for each of ${formatParams(params)} parameters.`,
  )
  // So many are those of a model that begins with nothing.
  if (!draft.has('task') && !draft.has('method')) draft.set('task', 'pretrain')
  return params
}

/** "2k tokens per sequence" */
const perSequencePattern = /\b(?:per|each|every|a) (?:sequence|seq|context|window)\b/i
const isBatchMeasure = (measure: string): boolean => measure === 'batch' || measure === 'globalBatch'

/** Bytes as tokens, tokens as they are. */
const tokensIn = ({ measure, amount }: SlotOf<'quantity'>, bytesPerToken: number): number =>
  measure === 'bytes' || amount.unit === 'bytes' ? Math.round(amount.value / bytesPerToken) : amount.value

/** 4k is 4096 where it is a sequence length. */
function binaryValue({ amount }: Pick<SlotOf<'quantity'>, 'amount'>): number {
  if (amount.magnitude === 'k' && amount.factors === undefined) return Math.round((amount.value / 1e3) * 1024)
  if (amount.magnitude === 'm' && amount.factors === undefined) return Math.round((amount.value / 1e6) * 1024 * 1024)
  return amount.value
}

/** The one quantity of its kind; two that differ are a conflict, one that is impossible a bad value. */
function singleQuantity(
  draft: Draft,
  kind: LimitedMeasure,
  candidates: readonly DataQuantity[],
  label: string,
): DataQuantity | null {
  const single = singleValue(draft, candidates, label)
  return single !== null && checkLimit(draft, kind, single.value, single.words) ? single : null
}
