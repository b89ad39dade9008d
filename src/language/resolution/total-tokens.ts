/** Total training tokens from what was said about the data, with a sentence on how it was read. */
import { languageOf } from './language-of-data.ts'
import { singleEpochRemark } from '../../scenario/assumed-epochs.ts'
import type { DataQuantities } from './data-quantities.ts'
import type { DataQuantity } from './data-quantities.ts'
import type { Draft } from './scenario-draft.ts'
import { textSizeRemark } from '../../scenario/text-size.ts'
import { checkLimit } from './value-limits.ts'
import type { Corpus } from '../../scenario/scenario.ts'
import { formatList, formatMagnitude, quoted, formatRounded } from '../../scenario/format-values.ts'
import { oneEpoch } from '../../scenario/scenario-change.ts'
import { isNoData, isTooLittle } from './too-little-data.ts'
import { areOfOneEpoch } from './tokens-of-epoch.ts'
import { readersAmong } from './accumulated-batch.ts'
import type { TextLengths } from '../lexicon/text-lengths.ts'
import { assumedLength, lengthUnderCap } from './capped-lengths.ts'

/** Tokens of a sequence of which nobody said the length. */
const assumedSequence = 2048

/** `named`: what a data set that was named makes of it. `sequences`: of an example, such as the two of a pair. */
export function resolveTotalTokens(
  draft: Draft,
  data: DataQuantities,
  named: Corpus | null,
  sequences: number,
  lengths: TextLengths,
): void {
  const previous = draft.base?.corpus ?? null
  const epochData = named ?? epochTokens(draft, data, sequences, lengths)
  if (epochData === null) {
    if (data.epochs !== null && previous !== null) setTotal(draft, { ...previous, epochs: data.epochs.value }, data)
    else if (data.epochs !== null && draft.base?.spec.tokens != null) {
      setTotal(draft, { ...oneEpoch(draft.base.spec.tokens), epochs: data.epochs.value }, data)
    }
    return
  }
  // Steps are those of the whole run, whatever the epochs say, but for "100 steps per epoch".
  const isBySteps =
    data.tokens === null &&
    data.examples === null &&
    data.steps !== null &&
    data.tokensPerStep === null &&
    !/\bepochs?\b/iu.test(data.steps.words)
  if (isBySteps && data.epochs !== null)
    draft.addRemark(
      'tokens',
      `${quoted(data.steps?.words ?? '')} end the run, so ${quoted(data.epochs.words)} is not used.`,
    )
  const isPerEpoch = data.tokens === null || areOfOneEpoch(data.tokens, previous)
  const epochs = isBySteps ? 1 : (data.epochs?.value ?? (isPerEpoch ? previous?.epochs : undefined) ?? 1)
  setTotal(draft, { ...epochData, epochs }, data)
}

function setTotal(draft: Draft, corpus: Corpus, data: DataQuantities): void {
  const exact = corpus.tokensPerEpoch * corpus.epochs
  const tokens = exact >= 1 ? Math.round(exact) : exact
  const words = [data.tokens, data.examples, data.length, data.steps, data.epochs].flatMap((one) => one?.words ?? [])
  if (!checkLimit(draft, 'tokens', tokens, formatList(words)) || isNoData(draft, tokens, data)) return
  draft.set('tokens', tokens)
  draft.corpus = corpus
  if (corpus.epochs !== 1) {
    draft.addRemark(
      'tokens',
      `${formatRounded(corpus.tokensPerEpoch)} tokens × ${formatRounded(corpus.epochs)} epochs are ${formatRounded(tokens)} training tokens.`,
    )
  }
}

