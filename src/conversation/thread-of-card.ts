/** A message shows one plan, and its controls act on that plan, also when the thread has moved on since. */
import { appendRevision, currentScenario } from '../language/replies/revision-history.ts'
import { changedFields, type Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'
import { priceDateOf, type ThreadState, withShown } from './thread-state.ts'

/**
 * The thread as the message with `scenario` shows it, for what is pressed there: that scenario is the newest revision.
 * Null: it is what holds already.
 */
export function threadOfCard(
  thread: ThreadState,
  scenario: Scenario,
  request: RequestContext,
  context: EngineContext,
): ThreadState | null {
  const isSame = ({ spec }: Scenario) => changedFields(spec, scenario.spec).length === 0
  if (isSame(currentScenario(thread.conversation))) return null
  // A message says what was asked, and not by whom: the revision knows both.
  const revision = thread.conversation.revisions.findLast(isSame) ?? scenario
  const { conversation } = appendRevision(thread.conversation, revision)
  const answer = context.answerWith(request, thread)(revision)
  const atCard: ThreadState = { ...thread, conversation }
  return answer.kind === 'problem'
    ? atCard
    : withShown(atCard, answer.recommendation, priceDateOf(thread, request.today))
}
