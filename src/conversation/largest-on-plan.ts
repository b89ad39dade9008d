/** "The biggest model on this hardware?" in the thread of a plan. */
import type { Question } from '../language/questions/question.ts'
import { emptySpec } from '../scenario/scenario.ts'
import type { Interpretation } from './interpretation.ts'
import { type ThreadState, withLastAnswer } from './thread-state.ts'

/** Of the GPUs that are planned; null for other questions. */
export function largestOnPlan({ topic }: Question, thread: ThreadState): Interpretation | null {
  if (topic !== 'largest-model' || thread.shown === null) return null
  const { gpu, gpuCount, nodes } = thread.shown.best
  const spec = { ...emptySpec, gpus: [gpu], gpuCount, nodes }
  return {
    kind: 'inquiry',
    inquiry: { kind: 'largest', spec, methods: [], unused: [] },
    thread: withLastAnswer(thread, topic),
  }
}
