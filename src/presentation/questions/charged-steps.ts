/** "Lambda bills by the minute": the step in which a seller charges, and whether it wants a term. */
import type { ProviderId } from '../../catalog/ids.ts'
import { isOwnedAtPowerCost } from '../../recommend/total-cost/owned-market.ts'
import type { QuestionContext } from './question-context.ts'

const secondsOfMinute = 60
/** More are a list and no choice. */
const mostSellers = 3

/** The sellers that the question names, or those that the plan was kept to, or that of the plan. */
export function sellersAsked({
  subject,
  scenario: { spec },
  recommendation: { best },
}: QuestionContext): readonly ProviderId[] {
  const named = subject?.providers ?? []
  if (named.length > 0) return named.slice(0, 1)
  const kept = spec.providers ?? []
  return kept.length > 1 && kept.length <= mostSellers && kept.includes(best.provider) ? kept : [best.provider]
}

/** A sentence for each of them. */
export function chargedSteps(context: QuestionContext): string {
  if (isOwnedAtPowerCost(context.recommendation.best)) return 'Nobody bills GPUs of your own.'
  return sellersAsked(context)
    .map((id) => stepOf(id, context))
    .join(' ')
}

function stepOf(id: ProviderId, { catalog, renderContext: { names } }: QuestionContext): string {
  const step = names.billingStep(id)
  const name = names.provider(id)
  if (step !== null)
    return `${name} bills by the ${step < secondsOfMinute ? 'second' : 'minute'}, with no minimum term on demand.`
  const isByContract = /\bsells mostly by contract\b/u.test(catalog?.providerTerms.providers[id]?.payment ?? '')
  return isByContract
    ? `${name} sells mostly by contract (recalled), so it may well want a commitment: how it charges on demand is not on record, ask its sales.`
    : `How ${name} charges is not on record; as a rule there is no minimum term on demand.`
}
