/** Of several numbers of GPUs the one that holds a job: what runs only out of the memory of the host is no choice. */
import { heldCountLead, heldCountSentences } from '../presentation/content/inquiries/held-count-sentences.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { usualCounts } from './count-plans.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, startWith } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** More are no answer to whether one or two will do. */
const mostTried = 8

/** Null where the fewest of `counts` hold it, or adapters are not what is trained. */
export function heldCountOf(
  job: Scenario,
  counts: readonly number[],
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const fewest = Math.min(...counts)
  const most = Math.max(...counts)
  if (job.spec.offload !== null || job.spec.gpus === null || most > mostTried) return null
  const on = (gpuCount: number, changed: Partial<Scenario['spec']> = {}): Scenario => ({
    ...job,
    spec: { ...job.spec, gpuCount, ...changed },
  })
  const planOf = (scenario: Scenario) => recommendationFor(scenario, request, context)?.best ?? null
  const least = planOf(on(fewest))
  if (least === null || least.offload === 'none' || least.method !== 'lora') return null
  const tried = [...counts.filter((count) => count > fewest), ...usualCounts.filter((count) => count > most)]
  const count = tried.filter((each) => each <= mostTried).find((each) => planOf(on(each))?.offload === 'none')
  if (count === undefined) return null
  const quantized = planOf(on(fewest, { method: 'qlora', weights: null }))
  const { names } = context.renderContextOn(request)
  return startWith(on(count), {
    lead: heldCountLead(count, counts),
    generalAnswers: heldCountSentences(least, quantized?.offload === 'none' ? quantized : null, names),
  })
}
