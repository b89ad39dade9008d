/** What the passes of a run gained, told in its thread: whether another is worth its price. */
import { gainIn } from '../language/replies/told-gain.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import { gainSentences } from '../presentation/content/gain-sentences.ts'
import type { Interpretation } from './interpretation.ts'
import { saidInThread } from './thread-plans.ts'
import type { ThreadState } from './thread-state.ts'

/** Null where nothing of the kind is told, or the plan has no passes. */
export function gainInThread(thread: ThreadState, text: string): Interpretation | null {
  const gain = thread.shown === null ? null : gainIn(text)
  const { spec, corpus } = currentScenario(thread.conversation)
  if (gain === null || thread.shown === null || spec.tokens === null) return null
  const { best } = thread.shown
  const share = (corpus?.tokensPerEpoch ?? spec.tokens) / spec.tokens
  const hours = (best.hours.p50 - best.startupHours) * share
  const says = gainSentences(gain, { hours, usd: hours * best.usdPerGpuHour * best.gpuCount })
  return saidInThread(thread, 'gain', says)
}
