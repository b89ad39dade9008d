/** A reply that claims figures of a run: judged, with the run of the thread behind what it leaves out. */
import { checkRequestIn, isClaim } from '../check/claim-detection.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import type { EngineContext } from './engine-context.ts'
import type { ThreadState, Outcome, RequestContext } from './thread-state.ts'

/** The part of a reply that claims figures of a run; null where it claims none. */
export const claimIn = (text: string, { vocabulary }: EngineContext, today: string): string | null =>
  checkRequestIn(text) ?? (isClaim(text, vocabulary, today) ? text : null)

/** null where nothing in a claim can be checked. */
export function checkClaimReply(
  thread: ThreadState,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Outcome | null {
  const { spec } = currentScenario(thread.conversation)
  const priceDate = thread.shown?.today ?? request.today
  const result = context.advisor.check(text, priceDate, spec, context.askerContext(request, thread))
  return 'problem' in result ? null : { kind: 'words', message: result.message }
}
