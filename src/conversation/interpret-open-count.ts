/** How many GPUs a job needs whose data nobody told. */
import { methodNames } from '../catalog/training-method.ts'
import { isCountOpen } from '../language/inquiries/open-count.ts'
import { capitalized } from '../recommend/figure-text.ts'
import { type CountOfMethod, openCountSentences } from '../presentation/content/inquiries/open-count-sentences.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, knownInquiry } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Amounts that show how time and money grow. */
const shownTokens = [1e7, 5e8] as const

/** Null where no such number is asked. */
export function openCountOf(
  text: string,
  specOf: (words: string) => Spec,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  if (!isCountOpen(text, specOf)) return null
  const spec = specOf(text)
  const { today } = request
  const asker = context.askerContext(request, null)
  const { advisor } = context
  const methods = spec.method === null ? (['lora', 'full'] as const) : [spec.method]
  const scenarioOf = (changed: Partial<Spec>): Scenario => ({ spec: { ...spec, ...changed }, setBy: {}, notes: [] })
  const counts = methods.map((method): CountOfMethod => {
    const plans = shownTokens.flatMap((tokens) => {
      const answer = advisor.answer(scenarioOf({ method, tokens, budgetUsd: null }), today, asker)
      return answer.kind === 'recommendation' ? [{ tokens, best: answer.recommendation.best }] : []
    })
    const job =
      spec.budgetUsd === null
        ? null
        : advisor.affordable(scenarioOf({ method, budgetUsd: null }), spec.budgetUsd, today, asker)
    return {
      title: capitalized(methodNames[method]),
      plans,
      most: job === null ? null : { tokens: job.tokens, best: job.recommendation.best },
    }
  })
  const planned = counts.filter(({ plans }) => plans.length > 0)
  if (planned.length === 0) return null
  const { names } = context.renderContextOn(request)
  const says = openCountSentences(planned, { usd: spec.budgetUsd, hours: spec.deadlineHours }, names)
  return knownInquiry('open count', says)
}
