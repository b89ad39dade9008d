/** Remarks on how the words were read, beside those that a field brings along. */
import { formatRounded, quoted } from '../../scenario/format-values.ts'
import { anonymizedRemark, sensitiveDataRemark } from '../../scenario/sensitive-data.ts'
import { type Slot, slotsOf } from '../grammar/slots.ts'
import type { ModelEntry } from '../lexicon/model-names.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'

/** What words without effect say: "with ZeRO-3". */
export function addSlotRemarks(draft: Draft, { slots }: ResolverInput): void {
  for (const { note } of slotsOf(slots, 'remark')) if (note !== '') draft.addRemark(null, note)
}

/** "2-4 GPUs" */
export function remarkRanges(draft: Draft, { slots }: ResolverInput): void {
  for (const slot of slots) {
    const isRange =
      (slot.role === 'quantity' || slot.role === 'unitless' || slot.role === 'count') && slot.amount.isRange === true
    if (isRange && isUnknownLength(slot, slots)) addLengthIssue(draft, slot)
    else if (isRange) draft.addRemark(null, `${quoted(draft.words(slot))} is read by the upper end of its range.`)
  }
}

/** "Between 100 and 5000 tokens each": the ends are too far apart to take one of them. */
const isUnknownLength = (slot: Slot, slots: readonly Slot[]): boolean =>
  slot.role === 'quantity' &&
  (slot.measure === 'length' ||
    (slot.measure === 'tokens' &&
      slot.amount.value <= longestExample &&
      slots.some((other) => other.role === 'quantity' && other.measure === 'examples'))) &&
  slot.amount.low !== undefined &&
  slot.amount.low > 0 &&
  slot.amount.value / slot.amount.low >= widestRange
const longestExample = 131_072
const widestRange = 8

function addLengthIssue(draft: Draft, slot: Slot): void {
  const words = draft.words(slot)
  const sentence = `${quoted(words)}: how long is one on average? The ends are too far apart to take one: say the average, such as “600 tokens each”, or the tokens in all.`
  draft.addIssue('unknown', sentence, [words], ['600 tokens each'])
}

/** Typos that were fixed in words that fill a slot. */
export function remarkTypoFixes(draft: Draft, { recognized: { typoFixes }, slots }: ResolverInput): void {
  for (const { at, typed, fixed } of typoFixes) {
    if (slots.some(({ from, to }) => from <= at && at < to))
      draft.addRemark(null, `${quoted(typed)} is read as ${quoted(fixed)}.`)
  }
}

/** A sequence longer than the model was made for is worth a warning, no more. */
export function remarkContextLength(draft: Draft, { vocabulary }: ResolverInput): void {
  const sequence = draft.get('sequenceLength')
  const model = vocabulary.models.byId.get(draft.get('model') ?? '')
  if (sequence === null || model === undefined || sequence <= model.contextLimit) return
  if (!draft.has('sequenceLength') && !draft.has('model')) return
  if (model.shape.bidirectional === true) {
    draft.addRemark(
      'sequenceLength',
      `${model.name} reads ${formatRounded(model.contextLimit)} tokens at most: longer texts are taken as split into pieces of that.`,
    )
    return
  }
  draft.addRemark(
    'sequenceLength',
    `${model.name} was made for a context of ${formatRounded(model.contextLimit)} tokens, and ${formatRounded(sequence)} go beyond it: ${wayOut(model, sequence, vocabulary)}.`,
  )
}

/** The sister model of about the size that was made for so much, or what is done where there is none. */
function wayOut(model: ModelEntry, sequence: number, { models }: ResolverInput['vocabulary']): string {
  const sister = models.byBrand
    .get(model.brand)
    ?.find((one) => one.contextLimit >= sequence && Math.abs(one.params / model.params - 1) < aboutAsLarge)
  return sister === undefined
    ? 'shorten the sequences, or stretch its positions (RoPE scaling) and test that first'
    : `${sister.name} has ${formatRounded(sister.contextLimit)}`
}

const aboutAsLarge = 0.05

/** Data of customers and patients: where it is processed may decide. */
export function remarkSensitiveData(draft: Draft, { recognized: { tokens }, vocabulary }: ResolverInput): void {
  const found = vocabulary.sensitiveWords.find(tokens.map(({ text }) => text))
  if (found === null) return
  const isAnonymized =
    found.kind !== 'company' &&
    tokens.some(
      ({ text }, at) =>
        anonymized.test(text) || (text === 'identified' && /^de\b|^-$/u.test(tokens[at - 1]?.text ?? '')),
    )
  draft.addRemark(null, isAnonymized ? anonymizedRemark(found.word) : sensitiveDataRemark(found.word, found.kind))
}
const anonymized = /^(?:anonymi[sz]ed|de-?identified|deidentified|depersonali[sz]ed)$/u
