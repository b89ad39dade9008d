/** "In Frankfurt or Zurich", "trl or unsloth, don't care": any of them is allowed, so that the cheapest is planned, and no contest is held. */
import { withLastNote } from '../scenario/noted-scenario.ts'
import type { Alternatives } from '../language/inquiries/alternatives-inquiry.ts'
import { withUnused } from '../language/resolution/unused-words.ts'
import { formatUsd } from '../presentation/format/number-format.ts'
import { changedFields, type Scenario } from '../scenario/scenario.ts'
import { comparisonOf } from './alternatives-answer.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

const leavesOpen =
  /\b(?:(?:do|does|did)(?:n['’]?t| not) (?:really )?(?:care|mind|matter)|either(?: one| of them)? (?:is|would be|will be|works|will do|does|goes)\b|(?:is|are) (?:both )?fine\b|no preference|whichever|whatever(?: is| works)|up to you|all the same to (?:me|us))/iu
const asksContrast = /\b(?:vs\.?|versus|which|compare|comparison|difference|better|cheaper than|more expensive)\b/iu

/** One plan where any of them will do; else all of them side by side. */
export function anyOrComparison(
  alternatives: Omit<Alternatives, 'decided'>,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  const any = anyOfAlternatives(alternatives, text, request, context)
  return any === null
    ? comparisonOf(alternatives, text, request, context)
    : { kind: 'start', scenario: withUnused(any, alternatives.unused), policy: null, phrases: [] }
}

/** The scenario of the cheapest of them, with what was not taken; null where they are to be compared, or none has a plan. */
function anyOfAlternatives(
  { scenarios, names }: Pick<Alternatives, 'scenarios' | 'names'>,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Scenario | null {
  const [first, ...others] = scenarios
  if (first === undefined) return null
  const areOnlyPlaces = others.every(({ spec }) => changedFields(spec, first.spec).every((field) => field === 'region'))
  if (!leavesOpen.test(text) && (!areOnlyPlaces || asksContrast.test(text))) return null
  const plans = scenarios
    .map((scenario, at) => ({
      scenario,
      name: nameOf(names[at] ?? ''),
      usd: recommendationFor(scenario, request, context)?.best.allInUsd.p50 ?? null,
    }))
    .toSorted((one, other) => (one.usd ?? Infinity) - (other.usd ?? Infinity))
  const [best, ...rest] = plans
  if (best === undefined || best.usd === null) return null
  const of = rest.map(({ name, usd }) =>
    usd === null ? `no price with ${name} on record` : `${formatUsd(usd)} with ${name}`,
  )
  const all = names.map((name) => `“${nameOf(name)}”`).join(' or ')
  const note = `${all}: planned with ${best.name}, the cheapest (${of.join(', ')}).`
  return withLastNote(best.scenario, note)
}

/** "stay in Frankfurt" is Frankfurt. */
const nameOf = (words: string): string =>
  words.replace(/^(?:(?:must |has to |to )?(?:stay|run|remain|be|train)(?:ing)? )?(?:in|within) /iu, '')