/** The data of one epoch; null where none was said. */
function epochTokens(draft: Draft, data: DataQuantities, sequences: number, lengths: TextLengths): Corpus | null {
  const { tokens, examples, steps } = data
  if (examples !== null) return fromExamples(draft, data, examples, [sequences, lengths])
  if (tokens !== null) {
    if (isTooLittle(draft, tokens, data)) return null
    const held = heldData(draft, data)
    if (held !== null) return held
    remarkUnit(draft, tokens)
    // Words and bytes are those of a text, and tokens may be those of every pass.
    if (isOfText(tokens)) remarkSingleEpoch(draft, data)
    if (steps !== null)
      draft.addRemark('tokens', `The amount of data is given, so ${quoted(steps.words)} is not needed.`)
    return oneEpoch(tokens.value)
  }
  if (data.length !== null && draft.base?.corpus?.examples != null) {
    return examplesOfLength(draft.base.corpus.examples, data.length.value)
  }
  if (steps !== null || data.tokensPerStep !== null) return fromSteps(draft, data)
  return null
}

/** "3 epochs, so 180M" of 60M tokens: what so many epochs of the data that the thread has come to. */
function heldData({ base }: Draft, { tokens, epochs, steps }: DataQuantities): Corpus | null {
  const corpus = base?.corpus ?? null
  if (corpus === null || tokens === null || epochs === null || epochs.value <= 1 || steps !== null) return null
  return isNear(tokens.value, corpus.tokensPerEpoch * epochs.value) ? corpus : null
}

const examplesOfLength = (examples: number, length: number): Corpus => ({
  tokensPerEpoch: examples * length,
  epochs: 1,
  examples,
  tokensPerExample: length,
})

const isOfText = ({ slot }: DataQuantity): boolean =>
  slot.amount.note !== undefined || (slot.role === 'quantity' && slot.measure === 'bytes')

function remarkUnit(draft: Draft, { slot, words, value }: DataQuantity): void {
  if (slot.amount.note !== undefined)
    draft.addRemark(
      'tokens',
      `${quoted(words)}: ${formatMagnitude(Number(value.toPrecision(4)))} tokens${/^\p{Ll}/u.test(slot.amount.note) ? ',' : '.'} ${slot.amount.note}`,
    )
  if (slot.role === 'quantity' && slot.measure === 'bytes') {
    const each = Number((slot.amount.value / value).toPrecision(2))
    draft.addRemark('tokens', textSizeRemark(words, value, each))
  }
  if (slot.role === 'unitless')
    draft.addRemark('tokens', `${quoted(words)} is read as ${formatMagnitude(value)} tokens of data.`)
}

/** Examples times length. Tokens beside them are a total if they are too many for one example. */
function fromExamples(
  draft: Draft,
  data: DataQuantities,
  examples: DataQuantity,
  [sequences, lengths]: readonly [number, TextLengths],
): Corpus {
  const { tokens } = data
  if (data.length !== null) {
    if (tokens !== null && !isNear(tokens.value, examples.value * data.length.value)) {
      const terms = [examples.words, data.length.words, tokens.words]
      draft.addIssue(
        'conflict',
        `${formatList(terms.map(quoted))} do not agree: keep the total or the examples.`,
        terms,
      )
    }
    remarkProduct(draft, examples, data.length.value, data.length.words)
    remarkSingleEpoch(draft, data)
    return examplesOfLength(examples.value, data.length.value)
  }
  if (tokens !== null) {
    const isTotal =
      tokens.slot.amount.total === true ||
      tokens.value >= 1e6 ||
      (tokens.value > 32_768 && tokens.value / examples.value >= 16)
    if (isTotal) {
      draft.addRemark('tokens', `${quoted(tokens.words)} is read as the total of ${quoted(examples.words)}.`)
      // What the examples hold says nothing of how often they are read; what is called the total is of all passes.
      if (tokens.slot.amount.total !== true) remarkSingleEpoch(draft, data)
      return {
        tokensPerEpoch: tokens.value,
        epochs: 1,
        examples: examples.value,
        tokensPerExample: tokens.value / examples.value,
      }
    }
    remarkProduct(draft, examples, tokens.value, tokens.words)
    remarkSingleEpoch(draft, data)
    return examplesOfLength(examples.value, tokens.value)
  }
  const previousLength = draft.base?.corpus?.tokensPerExample ?? null
  const language = previousLength === null ? languageOf(draft, examples.slot, lengths) : null
  const usualLength = (data.usualLength ?? assumedLength) * sequences
  const usual = language === null ? usualLength : Math.round((usualLength * language.share) / 10) * 10
  const underCap = previousLength === null ? lengthUnderCap(draft, data, sequences, lengths) : null
  const length = underCap?.length ?? previousLength ?? usual
  const reason = underCap?.reason ?? (previousLength !== null ? 'as before' : 'assumed, as no length is given')
  draft.addRemark(
    'tokens',
    `Examples are counted as ${formatRounded(length)} tokens each${underCap?.all !== undefined ? `, ${underCap.all}` : language === null || length !== usual ? '' : `, ${language.words}`} (${reason}): ${formatRounded(examples.value * length)} tokens.`,
  )
  remarkSingleEpoch(draft, data)
  return examplesOfLength(examples.value, length)
}

