/** How much data: tokens, examples times length, steps times batch, text in bytes, each times epochs. */
import { type Bounded, isPossible } from './bounds.ts'
import { type Claim, type ClaimOf, ofRole } from './claims.ts'
import type { Draft } from './draft.ts'
import { combined } from './corpus-total.ts'
import { namedData } from './corpus-named.ts'
import type { Dataset } from '../catalog/catalog.ts'
import { quoted, roundWords, sizeWords } from './spell.ts'
import { bytesPerToken } from './words/measures.ts'

export type Quantity = { readonly value: number; readonly words: string; readonly claim: ClaimOf<'quantity' | 'bare'> }

/** What was said about the data, one of each kind at most. */
export type DataSaid = {
  tokens: Quantity | null
  length: Quantity | null
  examples: Quantity | null
  epochs: Quantity | null
  steps: Quantity | null
  batch: Quantity | null
  globalBatch: Quantity | null
  accumulation: Quantity | null
  tokensPerStep: Quantity | null
  sequence: Quantity | null
}

/** Puts tokens, sequence length and batch into the draft. `bare` are amounts without a unit that are data. */
export function assembleCorpus(
  draft: Draft,
  claims: readonly Claim[],
  bare: readonly ClaimOf<'bare'>[],
  datasets: ReadonlyMap<string, Dataset>,
): void {
  const said = collect(draft, claims, bare)
  if (said === null) return
  if (said.sequence !== null) draft.put('sequenceLength', said.sequence.value)
  if (said.batch !== null) draft.put('batch', said.batch.value)
  if (said.length !== null && isOfNothing(draft, said)) {
    const { words } = said.length
    const sentence = `${quoted(words)} of how many examples? The data was given in tokens: change those, or say both.`
    draft.fault('unknown', sentence, [words], [`20k examples of ${said.length.value} tokens`, '100M tokens'])
    return
  }
  combined(draft, said, namedData(draft, ofRole(claims, 'dataset'), said, datasets))
}

/** A length by itself, in a thread where nobody said how many examples there are. */
const isOfNothing = ({ base }: Draft, { examples, tokens, steps }: DataSaid): boolean =>
  base !== null &&
  base.spec.tokens !== null &&
  (base.corpus?.examples ?? null) === null &&
  examples === null &&
  tokens === null &&
  steps === null

function collect(draft: Draft, claims: readonly Claim[], bare: readonly ClaimOf<'bare'>[]): DataSaid | null {
  const quantities = ofRole(claims, 'quantity').filter(({ amount }) => amount.change === undefined)
  const before = draft.faults.length
  const one = (kind: Bounded, found: readonly Quantity[], what: string): Quantity | null =>
    only(draft, kind, found, what)
  const of = (measure: string, value = (claim: ClaimOf<'quantity'>): number => claim.amount.value): Quantity[] =>
    quantities
      .filter((claim) => claim.measure === measure && claim.amount.own !== 'tokens')
      .map((claim) => ({ value: value(claim), words: draft.words(claim), claim }))
  const perStep = quantities
    .filter(
      ({ measure, amount }) =>
        (measure === 'tokens' && amount.perStep === true) || (isBatch(measure) && amount.own === 'tokens'),
    )
    .map((claim) => ({ value: claim.amount.value, words: draft.words(claim), claim }))
  // "30M tokens each", where there are no examples: no example is as long as that.
  const isAmount = (claim: ClaimOf<'quantity'>): boolean =>
    claim.measure === 'length' &&
    claim.amount.each === true &&
    claim.amount.value >= 1e6 &&
    !quantities.some(({ measure }) => measure === 'examples')
  const totals = quantities
    .filter((claim) => (claim.measure === 'tokens' && claim.amount.perStep !== true) || isAmount(claim))
    .map((claim) => ({ value: tokensIn(claim) * perParam(draft, claim), words: draft.words(claim), claim }))
  const text = quantities
    .filter(({ measure, amount }) => measure === 'bytes' && amount.each !== true)
    .map((claim) => ({ value: Math.round(claim.amount.value / bytesPerToken), words: draft.words(claim), claim }))
  const lengths = quantities
    .filter(
      (claim) =>
        (claim.measure === 'length' && !isAmount(claim) && !ofSequence.test(draft.words(claim))) ||
        (claim.measure === 'bytes' && claim.amount.each === true),
    )
    .map((claim) => ({ value: tokensIn(claim), words: draft.words(claim), claim }))
  const plain = bare.map((claim) => ({ value: claim.amount.value, words: draft.words(claim), claim }))
  const sequences = quantities
    .filter(
      (claim) => claim.measure === 'sequence' || (claim.measure === 'length' && ofSequence.test(draft.words(claim))),
    )
    .map((claim) => ({ value: binary(claim), words: draft.words(claim), claim }))
  const said: DataSaid = {
    length: one('length', lengths, 'lengths of an example'),
    examples: one('examples', of('examples'), 'numbers of examples'),
    epochs: one('epochs', of('epochs'), 'numbers of epochs'),
    steps: one('steps', of('steps'), 'numbers of steps'),
    batch: one('batch', of('batch'), 'batch sizes'),
    globalBatch: one('globalBatch', of('globalBatch'), 'global batch sizes'),
    accumulation: one('accumulation', of('accumulation'), 'numbers of accumulation steps'),
    tokensPerStep: one('tokens', perStep, 'amounts of tokens per step'),
    sequence: one('sequence', sequences, 'sequence lengths'),
    tokens: null,
  }
  // Of two amounts beside examples the small one is a length: "20k examples, 600 tokens, 12M tokens in total".
  said.tokens = one('tokens', [...totals, ...text, ...plain], 'amounts of data')
  return draft.faults.length > before ? null : said
}

/** Parameters of the model where tokens are counted for each; 1 elsewhere. */
function perParam(draft: Draft, claim: ClaimOf<'quantity'>): number {
  const params = draft.get('params')
  if (claim.amount.perParam !== true || params === null) return 1
  draft.remark(
    'tokens',
    `${quoted(draft.words(claim))} of ${sizeWords(params)} parameters: ${roundWords(claim.amount.value * params)} tokens.`,
  )
  return params
}

/** "2k tokens per sequence" */
const ofSequence = /\b(?:per|each|every|a) (?:sequence|seq|context|window)\b/i

const isBatch = (measure: string): boolean => measure === 'batch' || measure === 'globalBatch'

/** Bytes as tokens, tokens as they are. */
const tokensIn = ({ measure, amount }: ClaimOf<'quantity'>): number =>
  measure === 'bytes' || amount.own === 'bytes' ? Math.round(amount.value / bytesPerToken) : amount.value

/** 4k is 4096 where it is a sequence length. */
export function binary({ amount }: ClaimOf<'quantity'>): number {
  if (amount.magnitude === 'k' && amount.factors === undefined) return Math.round((amount.value / 1e3) * 1024)
  if (amount.magnitude === 'm' && amount.factors === undefined) return Math.round((amount.value / 1e6) * 1024 * 1024)
  return amount.value
}

/** The one quantity of its kind; two that differ are a conflict, one that is impossible a bad value. */
function only(draft: Draft, kind: Bounded, found: readonly Quantity[], what: string): Quantity | null {
  const [first, ...rest] = found
  if (first === undefined) return null
  const other = rest.find(({ value }) => value !== first.value)
  if (other !== undefined) {
    draft.fault('conflict', `Two ${what} are given, ${quoted(first.words)} and ${quoted(other.words)}: keep one.`, [
      first.words,
      other.words,
    ])
    return null
  }
  return isPossible(draft, kind, first.value, first.words) ? first : null
}
