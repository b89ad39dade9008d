/** How much data: tokens, examples times length, steps times batch, text in bytes, each times epochs. */
import { slotsOf } from '../grammar/slots.ts'
import { resolveBatchTokens } from './batch-tokens.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'
import { isOfShortTexts, shortLength, withCappedLength } from './capped-lengths.ts'
import { resolveTotalTokens } from './total-tokens.ts'
import { resolveNamedDatasets } from './named-datasets.ts'
import { addImageExamples } from './image-examples.ts'
import { answersOfExample, withPairLength, withTextsOfExample } from './pair-tokens.ts'
import { isGenerating, resolveGeneration } from './task.ts'
import { formatRounded, quoted } from '../../scenario/format-values.ts'
import { type DataQuantities, collectQuantities } from './data-quantities.ts'
import { holdExamples } from './held-lengths.ts'
import { lengthOfKindIn } from './kind-in-text.ts'
import { holdingLength } from '../../scenario/holding-length.ts'

/** Sets tokens, sequence length and batch. */
export function resolveDatasetSize(draft: Draft, input: ResolverInput): void {
  const { slots, unitless, vocabulary } = input
  const counted = collectQuantities(draft, slots, unitless.data, vocabulary)
  if (counted === null) return
  const collected = withExamplesOfNumber(draft, withBatchOfStep(draft, counted, vocabulary))
  addImageExamples(draft, collected, input)
  const capped = withCappedLength(draft, withLengthOfExamples(draft, collected, input), vocabulary)
  const data = withTextsOfExample(draft, withPairLength(draft, capped, input), vocabulary)
  if (data.sequence !== null) setSequence(draft, data.sequence, vocabulary)
  if (data.batch !== null) draft.set('batch', data.batch.value)
  resolveBatchTokens(draft, data, vocabulary.usualSequences)
  if (isGenerating(draft.get('task'), vocabulary)) {
    resolveGeneration(draft, data, input)
    if (data.tokens === null) return
  }
  if (data.length !== null && isLengthAlone(draft, data)) {
    // "Contracts of 16k tokens each, so the sequence length is 16384" says how long they are, and changes no data.
    if (setDocuments(draft, data.length.value) || data.sequence !== null) return
    const { words, value } = data.length
    // "Length 512" says nothing of texts: of a sequence.
    if (bareLength.test(words)) {
      draft.set('sequenceLength', value)
      draft.addRemark('sequenceLength', `${quoted(words)} is read as the sequence length.`)
      return
    }
    const same = formatRounded((draft.base?.spec.tokens ?? 0) / value)
    const sentence = `${quoted(words)} of how many examples? The data was given in tokens: as many are ${same} examples of that length. Say how many there are or, if only the sequences become longer, the sequence length.`
    draft.addIssue('unknown', sentence, [words], [`${same} examples of ${value} tokens`, `seq ${value}`])
    return
  }
  const answers = answersOfExample(draft.get('task'), vocabulary) ?? 1
  const named = resolveNamedDatasets(draft, slotsOf(slots, 'dataset'), data, vocabulary.datasets, answers)
  // Of a model that is an embedder anyway, too: passages are shorter than answers.
  const usualTask = draft.get('task') ?? vocabulary.models.byId.get(draft.get('model') ?? '')?.usualTask ?? null
  const { text } = input.recognized.normalized
  const ofKind = data.usualLength ?? lengthOfKindIn(text, data.examples?.words ?? '', vocabulary.textLengths)
  const usualLength = ofKind ?? (isOfShortTexts(usualTask) ? shortLength : null)
  resolveTotalTokens(draft, { ...data, usualLength }, named, answers, vocabulary.textLengths)
  holdExamples(
    draft,
    { ...data, usualLength: ofKind },
    [answers, usualTask],
    vocabulary,
    input.recognized.tokens.map((each) => each.text).join(' '),
  )
  setDocuments(draft, data.length?.value ?? null)
}

