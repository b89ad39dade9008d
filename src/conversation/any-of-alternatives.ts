/** "In Frankfurt or Zurich", "trl or unsloth, don't care": any of them is allowed, so that the cheapest is planned, and no contest is held. */
import { withLastNote } from '../scenario/noted-scenario.ts'
import type { Alternatives } from '../language/inquiries/alternatives-inquiry.ts'
import { withUnused } from '../language/resolution/unused-words.ts'
import { formatUsd } from '../presentation/format/number-format.ts'
import { changedFields, type Scenario } from '../scenario/scenario.ts'
import { comparisonOf } from './alternatives-answer.ts'
import type { EngineContext } from './engine-context.ts'
import { lostTimeIn } from '../language/inquiries/utilization.ts'
import { seriesIn } from '../language/questions/series.ts'
import { withGeneralAnswers } from './interpretation-extras.ts'
import { extrasOfSeries, startWith } from './part-readers.ts'
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
  const lost = lostTimeIn(text)
  if (any === null) return withLossOfEach(comparisonOf(alternatives, text, request, context), text)
  const series = seriesIn(text)
  const isCounted = series?.series.per === null
  const words = [...(isCounted ? [series.series.words] : []), ...(lost === null ? [] : [lost.words])]
  const isSaid = (one: string): boolean => words.some((said) => said.includes(one))
  const unused = alternatives.unused.filter((one) => !isSaid(one))
  return startWith(withUnused(any, unused), {
    ...(isCounted ? extrasOfSeries(series) : {}),
    ...(lost === null ? {} : { lost: { share: lost.share, words: lost.words } }),
  })
}

/** Work that is done twice lengthens each of several plans alike. */
export function withLossOfEach<Answer extends Interpretation | null>(
  answer: Answer,
  text: string,
): Answer | Interpretation {
  const lost = answer?.kind === 'comparison' ? lostTimeIn(text) : null
  return lost === null || answer?.kind !== 'comparison'
    ? answer
    : withGeneralAnswers(answer, [
        `“${lost.words}”: with that each takes ${Math.round((lost.share / (1 - lost.share)) * 100)} % more hours and dollars than is set here.`,
      ])
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
