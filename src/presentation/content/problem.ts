/** What a problem says besides its sentence: the closest plans, and the words that were not understood. */
import { offloadLabels } from './training-setup.ts'
import type { Infeasible, NearMiss } from '../../recommend/recommendation.ts'
import type { Problem } from '../../scenario/problem.ts'
import { type DisplayNames, planInFull } from '../format/display-names.ts'
import { formatDuration, formatDurationRange, formatUsd, formatUsdRange } from '../format/number-format.ts'
import { toOneLine } from '../format/truncate.ts'

/** One of the closest plans, and what must be given up for it; '' for nothing. */
export type NearMissText = { readonly plan: string; readonly figures: string; readonly concessions: string }

/** Whether a problem carries the plans that come closest. */
export const isInfeasible = (problem: Problem | Infeasible): problem is Infeasible => 'nearest' in problem

const maxNearMisses = 3

/** Empty where the problem is of another kind. */
export function nearMissTexts(problem: Problem | Infeasible, names: DisplayNames): readonly NearMissText[] {
  return isInfeasible(problem)
    ? problem.nearest.slice(0, maxNearMisses).map((miss) => describeNearMiss(miss, names))
    : []
}

/** A plan that comes closest, and what would have to give. */
export function describeNearMiss({ option, gives }: NearMiss, names: DisplayNames): NearMissText {
  const { hours, allInUsd, offload } = option
  return {
    plan: planInFull(option, names),
    figures: `${formatDuration(hours.p50)} (${formatDurationRange(hours)}), ${formatUsd(allInUsd.p50)} in total (${formatUsdRange(allInUsd)})${offload === 'none' ? '' : `, ${offloadLabels[offload]}`}`,
    concessions: gives.map((concession) => toOneLine(concession, 120)).join(', '),
  }
}

/** Terms that the sentence itself does not name. */
export function unmentionedTerms({ message, terms, kind }: Problem): readonly string[] {
  if (kind !== 'unknown' && kind !== 'bad-value' && kind !== 'conflict') return []
  return terms
    .filter((term) => term.trim() !== '' && !message.includes(term))
    .map((term) => toOneLine(term, 60))
    .slice(0, 6)
}
