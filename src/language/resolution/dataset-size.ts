/** How much data: tokens, examples times length, steps times batch, text in bytes, each times epochs. */
import { type LimitedMeasure, checkLimit } from './value-limits.ts'
import { type Slot, type SlotOf, slotsOf } from '../grammar/slots.ts'
import type { Draft } from './scenario-draft.ts'
import { resolveTotalTokens } from './total-tokens.ts'
import { resolveNamedDatasets } from './named-datasets.ts'
import type { Dataset } from '../../catalog/catalog.ts'
import { quoted, formatRounded, formatParams } from '../../scenario/format-values.ts'
import { bytesPerToken } from '../lexicon/units.ts'

export type DataQuantity = {
  readonly value: number
  readonly words: string
  readonly claim: SlotOf<'quantity' | 'bare'>
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
}

/** Sets tokens, sequence length and batch. `unitlessSlots`: amounts without a unit that are data. */
export function resolveDatasetSize(
  draft: Draft,
  slots: readonly Slot[],
  unitlessSlots: readonly SlotOf<'bare'>[],
  datasets: ReadonlyMap<string, Dataset>,
): void {
  const data = collectQuantities(draft, slots, unitlessSlots)
  if (data === null) return
  if (data.sequence !== null) draft.set('sequenceLength', data.sequence.value)
  if (data.batch !== null) draft.set('batch', data.batch.value)
  if (data.length !== null && isLengthAlone(draft, data)) {
    const { words } = data.length
    const sentence = `${quoted(words)} of how many examples? The data was given in tokens: change those, or say both.`
    draft.addIssue('unknown', sentence, [words], [`20k examples of ${data.length.value} tokens`, '100M tokens'])
    return
  }
  resolveTotalTokens(draft, data, resolveNamedDatasets(draft, slotsOf(slots, 'dataset'), data, datasets))
}

/** A length by itself, in a thread where nobody said how many examples there are. */
const isLengthAlone = ({ base }: Draft, { examples, tokens, steps }: DataQuantities): boolean =>
  base !== null &&
  base.spec.tokens !== null &&
  (base.corpus?.examples ?? null) === null &&
  examples === null &&
  tokens === null &&
  steps === null

function collectQuantities(
  draft: Draft,
  slots: readonly Slot[],
  unitlessSlots: readonly SlotOf<'bare'>[],
): DataQuantities | null {
  const quantities = slotsOf(slots, 'quantity').filter(({ amount }) => amount.change === undefined)
  const issuesBefore = draft.issues.length
  const single = (kind: LimitedMeasure, candidates: readonly DataQuantity[], label: string): DataQuantity | null =>
    singleQuantity(draft, kind, candidates, label)
  const ofMeasure = (
    measure: string,
    value = (slot: SlotOf<'quantity'>): number => slot.amount.value,
  ): DataQuantity[] =>
    quantities
      .filter((slot) => slot.measure === measure && slot.amount.unit !== 'tokens')
      .map((slot) => ({ value: value(slot), words: draft.words(slot), claim: slot }))
  const perStep = quantities
    .filter(
      ({ measure, amount }) =>
        (measure === 'tokens' && amount.perStep === true) || (isBatchMeasure(measure) && amount.unit === 'tokens'),
    )
    .map((slot) => ({ value: slot.amount.value, words: draft.words(slot), claim: slot }))
  // "30M tokens each", where there are no examples: no example is as long as that.
  const isTotalAmount = (slot: SlotOf<'quantity'>): boolean =>
    slot.measure === 'length' &&
    slot.amount.each === true &&
    slot.amount.value >= 1e6 &&
    !quantities.some(({ measure }) => measure === 'examples')
  const totals = quantities
    .filter((slot) => (slot.measure === 'tokens' && slot.amount.perStep !== true) || isTotalAmount(slot))
    .map((slot) => ({ value: tokensIn(slot) * parameterFactor(draft, slot), words: draft.words(slot), claim: slot }))
  const text = quantities
    .filter(({ measure, amount }) => measure === 'bytes' && amount.each !== true)
    .map((slot) => ({ value: Math.round(slot.amount.value / bytesPerToken), words: draft.words(slot), claim: slot }))
  const lengths = quantities
    .filter(
      (slot) =>
        (slot.measure === 'length' && !isTotalAmount(slot) && !perSequencePattern.test(draft.words(slot))) ||
        (slot.measure === 'bytes' && slot.amount.each === true),
    )
    .map((slot) => ({ value: tokensIn(slot), words: draft.words(slot), claim: slot }))
  const unitless = unitlessSlots.map((slot) => ({ value: slot.amount.value, words: draft.words(slot), claim: slot }))
  const sequences = quantities
    .filter(
      (slot) =>
        slot.measure === 'sequence' || (slot.measure === 'length' && perSequencePattern.test(draft.words(slot))),
    )
    .map((slot) => ({ value: binaryValue(slot), words: draft.words(slot), claim: slot }))
  const data: DataQuantities = {
    length: single('length', lengths, 'lengths of an example'),
    examples: single('examples', ofMeasure('examples'), 'numbers of examples'),
    epochs: single('epochs', ofMeasure('epochs'), 'numbers of epochs'),
    steps: single('steps', ofMeasure('steps'), 'numbers of steps'),
    batch: single('batch', ofMeasure('batch'), 'batch sizes'),
    globalBatch: single('globalBatch', ofMeasure('globalBatch'), 'global batch sizes'),
    accumulation: single('accumulation', ofMeasure('accumulation'), 'numbers of accumulation steps'),
    tokensPerStep: single('tokens', perStep, 'amounts of tokens per step'),
    sequence: single('sequence', sequences, 'sequence lengths'),
    tokens: null,
  }
  // Of two amounts beside examples the small one is a length: "20k examples, 600 tokens, 12M tokens in total".
  data.tokens = single('tokens', [...totals, ...text, ...unitless], 'amounts of data')
  return draft.issues.length > issuesBefore ? null : data
}

/** Parameters of the model where tokens are counted for each; 1 elsewhere. */
function parameterFactor(draft: Draft, slot: SlotOf<'quantity'>): number {
  const params = draft.get('params')
  if (slot.amount.perParameter !== true || params === null) return 1
  draft.addRemark(
    'tokens',
    `${quoted(draft.words(slot))} of ${formatParams(params)} parameters: ${formatRounded(slot.amount.value * params)} tokens.`,
  )
  return params
}

/** "2k tokens per sequence" */
const perSequencePattern = /\b(?:per|each|every|a) (?:sequence|seq|context|window)\b/i

const isBatchMeasure = (measure: string): boolean => measure === 'batch' || measure === 'globalBatch'

/** Bytes as tokens, tokens as they are. */
const tokensIn = ({ measure, amount }: SlotOf<'quantity'>): number =>
  measure === 'bytes' || amount.unit === 'bytes' ? Math.round(amount.value / bytesPerToken) : amount.value

/** 4k is 4096 where it is a sequence length. */
export function binaryValue({ amount }: SlotOf<'quantity'>): number {
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
  const [first, ...rest] = candidates
  if (first === undefined) return null
  const other = rest.find(({ value }) => value !== first.value)
  if (other !== undefined) {
    draft.addIssue('conflict', `Two ${label} are given, ${quoted(first.words)} and ${quoted(other.words)}: keep one.`, [
      first.words,
      other.words,
    ])
    return null
  }
  return checkLimit(draft, kind, first.value, first.words) ? first : null
}