/** How often examples are read is often three times, and dollars go with it. What was settled before is not assumed. */
function remarkSingleEpoch(draft: Draft, { epochs }: DataQuantities): void {
  if (epochs === null && draft.base?.corpus == null) draft.addRemark('tokens', singleEpochRemark)
}

const isNear = (one: number, other: number): boolean => Math.abs(one / other - 1) < 0.02

function remarkProduct(draft: Draft, examples: DataQuantity, length: number, words: string): void {
  draft.addRemark(
    'tokens',
    `${quoted(examples.words)} and ${quoted(words)} are read as ${formatRounded(examples.value)} examples × ${formatRounded(length)} tokens: ${formatRounded(examples.value * length)} tokens an epoch.`,
  )
}

/** Steps times the tokens of one: batch x sequence length x accumulation x GPUs. */
function fromSteps(draft: Draft, data: DataQuantities): Corpus | null {
  const { steps, tokensPerStep, globalBatch, batch } = data
  if (steps === null) return null
  if (tokensPerStep !== null) {
    draft.addRemark(
      'tokens',
      `${formatRounded(steps.value)} steps × ${formatRounded(tokensPerStep.value)} tokens a step.`,
    )
    return oneEpoch(steps.value * tokensPerStep.value)
  }
  const perGpu = batch?.value ?? draft.get('batch')
  if (globalBatch === null && perGpu === null) {
    draft.addIssue(
      'missing-data',
      `${quoted(steps.words)} of which batch? Add a batch and a sequence length, such as “batch 8 seq 2048”, or the tokens in total.`,
      [steps.words],
      [`${steps.words} batch 8 seq 2048`],
    )
    return null
  }
  const sequence = data.sequence?.value ?? data.length?.value ?? draft.get('sequenceLength')
  if (sequence === null)
    draft.addRemark('tokens', `No sequence length is given: ${assumedSequence} is assumed for the tokens of a step.`)
  const accumulation = globalBatch === null ? (data.accumulation?.value ?? 1) : 1
  const gpus = globalBatch === null ? (draft.get('gpuCount') ?? 1) : 1
  const groups = readersAmong(gpus, draft)
  const sequences = globalBatch?.value ?? (perGpu ?? 1) * accumulation * groups
  if (globalBatch === null && data.accumulation !== null) draft.set('globalBatch', sequences)
  const parts = [
    `${formatRounded(steps.value)} steps`,
    globalBatch === null
      ? `batch ${formatRounded(perGpu ?? 1)}${gpus > 1 ? ' per GPU' : ''}`
      : `global batch ${formatRounded(globalBatch.value)}`,
    ...(accumulation > 1 ? [`${formatRounded(accumulation)} accumulation steps`] : []),
    ...(groups > 1
      ? [`${formatRounded(groups)} ${groups === gpus ? 'GPUs' : `groups of ${formatRounded(gpus / groups)} GPUs`}`]
      : []),
    `${formatRounded(sequence ?? assumedSequence)} tokens`,
  ]
  const tokens = steps.value * sequences * (sequence ?? assumedSequence)
  draft.addRemark('tokens', `${parts.join(' × ')}: ${formatRounded(tokens)} tokens.`)
  return oneEpoch(tokens)
}
