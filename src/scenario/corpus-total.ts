/** Total training tokens from what was said about the data, with a sentence on how it was read. */
import type { DataSaid, Quantity } from './corpus.ts'
import type { Draft } from './draft.ts'
import { isPossible } from './bounds.ts'
import type { Corpus } from './spec.ts'
import { list, magnitudeWords, quoted, roundWords } from './spell.ts'

/** Tokens of an example of which nobody said the length. */
const assumedLength = 512
const assumedSequence = 2048

/** `named`: what a data set that was named makes of it. */
export function combined(draft: Draft, said: DataSaid, named: Corpus | null): void {
  const base = draft.base?.corpus ?? null
  const epoch = named ?? epochOf(draft, said)
  if (epoch === null) {
    if (said.epochs !== null && base !== null) setTotal(draft, { ...base, epochs: said.epochs.value }, said)
    else if (said.epochs !== null && draft.base?.spec.tokens != null) {
      setTotal(draft, { ...single(draft.base.spec.tokens), epochs: said.epochs.value }, said)
    }
    return
  }
  const epochs = said.epochs?.value ?? (said.tokens === null ? base?.epochs : undefined) ?? 1
  setTotal(draft, { ...epoch, epochs }, said)
}

const single = (tokens: number): Corpus => ({
  tokensPerEpoch: tokens,
  epochs: 1,
  examples: null,
  tokensPerExample: null,
})

function setTotal(draft: Draft, corpus: Corpus, said: DataSaid): void {
  const exact = corpus.tokensPerEpoch * corpus.epochs
  const tokens = exact >= 1 ? Math.round(exact) : exact
  const words = [said.tokens, said.examples, said.length, said.steps, said.epochs].flatMap((one) => one?.words ?? [])
  if (!isPossible(draft, 'tokens', tokens, list(words))) return
  draft.put('tokens', tokens)
  draft.corpus = corpus
  if (corpus.epochs !== 1) {
    draft.remark(
      'tokens',
      `${roundWords(corpus.tokensPerEpoch)} tokens × ${roundWords(corpus.epochs)} epochs are ${roundWords(tokens)} training tokens.`,
    )
  }
}

/** The data of one epoch; null where none was said. */
function epochOf(draft: Draft, said: DataSaid): Corpus | null {
  const { tokens, examples, steps } = said
  if (examples !== null) return ofExamples(draft, said, examples)
  if (tokens !== null) {
    noteUnit(draft, tokens)
    if (steps !== null) draft.remark('tokens', `The amount of data is given, so ${quoted(steps.words)} is not needed.`)
    return single(tokens.value)
  }
  if (said.length !== null && draft.base?.corpus?.examples != null) {
    return ofLength(draft.base.corpus.examples, said.length.value)
  }
  if (steps !== null || said.tokensPerStep !== null) return ofSteps(draft, said)
  return null
}

const ofLength = (examples: number, length: number): Corpus => ({
  tokensPerEpoch: examples * length,
  epochs: 1,
  examples,
  tokensPerExample: length,
})

function noteUnit(draft: Draft, { claim, words, value }: Quantity): void {
  if (claim.amount.note !== undefined)
    draft.remark(
      'tokens',
      `${quoted(words)}: ${magnitudeWords(Number(value.toPrecision(4)))} tokens. ${claim.amount.note}`,
    )
  if (claim.role === 'quantity' && claim.measure === 'bytes') {
    draft.remark('tokens', `${quoted(words)} of text: about ${roundWords(value)} tokens, 4.3 bytes each.`)
  }
  if (claim.role === 'bare')
    draft.remark('tokens', `${quoted(words)} is read as ${magnitudeWords(value)} tokens of data.`)
}

