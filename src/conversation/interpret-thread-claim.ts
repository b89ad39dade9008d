/** What is claimed of the run of a thread, judged on the hardware of its plan where neither names any. */
import { currentScenario } from '../language/replies/revision-history.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'
import { priceDateOf, type ThreadState } from './thread-state.ts'

/** A claim about the run of the thread; null where nothing in it can be checked. A thread of a job that has no plan has none. */
export function claimOfThread(
  thread: ThreadState,
  claim: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const current = currentScenario(thread.conversation)
  // What the thread left open is what its plan takes; a plan is made for nothing else.
  const isOpen = current.spec.params !== null && current.spec.gpus === null && current.spec.providers === null
  const answer = isOpen ? context.answerWith(request, thread)(current) : null
  const plan = answer === null || answer.kind === 'problem' ? null : answer.recommendation.best
  const spec = plan === null ? current.spec : { ...current.spec, gpus: [plan.gpu], gpuCount: plan.gpuCount }
  const priceDate = priceDateOf(thread, request.today)
  const result = context.advisor.checkClaim(claim, priceDate, spec, context.askerContext(request, thread))
  return 'problem' in result ? null : { kind: 'verdict', result }
}
