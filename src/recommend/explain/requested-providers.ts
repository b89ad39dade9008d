/** "AWS or Lambda": the best plan at each provider that was named beside that of the headline. */
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Candidate } from '../ranking/candidate.ts'
import { choosePlans } from '../ranking/named-plans.ts'
import { kindsOf } from '../ranking/plan-risk.ts'
import { gpuName } from '../figure-text.ts'
import { differenceText } from './choice-reasons.ts'
import { riskPhrase } from './risk-words.ts'

/** More are a list of who may be asked, and no choice between them. */
const mostCompared = 4

/** A sentence for each other provider; none where one alone, or many, were named. */
export function requestedProviderVerdicts(
  best: Candidate,
  all: readonly Candidate[],
  spec: Spec,
  market: Market,
): readonly string[] {
  const { providers } = spec
  if (providers === null || providers.length < 2 || providers.length > mostCompared) return []
  const own = best.quotedOffer.offer.provider.id
  return providers
    .filter((id) => id !== own)
    .map((id) => {
      const name = market.catalog.providers.get(id)?.name ?? id
      const there = all.filter(({ quotedOffer }) => quotedOffer.offer.provider.id === id)
      const other = choosePlans(there, spec, market.catalog.choice)?.best
      if (other === undefined) return `No plan at ${name} keeps what was asked, or has a price on record`
      const { plan } = other.estimate
      // Who sees that it saves something asks why it is not the first.
      const against = kindsOf(other.risks & ~best.risks).map((kind) => riskPhrase(kind, other))
      const why = against.length === 0 ? '' : `; against it: ${against.join('; ')}`
      return `The best at ${name} is ${plan.gpuCount} × ${gpuName(plan.gpu)}: ${differenceText(other, best)}${why}`
    })
}
