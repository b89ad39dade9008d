/** Replies that prices and plans are needed to read: tried before those that words alone tell. */
import { opensWithSomebody } from '../language/replies/addressed-to-others.ts'
import { cadenceInThread } from './cadence.ts'
import { cappedInThread } from './capped-reply.ts'
import { clearedInThread } from './cleared-data.ts'
import { divergedInThread } from './diverged-in-thread.ts'
import type { EngineContext } from './engine-context.ts'
import { inverseInThread } from './inverse-question.ts'
import { gainInThread } from './gain.ts'
import type { Interpretation } from './interpretation.ts'
import { storedLogitsInThread } from './interpret-stored-logits.ts'
import { offeredInThread } from './offered-rate.ts'
import { oomOnNamed } from './oom-on-named.ts'
import { ownPriceInThread } from './own-price-in-thread.ts'
import { placesInThread } from './pair-of-places.ts'
import type { RequestContext } from './request.ts'
import { rollbackInThread } from './rollback.ts'
import { withoutGpusInThread } from './seller-without-gpus.ts'
import { stepOfRollouts } from './step-of-rollouts.ts'
import { teacherInThread } from './teacher-in-thread.ts'
import type { ThreadState } from './thread-state.ts'
import { toldDataInThread } from './told-data-in-thread.ts'

/** The first that reads it; null where none does. */
export function ruledReply(
  thread: ThreadState,
  { text, isAddressed }: { readonly text: string; readonly isAddressed?: boolean },
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  if (isAddressed !== true && opensWithSomebody(text)) return null
  // Each speaks of the plan that is shown; what a sum pays for is found without its figures.
  if (thread.shown === null) return inverseInThread(thread, text, request, context)
  return (
    ownPriceInThread(thread, { text, isAddressed: isAddressed === true }, request, context) ??
    teacherInThread(thread, text, context) ??
    storedLogitsInThread(thread, text, context) ??
    divergedInThread(thread, text, request, context) ??
    cappedInThread(thread, text, request, context) ??
    placesInThread(thread, { text, isAddressed: isAddressed === true }, request, context) ??
    offeredInThread(thread, text, request, context) ??
    oomOnNamed(thread, text, request, context) ??
    rollbackInThread(thread, text) ??
    gainInThread(thread, text) ??
    stepOfRollouts(thread, text) ??
    cadenceInThread(thread, text, request, context) ??
    inverseInThread(thread, text, request, context) ??
    clearedInThread(thread, { text, isAddressed: isAddressed === true }, request, context) ??
    toldDataInThread(thread, text, context) ??
    withoutGpusInThread(thread, text, request, context)
  )
}
