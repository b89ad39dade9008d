/** A run that was at another provider than planned: what is told of it is set against the plan there. */
import { appendRevision } from '../language/replies/revision-history.ts'
import type { RunEvent } from '../scenario/run-event.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'
import { priceDateOf, type ThreadState, withShown } from './thread-state.ts'

/** The thread with the plan as it was run; as it is where that is the plan, or with a word where no such machine is known there. */
export function runElsewhere(
  thread: ThreadState,
  { of, event }: { readonly of?: Scenario; readonly event?: RunEvent | null },
  request: RequestContext,
  context: EngineContext,
): { readonly thread: ThreadState; readonly unread?: string } {
  const planned = thread.shown?.best.provider
  const [provider] = of?.spec.providers ?? []
  // Below a question that has no plan nothing is there to be set against.
  if (of === undefined || provider === undefined || provider === planned || of.spec.params === null) return { thread }
  const next = { ...thread, conversation: appendRevision(thread.conversation, of).conversation }
  // Where it begins it is planned there, whether or not a price is known.
  if (event?.kind === 'started') return { thread: next }
  const there = context.answerWith(request, next)(of)
  if (there.kind !== 'problem')
    return { thread: withShown(next, there.recommendation, priceDateOf(thread, request.today)) }
  const { names } = context.renderContextOn(request)
  const name = names.provider(provider)
  return { thread, unread: `Of the planned GPUs at ${name} I have no price: it is set against the plan as it was.` }
}
