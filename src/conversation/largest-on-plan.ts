/** "The biggest model on this hardware?" in the thread of a plan. */
import type { Question } from '../language/questions/question.ts'
import { emptySpec } from '../scenario/scenario.ts'
import type { Interpretation } from './interpretation.ts'
import { type ThreadState, withLastAnswer } from './thread-state.ts'

/** Of the GPUs that are named, else of those that are planned; null for other questions. */
export function largestOnPlan({ topic, subject }: Question, thread: ThreadState): Interpretation | null {
  if (topic !== 'largest-model' || thread.shown === null) return null
  const { best } = thread.shown
  // "For a single H100?" under a plan of others.
  const named = subject?.gpus ?? []
  const gpuCount = subject?.count ?? (named.length === 0 || named.includes(best.gpu) ? best.gpuCount : 1)
  const nodes = gpuCount === best.gpuCount ? best.nodes : null
  const spec = { ...emptySpec, gpus: named.length === 0 ? [best.gpu] : [...named], gpuCount, nodes }
  return {
    kind: 'inquiry',
    inquiry: { kind: 'largest', spec, methods: [], unused: [] },
    thread: withLastAnswer(thread, topic),
  }
}