/** "Sequences of 20k words" come to 26,667 tokens: trained are the usual lengths, of which the next holds them. */
function setSequence(
  draft: Draft,
  { value, words, slot }: NonNullable<DataQuantities['sequence']>,
  { models }: Vocabulary,
): void {
  const usual = holdingLength(value)
  const limit = models.byId.get(draft.get('model') ?? '')?.contextLimit ?? usual
  if (slot.amount.note === undefined || usual === value || usual > limit) {
    draft.set('sequenceLength', value)
    return
  }
  draft.set('sequenceLength', usual)
  draft.addRemark(
    'sequenceLength',
    `Sequence length ${formatRounded(usual)} holds ${quoted(words)}, ${formatRounded(value)} tokens.`,
  )
}

const bareLength =
  /^(?:the )?(?:max(?:imum|imal)? )?(?:length|len)\b[^a-z\d]*(?:(?:is|of|at|to|should be|stays|=|:)[^a-z\d]*)?\d[\d.,]*k?$/iu

/** Short texts in a long sequence are packed, and each attends to itself alone. `length`: of one, as it was just said. Whether they are short. */
function setDocuments(draft: Draft, length: number | null): boolean {
  const each = length ?? (draft.corpus ?? draft.base?.corpus)?.tokensPerExample ?? draft.get('documentTokens')
  const sequence = draft.get('sequenceLength')
  const isShort = each !== null && sequence !== null && sequence >= minPack && each * 2 <= sequence
  const documents = isShort ? each : null
  if (documents === draft.get('documentTokens')) return isShort
  draft.set('documentTokens', documents)
  if (documents !== null && sequence !== null)
    draft.addRemark(
      'documentTokens',
      `Texts of ${formatRounded(documents)} tokens packed into ${formatRounded(sequence)}: each attends to itself alone, where the software keeps them apart.`,
    )
  return isShort
}
/** In shorter sequences attention costs little anyway. */
const minPack = 8192

/**
 * "bs 256": so many sequences fit no GPU at once, unless it is said to be each one's; they are those of a step. What competes
 * in a batch of pairs are the texts of all of it, wherever they are held.
 */
function withBatchOfStep(draft: Draft, data: DataQuantities, vocabulary: Vocabulary): DataQuantities {
  const { batch, globalBatch, accumulation } = data
  if (batch === null || globalBatch !== null || accumulation !== null) return data
  const gpus = draft.get('gpuCount') ?? 1
  const task = draft.get('task')
  const isShared = gpus > 1 && draft.base === null && batch.value >= 2 * gpus
  const least = draft.base !== null ? minExamplesOfStep + 1 : isShared ? minExamplesOfShared : minExamplesOfStep
  const isOpen = draft.base !== null || !draft.has('task') || (task === 'embedding' && gpus > 1)
  const isOfStep = isOpen && batch.value >= least && (isShared ? ofAnyStep : ofStep).test(batch.words)
  const usualTask = task ?? vocabulary.models.byId.get(draft.get('model') ?? '')?.usualTask
  const isGathered = usualTask === 'embedding' && batch.value >= minExamplesOfGathered && ofAnyStep.test(batch.words)
  // "GRPO, 500 steps, batch 128": of prompts.
  const isOfPrompts =
    draft.base === null &&
    data.steps !== null &&
    isGenerating(task, vocabulary) &&
    batch.value >= minPromptsOfStep &&
    !ofOneGpu.test(batch.words)
  if (!isOfStep && !isGathered && !isOfPrompts) return data
  draft.set('globalBatch', batch.value)
  const why = isOfPrompts
    ? 'is read as the prompts of a step'
    : isOfStep
      ? `is read as the batch of all GPUs together${isShared ? ': add “per GPU” where it is of each' : ''}`
      : 'is taken for that of all GPUs together, which the negatives are drawn from'
  draft.addRemark('globalBatch', `${quoted(batch.words)} ${why}.`)
  return { ...data, batch: null, globalBatch: batch }
}
const minExamplesOfStep = 64
const minPromptsOfStep = 32
const ofOneGpu = /\b(?:per|each|a|micro|device|mbs|gpu)\b/iu
/** Of several GPUs that are named, beside which it is no share of one. */
const minExamplesOfShared = 16
/** Of pairs; fewer may be meant for one GPU. */
const minExamplesOfGathered = 96
/** What trainers call it; “batch 64” is as ever that of a GPU. */
const ofStep = /^(?:bs|bsz|bz|batch ?size)\b/iu
/** Beside several GPUs any batch of which nothing says that it is of one. */
const ofAnyStep = /^(?:\d[\d,]{0,6} )?(?:bs|bsz|bz|batch(?: ?size)?)\b(?!.{0,20}\b(?:per|each|gpu|device|card)\b)/iu

