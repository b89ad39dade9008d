/** Texts that are longer on average than the sequence that was typed: what is lost where they are cut there, and what is left costs. */
import type { Market } from '../../offers/market.ts'
import type { Scenario, Spec } from '../../scenario/scenario.ts'
import type { Candidate } from '../ranking/candidate.ts'
import { withTimesTheWork } from '../ranking/times-the-work.ts'
import { holdingLength } from '../../scenario/holding-length.ts'

/**
 * Tokens of a text on average and of a sequence, the least share that is lost where texts are cut there, what is left then
 * comes to at most, and a sequence that holds the mean; null: the model reads no more.
 */
export type CutTexts = {
  readonly mean: number
  readonly length: number
  readonly share: number
  readonly holding: number | null
  readonly hours: number
  readonly usd: number
}

/** Text that is only read is cut into sequences and keeps its whole; what is written while it learns has no length yet. */
const sequencesOf: Readonly<Partial<Record<NonNullable<Spec['task']>, number>>> = {
  sft: 1,
  classification: 1,
  distill: 1,
  kto: 1,
  dpo: 2,
  orpo: 2,
  simpo: 2,
  reward: 2,
}

/** Null where no length was typed, or the mean of the texts is not beyond it. What is lost is the least that can be. */
export function ifCut(
  best: Candidate,
  { spec, corpus }: Pick<Scenario, 'spec' | 'corpus'>,
  tokens: number,
  market: Market,
): CutTexts | null {
  const sequences = sequencesOf[spec.task ?? 'sft']
  const length = spec.sequenceLength
  if (length === null || sequences === undefined || spec.packed === true || corpus?.tokensPerExample == null)
    return null
  const mean = corpus.tokensPerExample / sequences
  if (mean <= length) return null
  const most = market.catalog.models.get(spec.model ?? '')?.maxContext.base ?? 0
  const holding = holdingLength(mean)
  const left = length / mean
  return {
    mean,
    length,
    share: 1 - left,
    holding: holding <= most ? holding : null,
    ...withTimesTheWork(best, left, tokens, market),
  }
}
