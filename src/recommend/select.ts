/** Which candidates become options: the frontier first, then a few that a reader would ask about. */
import { hostsOf, relianceOf } from '../offers/offer.ts'
import { ownServers } from '../offers/owned.ts'
import type { Spec } from '../scenario/spec.ts'
import type { Candidate } from './candidate.ts'
import { isNamed } from './candidate.ts'
import { choose, type Chosen, leastOf } from './choose.ts'
import { efficient, telling } from './frontier.ts'
import { preferences } from './preference.ts'

export type Selection = Chosen & { readonly frontier: readonly Candidate[]; readonly others: readonly Candidate[] }

const mostOthers = 6

/** Selects from candidates that meet every limit, and `spot` ones beside them; throws on an empty list. */
export function select(asked: readonly Candidate[], spec: Spec, spot: readonly Candidate[] = []): Selection {
  const { best, cheapest, fastest: hasty } = choose(asked, spec.objective, spot)
  const all = [...asked, ...spot]
  // Of two that take about as long the haste score may pick the cheaper; a best or cheapest plan that is faster has the
  // name, for a reader sees its hours beside the others.
  const fastest = leastOf([hasty, best, cheapest], ({ hours }) => hours)
  // Past `fastest` the frontier buys minutes for fortunes.
  const sane = all.filter(({ hours }) => hours >= fastest.hours)
  const frontier = telling(efficient(sane), [cheapest, fastest, best])
  const named = [...new Set([best, cheapest, fastest])].filter((candidate) => !frontier.includes(candidate))
  return { best, cheapest, fastest, frontier, others: others(sane, spec, best, frontier, named) }
}

/** What a reader would ask next: the other GPUs named, other methods, a data centre, one GPU, another stack. */
function others(
  all: readonly Candidate[],
  spec: Spec,
  best: Candidate,
  frontier: readonly Candidate[],
  named: readonly Candidate[],
): Candidate[] {
  const plan = best.estimate.plan
  const way = ({ estimate: { plan: other } }: Candidate) => `${other.method}|${other.weights}`
  const questions: ((candidate: Candidate) => boolean)[] = [
    ...(spec.gpus ?? []).map(
      (id) =>
        ({ estimate }: Candidate) =>
          isNamed(estimate.plan.gpu, [id]),
    ),
    ...[...new Set(all.map(way))].map((each) => (candidate: Candidate) => way(candidate) === each),
    ({ quoted }) => quoted.offer.provider.id !== ownServers,
    (other) => isInDataCentre(other) && isSamePlan(other, best),
    ({ estimate }) => estimate.plan.gpuCount === 1,
    ({ estimate }) => plan.stack.tier !== 'vendor' || estimate.plan.stack.tier !== 'vendor',
  ]
  const found = [...named]
  for (const asked of questions) {
    const answered = [...frontier, ...found].some(asked)
    const matching = answered ? [] : all.filter(asked)
    if (matching.length > 0 && found.length < mostOthers) found.push(leastOf(matching, ({ score }) => score))
  }
  return found
}

const isInDataCentre = ({ quoted: { offer } }: Candidate) => hostsOf(offer) === 'own' && relianceOf(offer) === 'list'

const isSamePlan = ({ estimate }: Candidate, { estimate: other }: Candidate) => estimate === other

/**
 * Runs of more than a month are left out while there are shorter ones; a later deadline allows them. Where even the
 * shortest takes about a month, those about as long stay: the choice does not jump as a job grows past it.
 */
export function withinReason(all: readonly Candidate[], { deadlineHours }: Pick<Spec, 'deadlineHours'>): Candidate[] {
  const shortest = all.reduce((least, { hours }) => Math.min(least, hours), Infinity)
  const longest = Math.max(preferences.longestHours, deadlineHours ?? 0, preferences.aboutAsLong * shortest)
  return all.filter(({ hours }) => hours <= longest)
}
