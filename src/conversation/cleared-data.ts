/** "Hold off, legal hasn't cleared a third of it": what of the data may be used, and what the run comes to with that. */
import { type ClearedShare, clearedShareIn } from '../language/replies/cleared-share.ts'
import { appendRevision, currentScenario } from '../language/replies/revision-history.ts'
import { withLastNote } from '../scenario/noted-scenario.ts'
import { formatUsd } from '../presentation/format/number-format.ts'
import { formatRounded } from '../scenario/format-values.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'
import { bestInThread, planWords, saidInThread, withShareOfData } from './thread-plans.ts'
import type { ThreadState } from './thread-state.ts'

/** The plan on what is left; what is not settled is set beside the plan, which stays. Null where no share is told. */
export function clearedInThread(
  thread: ThreadState,
  { text, isAddressed }: { readonly text: string; readonly isAddressed: boolean },
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const said = thread.shown === null ? null : clearedShareIn(text, isAddressed)
  const current = currentScenario(thread.conversation)
  const less = said === null ? null : withShareOfData(current, said.keeps)
  if (said === null || less === null || thread.shown === null) return null
  const share = `${Math.round(said.keeps * 100)} % of the data`
  if (!said.isPending) {
    const noted = withLastNote(less, `${share} is left, by what you say.`)
    return { kind: 'revision', revision: appendRevision(thread.conversation, noted), thread }
  }
  const best = bestInThread(less, thread, request, context)
  if (best === null) return null
  const { names } = context.renderContextOn(request)
  const { best: shown } = thread.shown
  const gap = formatUsd(Math.abs(shown.allInUsd.p50 - best.allInUsd.p50))
  const says = [
    heldSentence(said),
    `Without what is not cleared ${share} are left, ${formatRounded(less.spec.tokens ?? 0)} tokens of training: ${planWords(best, names)}, ${gap} ${best.allInUsd.p50 < shown.allInUsd.p50 ? 'less' : 'more'} than ${planWords(shown, names)}.`,
    `The plan stays on all of it; say “use ${share}” to plan that.`,
  ]
  return saidInThread(thread, 'cleared', says)
} // prettier-ignore

const heldSentence = ({ isHeld }: ClearedShare): string =>
  isHeld ? 'On hold: nothing is booked or started from here.' : 'Not settled, so nothing is changed.'
