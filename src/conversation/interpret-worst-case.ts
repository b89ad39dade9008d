/** "Worst case please": the high end of the range leads, and the plan is what is expected. */
import { asksForWorst } from '../language/inquiries/asked-figures.ts'
import { worstLead, worstSentence } from '../presentation/content/inquiries/asked-figures-sentences.ts'
import type { EngineContext } from './engine-context.ts'
import { withExtras, withGeneralAnswers } from './interpretation-extras.ts'
import type { FoundInterpretation, ReadRest } from './part-readers.ts'
import { runsAsAsked } from '../recommend/runs-together.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Null where it is not asked for, or the rest is no job that has a plan. */
export function worstOf(
  text: string,
  readRest: ReadRest,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const rest = asksForWorst(text)
  const read = rest === null ? null : readRest(rest)
  const best = read?.kind === 'start' ? (recommendationFor(read.scenario, request, context)?.best ?? null) : null
  if (best === null || read?.kind !== 'start') return null
  const { runs } = read.scenario.extras ?? {}
  // Of several runs the worst is that of all of them.
  const all = runs?.per === null ? runsAsAsked(best, runs.count, read.scenario.spec.deadlineHours, runs.atOnce) : null
  const whole = all === null ? best : { ...best, allInUsd: all.usd, hours: all.hours }
  const lead = read.scenario.extras?.lead === undefined ? { lead: worstLead(whole) } : {}
  return withGeneralAnswers(withExtras(read, lead), [worstSentence(whole)])
}
