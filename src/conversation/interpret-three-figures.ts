/** "Low / expected / high for the board": the plan, and its bill in three figures with what each assumes. */
import { threeFiguresIn } from '../language/inquiries/three-figures.ts'
import { threeFiguresLead, threeFiguresSentences } from '../presentation/content/inquiries/three-figures-sentences.ts'
import { threeBills } from '../recommend/inquiries/three-figures.ts'
import { textSizeOf } from '../scenario/text-size.ts'
import type { JobExtras, Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, type ReadRest, startWith } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Null where they are not asked for, or what is left is no job that has a plan. */
export function threeFiguresOf(
  text: string,
  readRest: ReadRest,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const found = threeFiguresIn(text)
  const read = found === null ? null : readRest(found.rest)
  if (found === null || read?.kind !== 'start') return null
  const { scenario } = read
  // "Not to exceed $200" sets a limit, and asks for none.
  if (found.isCeiling && scenario.spec.budgetUsd !== null) return null
  const best = recommendationFor(scenario, request, context)?.best
  if (best === undefined) return null
  const { inquiryFacts, totalCost } = context.catalog
  const { providers, owned } = scenario.spec
  const large = context.catalog.providers
  const ofLarge = totalCost.considerations.quotas.providers.flatMap((id) => large.get(id)?.id ?? [])
  const dear =
    providers !== null || owned === true
      ? null
      : (recommendationFor({ ...scenario, spec: { ...scenario.spec, providers: ofLarge } }, request, context)?.best ??
        null)
  const runs = runsOf(scenario, found.isYear)
  const tries = inquiryFacts.rules.openRuns.tries.base
  const figures = {
    bills: threeBills(best, dear, runs?.count ?? 1, tries),
    best,
    count: runs?.count ?? 1,
    per: runs?.per ?? null,
    tries,
    isCeiling: found.isCeiling,
    isOfFiles: textSizeOf(scenario) !== null,
  }
  const { generalAnswers = [], runs: _runs, ...extras } = scenario.extras ?? {}
  return startWith(scenario, {
    ...extras,
    ...(runs === undefined ? {} : { runs }),
    lead: threeFiguresLead(figures),
    generalAnswers: [...threeFiguresSentences(figures, context.renderContextOn(request).names), ...generalAnswers],
  })
}

/** Runs of a month or a quarter are those of a year where a year is spoken of. */
function runsOf({ extras, runsPerYear }: Scenario, isYear: boolean): JobExtras['runs'] {
  const runs = extras?.runs
  if (runs === undefined || !isYear || runs.per === 'year' || runs.per === null || runsPerYear === undefined)
    return runs
  return { count: runsPerYear, per: 'year', words: runs.words }
}
