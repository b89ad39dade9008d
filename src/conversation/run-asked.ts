/** How far a run is, where a question that could be of any run is asked. */
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import type { RequestContext } from './request.ts'
import { answerRun } from './run-response.ts'
import type { ThreadState } from './thread-state.ts'

/** How far the run is, as a shell that keeps it knows, or else as it was told in the thread; null where nothing is known of it. */
export function answerRunAsked(
  answer: AnsweredScenario,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): Outcome | null {
  const isKept = request.hasBegunRun === true && request.plannedRun !== undefined
  if (!isKept && (thread.shown?.runEvents ?? []).length === 0) return null
  const run = answerRun(null, answer, thread, request, context)
  return isKept ? run : { kind: 'answer', content: run.content }
}
