/** Asks the desk, and notes what kind of answer came and how long it took. */
import type { Outcome } from '../../conversation/thread-state.ts'
import type { EngineArgs, EngineOperation } from '../../conversation/engine-call.ts'
import type { Services } from '../services.ts'

/** Where a question was asked: the label of its figures. */
export type RequestSource =
  | 'command'
  | 'mention'
  | 'direct'
  | 'reply'
  | 'button'
  | 'message-shortcut'
  | 'form'
  | 'home'
  | 'workflow'
  | 'job'

/** Those whose answer is something to say. */
type OutcomeOperation = Exclude<EngineOperation, 'read' | 'week'>

/** Waits for its turn. */
export async function ask<V extends OutcomeOperation>(
  { answerPool, metrics, log }: Services,
  via: RequestSource,
  operation: V,
  ...args: EngineArgs<V>
): Promise<Outcome> {
  const { result: answer, seconds } = await answerPool(operation, ...args)
  const kind = outcomeLabel(answer)
  metrics.answered(kind, via, seconds)
  log.debug({ via, kind, seconds }, 'answered')
  return answer
}

function outcomeLabel(outcome: Outcome): string {
  if (outcome.kind === 'problem') return outcome.problem.kind
  if (outcome.kind === 'plan') return 'recommendation'
  return outcome.kind === 'no plan' ? 'infeasible' : outcome.kind
}
