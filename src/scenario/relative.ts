/** Applies changes to what was asked before: factors, more and fewer. */
import { type Claim, ofRole } from './claims.ts'
import { inDollars } from './dollars.ts'
import type { Draft } from './draft.ts'
import type { Vocabulary } from './vocabulary.ts'
import { type Bounded, isPossible } from './bounds.ts'
import type { Measure } from './sense.ts'
import type { Corpus, Field, Spec } from './spec.ts'
import { magnitudeWords, quoted, roundWords } from './spell.ts'

type Change = {
  readonly measure: Measure
  readonly words: string
  readonly apply: (value: number) => number
  readonly isRelative: boolean
}

const fields: Readonly<Partial<Record<Measure, readonly [Field & keyof Numeric, Bounded]>>> = {
  gpus: ['gpuCount', 'gpus'],
  nodes: ['nodes', 'nodes'],
  batch: ['batch', 'batch'],
  sequence: ['sequenceLength', 'sequence'],
  rank: ['loraRank', 'rank'],
  budget: ['budgetUsd', 'budget'],
  deadline: ['deadlineHours', 'deadline'],
}
type Numeric = Pick<
  Spec,
  'gpuCount' | 'nodes' | 'batch' | 'sequenceLength' | 'loraRank' | 'budgetUsd' | 'deadlineHours'
>

/** `shown` is what the last answer chose where nothing was asked: "twice the GPUs" then means twice those. */
export function applyChanges(
  draft: Draft,
  claims: readonly Claim[],
  shown: Partial<Spec>,
  { currencies }: Vocabulary,
): void {
  const scales = ofRole(claims, 'scale').map((claim): Change => ({
    measure: claim.measure,
    words: draft.words(claim),
    apply: (value) => Number((value * claim.factor).toPrecision(12)),
    isRelative: true,
  }))
  const steps = ofRole(claims, 'quantity').flatMap((claim): Change[] => {
    const { change } = claim.amount
    if (change === undefined) return []
    const value = inDollars(draft, claim.amount, draft.words(claim), currencies)
    if (value === null) return []
    const step = change === 'more' ? value : -value
    return [{ measure: claim.measure, words: draft.words(claim), apply: (before) => before + step, isRelative: true }]
  })
  for (const change of [...scales, ...steps]) applyOne(draft, change, shown)
}

function applyOne(draft: Draft, change: Change, shown: Partial<Spec>): void {
  if (['tokens', 'data', 'examples', 'epochs', 'length'].includes(change.measure)) applyData(draft, change)
  else {
    const target = fields[change.measure]
    if (target === undefined)
      draft.fault('unknown', `${quoted(change.words)} cannot be applied here: say the number itself.`, [change.words])
    else applyField(draft, change, target, shown)
  }
}

function applyField(
  draft: Draft,
  change: Change,
  [field, kind]: readonly [keyof Numeric, Bounded],
  shown: Partial<Spec>,
): void {
  const before = draft.get(field) ?? shown[field] ?? null
  if (before === null) {
    draft.fault(
      'unknown',
      `${quoted(change.words)} of what? The number was left open so far: say it, such as ${quoted(examplesOf[field])}.`,
      [change.words],
      [examplesOf[field]],
    )
    return
  }
  const value = change.apply(before)
  if (!isPossible(draft, kind, value, change.words)) return
  draft.put(field, value)
  draft.remark(field, `${quoted(change.words)}: from ${roundWords(before)} to ${roundWords(value)}.`)
}

const examplesOf: Readonly<Record<keyof Numeric, string>> = {
  gpuCount: '8 gpus',
  nodes: '2 nodes',
  batch: 'batch 4',
  sequenceLength: 'seq 4k',
  loraRank: 'rank 16',
  budgetUsd: 'under $500',
  deadlineHours: 'within 12h',
}

function applyData(draft: Draft, change: Change): void {
  const tokens = draft.get('tokens')
  if (tokens === null) {
    draft.fault(
      'missing-data',
      `${quoted(change.words)} of what? Say how much data first, such as “100M tokens”.`,
      [change.words],
      ['100M tokens'],
    )
    return
  }
  const known = draft.corpus ??
    draft.base?.corpus ?? { tokensPerEpoch: tokens, epochs: 1, examples: null, tokensPerExample: null }
  const corpus = changedCorpus(known, change)
  if (corpus === null) {
    draft.fault(
      'unknown',
      `${quoted(change.words)} of what? The data was given in tokens: change those.`,
      [change.words],
      ['twice the tokens'],
    )
    return
  }
  const total = Number((corpus.tokensPerEpoch * corpus.epochs).toPrecision(12))
  if (!isPossible(draft, 'tokens', total, change.words)) return
  draft.corpus = corpus
  draft.put('tokens', total)
  draft.remark(
    'tokens',
    `${quoted(change.words)}: from ${magnitudeWords(tokens)} to ${magnitudeWords(total)} training tokens.`,
  )
}

function changedCorpus(corpus: Corpus, { measure, apply }: Change): Corpus | null {
  const { tokensPerEpoch, epochs, examples, tokensPerExample } = corpus
  if (measure === 'epochs') return { ...corpus, epochs: apply(epochs) }
  if (measure === 'length') {
    return examples === null || tokensPerExample === null
      ? null
      : { ...corpus, tokensPerExample: apply(tokensPerExample), tokensPerEpoch: examples * apply(tokensPerExample) }
  }
  if (measure === 'examples') {
    if (examples === null || tokensPerExample === null) return null
    return { ...corpus, examples: apply(examples), tokensPerEpoch: apply(examples) * tokensPerExample }
  }
  const more = apply(tokensPerEpoch)
  return { ...corpus, tokensPerEpoch: more, examples: examples === null ? null : (examples * more) / tokensPerEpoch }
}
