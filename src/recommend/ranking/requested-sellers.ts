/** Where several sellers are named, such as AWS and Lambda: what would be rented at each. */
import type { ChoiceFacts } from '../../catalog/choice.ts'
import type { ProviderId } from '../../catalog/ids.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Candidate } from './candidate.ts'
import { choosePlans } from './named-plans.ts'
import { withoutRisk } from './plan-risk.ts'

/** More are a list of who may be asked, and no choice between them. */
const mostCompared = 4

/**
 * Of each other seller that is named beside `best`'s the plan that the rule would take there; null where none keeps what
 * was asked or has a price. Empty where one seller alone, or many, were named.
 */
export function bestOfRequestedSellers(
  all: readonly Candidate[],
  best: Candidate,
  spec: Spec,
  choice: ChoiceFacts,
): ReadonlyMap<ProviderId, Candidate | null> {
  const { providers } = spec
  if (providers === null || providers.length < 2 || providers.length > mostCompared) return new Map()
  const own = best.quotedOffer.offer.provider.id
  return new Map(providers.filter((id) => id !== own).map((id) => [id, bestAt(id, all, spec, choice)]))
}

/** A seller that has announced other prices has done so for all of its cards: that chooses none of them. */
function bestAt(id: ProviderId, all: readonly Candidate[], spec: Spec, choice: ChoiceFacts): Candidate | null {
  const originals = new Map<Candidate, Candidate>()
  for (const each of all) {
    const { offer, quote } = each.quotedOffer
    if (offer.provider.id !== id) continue
    const isOutdated = quote.isSuperseded && !quote.age.stale
    originals.set(isOutdated ? { ...each, risks: withoutRisk(each.risks, 'price') } : each, each)
  }
  const chosen = choosePlans([...originals.keys()], spec, choice)?.best
  return chosen === undefined ? null : (originals.get(chosen) ?? null)
}
