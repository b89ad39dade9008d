/** The job on the card that free notebooks give. */
import { freeNotebookGpu } from '../presentation/questions/free-notebook.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { anyPlace } from './count-plans.ts'
import type { EngineContext } from './engine-context.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** The plan on so many cards of such a notebook, by the fullest method that fits; null: it does not fit there. */
export function onFreeCard(
  scenario: Scenario,
  gpuCount: number,
  request: RequestContext,
  context: EngineContext,
): Option | null {
  const { method } = scenario.spec
  const spec = {
    ...scenario.spec,
    ...anyPlace,
    gpus: [freeNotebookGpu],
    gpuCount,
    budgetUsd: null,
    deadlineHours: null,
    pricing: null,
  }
  const methods = (['full', 'lora', 'qlora'] as const).slice(method === 'full' ? 0 : method === 'qlora' ? 2 : 1)
  const found = methods.flatMap((each) => {
    const best = recommendationFor({ ...scenario, spec: { ...spec, method: each } }, request, context)?.best ?? null
    // Its host has no memory to lend.
    return best === null || best.offload !== 'none' ? [] : [best]
  })
  return found[0] ?? null
}