/**
 * "about 250 tokens a row", "they shrank, ~700 tokens now": in a thread that has examples, so few tokens are the length
 * of one. The examples stay as they were.
 */
function withLengthOfExamples(
  draft: Draft,
  data: DataQuantities,
  { slots, vocabulary }: ResolverInput,
): DataQuantities {
  const { tokens, length, examples, steps } = data
  if (tokens === null || length !== null || steps !== null) return data
  if (draft.base === null && isGenerating(draft.get('task'), vocabulary)) {
    const counts = slotsOf(slots, 'quantity').flatMap(({ measure, amount }) =>
      measure === 'prompts' ? amount.value : [],
    )
    const prompts = examples?.value ?? counts[0] ?? 0
    const { total, perStep } = tokens.slot.amount
    const isOfAll = total === true || perStep === true || tokens.value > longestExample || tokens.value < prompts
    return prompts === 0 || (isOfAll && tokens.value > longestResponse)
      ? data
      : { ...data, tokens: null, length: tokens }
  }
  if (examples !== null) return data
  if (isGenerating(draft.get('task'), vocabulary) && draft.get('prompts') !== null && draft.base !== null)
    return tokens.value <= longestExample ? { ...data, tokens: null, length: tokens } : data
  const corpus = draft.base?.corpus
  if (corpus == null) return data
  const isOfOne =
    tokens.slot.amount.total !== true &&
    tokens.slot.amount.perStep !== true &&
    tokens.value <= longestExample &&
    tokens.value * fewestExamples <= corpus.tokensPerEpoch
  return isOfOne ? { ...data, tokens: null, length: tokens } : data
}

/**
 * "It's 240k now" where the thread counts 200k examples: a number without a unit is of what it is near to, the examples
 * rather than their tokens.
 */
function withExamplesOfNumber(draft: Draft, data: DataQuantities): DataQuantities {
  const { tokens, examples } = data
  const corpus = draft.base?.corpus
  if (tokens?.slot.role !== 'unitless' || corpus?.examples == null) return data
  // "Only 120k of the 200k examples": those are the ones that there were.
  if (examples !== null)
    return examples.value === corpus.examples && tokens.value < corpus.examples
      ? { ...data, tokens: null, examples: tokens }
      : data
  const farFrom = (held: number): number => Math.abs(Math.log(tokens.value / held))
  const isOfExamples =
    farFrom(corpus.examples) <= farExamples && farFrom(corpus.examples) < farFrom(corpus.tokensPerEpoch)
  return isOfExamples ? { ...data, tokens: null, examples: tokens } : data
}
const farExamples = Math.log(6)

/** In tokens; and so many examples are data at least. */
const longestExample = 131_072
/** What a model writes to a prompt. */
const longestResponse = 40_000
const fewestExamples = 50

/** A length by itself, in a thread where nobody said how many examples there are. */
const isLengthAlone = ({ base }: Draft, { examples, tokens, steps }: DataQuantities): boolean =>
  base !== null &&
  base.spec.tokens !== null &&
  (base.corpus?.examples ?? null) === null &&
  examples === null &&
  tokens === null &&
  steps === null
