/** Applies changes to what was asked before: factors, more and fewer. */
import { slotsOf } from '../grammar/slots.ts'
import { toUsd } from './currency.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'
import { type LimitedMeasure, checkLimit } from './value-limits.ts'
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import type { Corpus, SpecField, Spec } from '../../scenario/scenario.ts'
import { formatMagnitude, quoted, formatRounded } from '../../scenario/format-values.ts'

type RelativeChange = {
  readonly measure: Measure
  readonly words: string
  /** Twice the examples are twice the tokens, too. */
  readonly isFactor?: true
  readonly apply: (value: number) => number
}

const fieldsByMeasure: Readonly<Partial<Record<Measure, readonly [SpecField & keyof ScalableFields, LimitedMeasure]>>> =
  {
    gpus: ['gpuCount', 'gpus'],
    nodes: ['nodes', 'nodes'],
    batch: ['batch', 'batch'],
    sequence: ['sequenceLength', 'sequence'],
    rank: ['loraRank', 'rank'],
    samplesPerPrompt: ['samplesPerPrompt', 'samplesPerPrompt'],
    budget: ['budgetUsd', 'budget'],
    deadline: ['deadlineHours', 'deadline'],
  }
type ScalableFields = Pick<
  Spec,
  'gpuCount' | 'nodes' | 'batch' | 'sequenceLength' | 'loraRank' | 'samplesPerPrompt' | 'budgetUsd' | 'deadlineHours'
>

const amountsOfData: ReadonlySet<Measure> = new Set<Measure>(['tokens', 'data', 'examples'])

/** Sets each changed field to its new value; a change of what was never asked for starts from the last plan. */
export function applyRelativeChanges(
  draft: Draft,
  { slots, lastPlan, vocabulary: { currencies, objectives } }: ResolverInput,
): void {
  // "Double the data, to 100M tokens": the amount is the result.
  const resultAt = slotsOf(slots, 'quantity').findLast(
    ({ measure, amount }) => amountsOfData.has(measure) && amount.change === undefined,
  )?.from
  // "Half the GPUs, two nodes of 8"
  const areCounted = slotsOf(slots, 'nodes').length > 0
  const said = slotsOf(slots, 'scale').filter(
    ({ measure, to }) =>
      !(amountsOfData.has(measure) && resultAt !== undefined && resultAt >= to) && !(measure === 'gpus' && areCounted),
  )
  const scales = said.map((slot): RelativeChange => ({
    measure: slot.measure,
    isFactor: true,
    words: draft.words(slot),
    apply: (value) => Number((value * slot.factor).toPrecision(12)),
  }))
  const increments = slotsOf(slots, 'quantity').flatMap((slot): RelativeChange[] => {
    const { change } = slot.amount
    if (change === undefined) return []
    const value = toUsd(draft, slot.amount, draft.words(slot), currencies)
    if (value === null) return []
    const step = change === 'more' ? value : -value
    return [{ measure: slot.measure, words: draft.words(slot), apply: (before) => before + step }]
  })
  const objective = objectives.get(draft.get('task') ?? '')
  // What was left open is what the plan of the thread has, or what the objective usually takes.
  const before = { samplesPerPrompt: objective?.samplesPerPrompt?.base ?? null, ...lastPlan }
  for (const change of [...scales, ...increments]) applyChange(draft, change, before)
}

function applyChange(draft: Draft, change: RelativeChange, lastPlan: Partial<Spec>): void {
  if (['tokens', 'data', 'examples', 'epochs', 'length'].includes(change.measure)) applyData(draft, change)
  else {
    const target = fieldsByMeasure[change.measure]
    if (target === undefined)
      draft.addIssue('unknown', `${quoted(change.words)} cannot be applied here: say the number itself.`, [
        change.words,
      ])
    else applyField(draft, change, target, lastPlan)
  }
}

