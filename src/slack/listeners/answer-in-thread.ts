/** One turn in a known thread: the new thread state is stored first, then the answer is delivered. */
import type { WebClient } from '@slack/web-api'
import type { ThreadRef } from '../../store/threads.ts'
import type { Outcome } from '../../conversation/outcome.ts'
import type { RequestContext } from '../../conversation/request.ts'
import type { ThreadState } from '../../conversation/thread-state.ts'
import { currentTeam, currentScope } from '../request-scope.ts'
import { recordQuestion, withAskedQuestion } from '../asked-questions.ts'
import { withPinnedPrices } from './pinned-prices.ts'
import type { Services } from '../services.ts'
import { loadRequestContext } from '../request-context.ts'

export type ThreadQuestion = {
  readonly thread: ThreadRef
  readonly client: WebClient
  readonly user: string
  /** What the thread is asked, as it stands when its turn comes. */
  readonly answer: (state: ThreadState, requestContext: RequestContext) => Promise<Outcome>
}

export type ThreadAnswer = { readonly outcome: Outcome; readonly requestContext: RequestContext }

/**
 * Null where the thread is not known. Where somebody else's turn came first, the question is asked again of what that
 * one left; after a crash it is asked again of what it was asked of, so that the same is said.
 */
export async function answerInThread(
  { thread, client, user, answer }: ThreadQuestion,
  services: Services,
): Promise<ThreadAnswer | null> {
  const { threads } = services.store.of(currentTeam())
  const requestContext = await loadRequestContext(thread.channel, client, services, thread.thread)
  const answerFrom = async (state: ThreadState) => {
    const asked = withAskedQuestion(await withPinnedPrices(state, services), thread, services)
    return answer(asked, requestContext)
  }
  let outcome: Outcome | null = null
  const turn = await threads.addTurn(thread, { delivery: currentScope()?.id ?? null, by: user }, async (current) => {
    outcome = current === null ? null : await answerFrom(current)
    return outcome !== null && 'thread' in outcome ? (outcome.thread ?? null) : null
  })
  if (outcome !== null) recordQuestion(outcome, thread, services)
  if (turn.isReplay && turn.before !== null) outcome = await answerFrom(turn.before)
  return outcome === null ? null : { outcome, requestContext }
}