/** Examples times length. Tokens beside them are a total if they are too many for one example. */
function ofExamples(draft: Draft, said: DataSaid, examples: Quantity): Corpus {
  const { tokens } = said
  if (said.length !== null) {
    if (tokens !== null && !isNear(tokens.value, examples.value * said.length.value)) {
      const terms = [examples.words, said.length.words, tokens.words]
      draft.fault('conflict', `${list(terms.map(quoted))} do not agree: keep the total or the examples.`, terms)
    }
    noteProduct(draft, examples, said.length.value, said.length.words)
    return ofLength(examples.value, said.length.value)
  }
  if (tokens !== null) {
    const isTotal =
      tokens.claim.amount.total === true ||
      tokens.value >= 1e6 ||
      (tokens.value > 32_768 && tokens.value / examples.value >= 16)
    if (isTotal) {
      draft.remark('tokens', `${quoted(tokens.words)} is read as the total of ${quoted(examples.words)}.`)
      return {
        tokensPerEpoch: tokens.value,
        epochs: 1,
        examples: examples.value,
        tokensPerExample: tokens.value / examples.value,
      }
    }
    noteProduct(draft, examples, tokens.value, tokens.words)
    return ofLength(examples.value, tokens.value)
  }
  const known = draft.base?.corpus?.tokensPerExample ?? null
  const sequence = said.sequence?.value ?? null
  const length = sequence ?? known ?? assumedLength
  const reason =
    sequence !== null ? 'the sequence length' : known !== null ? 'as before' : 'assumed, as no length is given'
  draft.remark(
    'tokens',
    `Examples are counted as ${roundWords(length)} tokens each (${reason}): ${roundWords(examples.value * length)} tokens.`,
  )
  return ofLength(examples.value, length)
}

const isNear = (one: number, other: number): boolean => Math.abs(one / other - 1) < 0.02

function noteProduct(draft: Draft, examples: Quantity, length: number, words: string): void {
  draft.remark(
    'tokens',
    `${quoted(examples.words)} and ${quoted(words)} are read as ${roundWords(examples.value)} examples × ${roundWords(length)} tokens: ${roundWords(examples.value * length)} tokens an epoch.`,
  )
}

/** Steps times the tokens of one: batch x sequence length x accumulation x GPUs. */
function ofSteps(draft: Draft, said: DataSaid): Corpus | null {
  const { steps, tokensPerStep, globalBatch, batch } = said
  if (steps === null) return null
  if (tokensPerStep !== null) {
    draft.remark('tokens', `${roundWords(steps.value)} steps × ${roundWords(tokensPerStep.value)} tokens a step.`)
    return single(steps.value * tokensPerStep.value)
  }
  const perGpu = batch?.value ?? draft.get('batch')
  if (globalBatch === null && perGpu === null) {
    draft.fault(
      'missing-data',
      `${quoted(steps.words)} of which batch? Add a batch and a sequence length, such as “batch 8 seq 2048”, or the tokens in total.`,
      [steps.words],
      [`${steps.words} batch 8 seq 2048`],
    )
    return null
  }
  const sequence = said.sequence?.value ?? said.length?.value ?? draft.get('sequenceLength')
  if (sequence === null)
    draft.remark('tokens', `No sequence length is given: ${assumedSequence} is assumed for the tokens of a step.`)
  const accumulation = globalBatch === null ? (said.accumulation?.value ?? 1) : 1
  const gpus = globalBatch === null ? (draft.get('gpuCount') ?? 1) : 1
  const sequences = globalBatch?.value ?? (perGpu ?? 1) * accumulation * gpus
  const parts = [
    `${roundWords(steps.value)} steps`,
    globalBatch === null
      ? `batch ${roundWords(perGpu ?? 1)}${gpus > 1 ? ' per GPU' : ''}`
      : `global batch ${roundWords(globalBatch.value)}`,
    ...(accumulation > 1 ? [`${roundWords(accumulation)} accumulation steps`] : []),
    ...(gpus > 1 ? [`${roundWords(gpus)} GPUs`] : []),
    `${roundWords(sequence ?? assumedSequence)} tokens`,
  ]
  const tokens = steps.value * sequences * (sequence ?? assumedSequence)
  draft.remark('tokens', `${parts.join(' × ')}: ${roundWords(tokens)} tokens.`)
  return single(tokens)
}
