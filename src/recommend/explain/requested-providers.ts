/** "AWS or Lambda": the plan at each provider that was named against that of the headline. */
import type { ProviderId } from '../../catalog/ids.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import type { Candidate } from '../ranking/candidate.ts'
import { kindsOf } from '../ranking/plan-risk.ts'
import { gpuName, joinWords } from '../figure-text.ts'
import { differenceText } from './choice-reasons.ts'
import { shortRisk } from './risk-words.ts'

/** One sentence for all of them: it is one answer; none where there are no others. `null`: no plan there. */
export function requestedProviderVerdicts(
  best: Candidate,
  others: ReadonlyMap<ProviderId, Candidate | null>,
  { providers }: Pick<Catalog, 'providers'>,
): readonly string[] {
  if (others.size === 0) return []
  const nameOf = (id: ProviderId): string => providers.get(id)?.name ?? id
  const told = [...others].flatMap(([id, other]) => {
    if (other === null) return []
    const { plan } = other.estimate
    // Who sees that it saves something asks why it is not the first.
    const against = kindsOf(other.risks & ~best.risks).map((kind) => shortRisk[kind].join(', ').toLowerCase())
    const why = against.length === 0 ? '' : ` (${joinWords(against)})`
    // Of many the plans stand in the table alone.
    const name = others.size > mostInFull ? nameOf(id) : `${plan.gpuCount} × ${gpuName(plan.gpu)} at ${nameOf(id)}`
    return [`${name} ${differenceText(other, best)}${why}`]
  })
  const missing = [...others].flatMap(([id, other]) => (other === null ? [nameOf(id)] : []))
  return [
    [
      ...told,
      ...(missing.length === 0
        ? []
        : [`no plan at ${joinWords(missing, 'or')} keeps what was asked, or has a price on record`]),
    ].join('; '),
  ].map((sentence) => `Of the sellers named, ${nameOf(best.quotedOffer.offer.provider.id)} comes first: ${sentence}`)
}
const mostInFull = 2
