/** Which candidates become options: the frontier first, then a few that a reader would ask about. */
import { hostsOf, priceBasisOf } from '../../offers/offer.ts'
import { ownServersId } from '../../offers/owned-offers.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Candidate } from './candidate.ts'
import { isNamed } from './candidate.ts'
import { chooseBest, type BestCandidates, minBy } from './best-candidates.ts'
import { paretoFrontier, thinFrontier } from './pareto.ts'
import { preferences } from './score.ts'

export type OptionSelection = BestCandidates & {
  readonly frontier: readonly Candidate[]
  readonly others: readonly Candidate[]
}

const maxOthers = 6

/** Selects from candidates that meet every limit, and `spot` ones beside them; throws on an empty list. */
export function selectOptions(
  candidates: readonly Candidate[],
  spec: Spec,
  spot: readonly Candidate[] = [],
): OptionSelection {
  const { best, cheapest, fastest: fastestByScore } = chooseBest(candidates, spec.objective, spot)
  const all = [...candidates, ...spot]
  // Of two that take about as long the haste score may pick the cheaper; a best or cheapest plan that is faster has the
  // name, for a reader sees its hours beside the others.
  const fastest = minBy([fastestByScore, best, cheapest], ({ hours }) => hours)
  // Past `fastest` the frontier buys minutes for fortunes.
  const eligible = all.filter(({ hours }) => hours >= fastest.hours)
  const frontier = thinFrontier(paretoFrontier(eligible), [cheapest, fastest, best])
  const unlisted = [...new Set([best, cheapest, fastest])].filter((candidate) => !frontier.includes(candidate))
  return { best, cheapest, fastest, frontier, others: furtherCandidates(eligible, spec, best, frontier, unlisted) }
}

/** What a reader would ask next: the other GPUs named, other methods, a data centre, one GPU, another stack. */
function furtherCandidates(
  all: readonly Candidate[],
  spec: Spec,
  best: Candidate,
  frontier: readonly Candidate[],
  unlisted: readonly Candidate[],
): Candidate[] {
  const plan = best.estimate.plan
  const methodKey = ({ estimate: { plan: other } }: Candidate) => `${other.method}|${other.weights}`
  const criteria: ((candidate: Candidate) => boolean)[] = [
    ...(spec.gpus ?? []).map(
      (id) =>
        ({ estimate }: Candidate) =>
          isNamed(estimate.plan.gpu, [id]),
    ),
    ...[...new Set(all.map(methodKey))].map((each) => (candidate: Candidate) => methodKey(candidate) === each),
    ({ quotedOffer }) => quotedOffer.offer.provider.id !== ownServersId,
    (other) => isInDataCentre(other) && isSamePlan(other, best),
    ({ estimate }) => estimate.plan.gpuCount === 1,
    ({ estimate }) => plan.stack.tier !== 'vendor' || estimate.plan.stack.tier !== 'vendor',
  ]
  const chosen = [...unlisted]
  for (const criterion of criteria) {
    const isCovered = [...frontier, ...chosen].some(criterion)
    const matching = isCovered ? [] : all.filter(criterion)
    if (matching.length > 0 && chosen.length < maxOthers) chosen.push(minBy(matching, ({ score }) => score))
  }
  return chosen
}

const isInDataCentre = ({ quotedOffer: { offer } }: Candidate) =>
  hostsOf(offer) === 'own' && priceBasisOf(offer) === 'list'

const isSamePlan = ({ estimate }: Candidate, { estimate: other }: Candidate) => estimate === other

/**
 * Runs of more than a month are left out while there are shorter ones; a later deadline allows them. Where even the
 * shortest takes about a month, those about as long stay: the choice does not jump as a job grows past it.
 */
export function withinReasonableDuration(
  all: readonly Candidate[],
  { deadlineHours }: Pick<Spec, 'deadlineHours'>,
): Candidate[] {
  const shortest = all.reduce((least, { hours }) => Math.min(least, hours), Infinity)
  const longest = Math.max(preferences.maxHours, deadlineHours ?? 0, preferences.similarDuration * shortest)
  return all.filter(({ hours }) => hours <= longest)
}
