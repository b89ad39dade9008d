/** The words of a question that was answered without a plan: the store of its thread keeps what was read of them alone. */
import type { Outcome } from '../conversation/outcome.ts'
import type { ThreadState } from '../conversation/thread-state.ts'
import type { ThreadRef } from '../store/threads.ts'
import { currentTeam } from './request-scope.ts'
import type { Services } from './services.ts'

const keyOf = ({ channel, thread }: ThreadRef): string => `${currentTeam()} ${channel} ${thread}`

/** The state with the question as it was typed, where this process still has it. */
export function withAskedQuestion(
  state: ThreadState,
  thread: ThreadRef,
  { processCache }: Pick<Services, 'processCache'>,
): ThreadState {
  const asked = state.shown === null ? processCache.questions.get(keyOf(thread)) : undefined
  return asked === undefined ? state : { ...state, asked }
}

/** Keeps the question that an answer leaves in its thread; forgets it once there is a plan. */
export function recordQuestion(
  outcome: Outcome,
  thread: ThreadRef,
  { processCache }: Pick<Services, 'processCache'>,
): void {
  const state = 'thread' in outcome ? outcome.thread : undefined
  if (state === undefined) return
  if (state.asked === undefined) processCache.questions.delete(keyOf(thread))
  else processCache.questions.set(keyOf(thread), state.asked)
}
