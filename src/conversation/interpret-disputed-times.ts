/** "A says 23 h, B says 4 days: who is right?": both against our own range, and the plan; neither is a deadline. */
import { disputedTimesIn } from '../language/inquiries/disputed-times.ts'
import { disputedLead, disputedTimesSentences } from '../presentation/content/inquiries/disputed-times-sentences.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, type ReadRest, startWith } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** Null where two times are not disputed, or what is left is no job that has a plan. */
export function disputedTimesOf(
  text: string,
  readRest: ReadRest,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const found = disputedTimesIn(text)
  const read = found === null ? null : readRest(found.rest)
  if (found === null || read?.kind !== 'start') return null
  const { scenario } = read
  const { tokens, gpus } = scenario.spec
  const plan = recommendationFor(scenario, request, context)?.best
  if (plan === undefined || tokens === null) return null
  const figures = { claims: found.claims, plan, tokens, isOnNamed: gpus !== null }
  const { generalAnswers = [], ...extras } = scenario.extras ?? {}
  return startWith(scenario, {
    ...extras,
    lead: disputedLead(figures),
    generalAnswers: [...disputedTimesSentences(figures), ...generalAnswers],
  })
}