function applyField(
  draft: Draft,
  change: RelativeChange,
  [field, measure]: readonly [keyof ScalableFields, LimitedMeasure],
  lastPlan: Partial<Spec>,
): void {
  const previous = draft.get(field) ?? lastPlan[field] ?? null
  if (previous === null) {
    draft.addIssue(
      'unknown',
      `${quoted(change.words)} of what? The number was left open so far: say it, such as ${quoted(fieldExamples[field])}.`,
      [change.words],
      [fieldExamples[field]],
    )
    return
  }
  const changed = change.apply(previous)
  // The hours and dollars of a plan are an estimate: a limit that is taken from them has no ten digits.
  const value = draft.get(field) === null && isEstimated(field) ? roundedUp(changed) : changed
  if (!checkLimit(draft, measure, value, change.words)) return
  draft.set(field, value)
  const tokens = draft.get('tokens')
  // Machines that go take their GPUs with them.
  const gpus = draft.get('gpuCount')
  const each = gpus === null || draft.has('gpuCount') ? 0 : gpus / previous
  if (field === 'nodes' && each > 0 && Number.isInteger(each)) draft.set('gpuCount', each * value)
  // So many more are written and trained on.
  if (field === 'samplesPerPrompt' && tokens !== null) draft.set('tokens', Math.round((tokens * value) / previous))
  draft.addRemark(field, `${quoted(change.words)}: from ${formatRounded(previous)} to ${formatRounded(value)}.`)
}

const isEstimated = (field: keyof ScalableFields): boolean => field === 'deadlineHours' || field === 'budgetUsd'

/** To four digits, never below: the plan itself stays within its own figures. */
function roundedUp(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return value
  const unit = 10 ** (Math.floor(Math.log10(value)) - 3)
  return Number((Math.ceil(value / unit) * unit).toPrecision(4))
}

const fieldExamples: Readonly<Record<keyof ScalableFields, string>> = {
  gpuCount: '8 gpus',
  nodes: '2 nodes',
  batch: 'batch 4',
  sequenceLength: 'seq 4k',
  loraRank: 'rank 16',
  samplesPerPrompt: '8 samples per prompt',
  budgetUsd: 'under $500',
  deadlineHours: 'within 12h',
}

function applyData(draft: Draft, change: RelativeChange): void {
  const tokens = draft.get('tokens')
  if (tokens === null) {
    draft.addIssue(
      'missing-data',
      `${quoted(change.words)} of what? Say how much data first, such as “100M tokens”.`,
      [change.words],
      ['100M tokens'],
    )
    return
  }
  const current = draft.corpus ??
    draft.base?.corpus ?? { tokensPerEpoch: tokens, epochs: 1, examples: null, tokensPerExample: null }
  const corpus = changeCorpus(current, change)
  if (corpus === null) {
    draft.addIssue(
      'unknown',
      `${quoted(change.words)} of what? The data was given in tokens: change those.`,
      [change.words],
      ['twice the tokens'],
    )
    return
  }
  const total = Number((corpus.tokensPerEpoch * corpus.epochs).toPrecision(12))
  if (!checkLimit(draft, 'tokens', total, change.words)) return
  draft.corpus = corpus
  draft.set('tokens', total)
  draft.addRemark(
    'tokens',
    `${quoted(change.words)}: from ${formatMagnitude(tokens)} to ${formatMagnitude(total)} training tokens.`,
  )
}

function changeCorpus(corpus: Corpus, { measure, apply, isFactor }: RelativeChange): Corpus | null {
  const { tokensPerEpoch, epochs, examples, tokensPerExample } = corpus
  if (measure === 'epochs') return { ...corpus, epochs: apply(epochs) }
  if (measure === 'length') {
    return examples === null || tokensPerExample === null
      ? null
      : { ...corpus, tokensPerExample: apply(tokensPerExample), tokensPerEpoch: examples * apply(tokensPerExample) }
  }
  if (measure === 'examples' && (examples !== null || isFactor !== true)) {
    if (examples === null || tokensPerExample === null) return null
    return { ...corpus, examples: apply(examples), tokensPerEpoch: apply(examples) * tokensPerExample }
  }
  const newTokens = apply(tokensPerEpoch)
  return {
    ...corpus,
    tokensPerEpoch: newTokens,
    examples: examples === null ? null : (examples * newTokens) / tokensPerEpoch,
  }
}
