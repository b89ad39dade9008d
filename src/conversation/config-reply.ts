/** A configuration pasted into a thread: the thread goes on with it; what it leaves out holds as before. */
import type { PastedConfig } from '../language/config/config-detection.ts'
import { readConfig } from '../language/config/trainer-config.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import { formatMagnitude } from '../scenario/format-values.ts'
import type { EngineContext } from './engine-context.ts'
import type { ThreadState, Outcome, RequestContext } from './thread-state.ts'
import { revise } from './plan-revision.ts'
import { problemOutcome } from './problem-outcome.ts'

export function applyPastedConfig(
  thread: ThreadState,
  pasted: PastedConfig,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { spec } = currentScenario(thread.conversation)
  const read = (words: string) => readConfig(pasted.snippets, words, context.vocabulary, request.today, 'message')
  const model = spec.model ?? (spec.params === null ? '' : formatMagnitude(spec.params))
  const data = spec.tokens === null ? '' : `${formatMagnitude(spec.tokens)} tokens`
  let result = read(pasted.words)
  for (const addition of [data, model, `${model} ${data}`]) {
    const isIncomplete =
      'problem' in result && (result.problem.kind === 'missing-data' || result.problem.kind === 'missing-model')
    if (isIncomplete) result = read(`${pasted.words}\n${addition}`.trim())
  }
  return 'problem' in result
    ? problemOutcome(result.problem, request, context, 'reply')
    : revise(thread, result.scenario, request, context)
}
