/**
 * The plan at the head of a thread says that it was changed below: in the channel it is all that is seen of the thread.
 * It is edited once, when the first other plan follows; in the thread itself the order of the messages says it.
 */
import type { KnownBlock } from '@slack/types'
import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import type { Outcome } from '../../conversation/outcome.ts'
import { withEarlierNote } from '../../presentation/slack/messages/earlier-note.ts'
import { isLeaseLost } from '../lease-guard.ts'
import { currentTeam } from '../request-scope.ts'
import type { Services } from '../services.ts'
import { editMessage } from './edit-message.ts'
import type { Destination } from './post-methods.ts'
import { slackErrorCode } from './slack-errors.ts'

/** With more changes than these it has been said before. */
const maxRevisions = 4
const maxPlans = 4

const postedSchema = z.looseObject({
  ts: z.string(),
  text: z.string(),
  blocks: z.array(z.custom<KnownBlock>((block) => typeof Object(block).type === 'string')),
})

/** To be called before the new plan is among the estimates. What cannot be read or edited stays as it is. */
export async function markEarlierPlan(
  { answer: { scenario }, thread: { conversation } }: Extract<Outcome, { kind: 'plan' }>,
  { channel, thread, client, isDirect = false }: Destination,
  services: Services,
): Promise<void> {
  if (thread === undefined || isDirect) return
  if (conversation.revisions.length < 2 || conversation.revisions.length > maxRevisions) return
  const { estimates, planRuns } = services.store.of(currentTeam())
  const plans = await estimates.recent({ channel, thread, limit: maxPlans })
  const head = plans.find(({ message }) => message === thread)
  if (head === undefined || isDeepStrictEqual(head.scenario.spec, scenario.spec)) return
  if (plans.some((plan) => !isDeepStrictEqual(plan.scenario.spec, head.scenario.spec))) return
  // An approved plan, or the card of a run, is no earlier one.
  if ((await planRuns.read({ channel, thread })) !== null) return
  try {
    const { messages = [] } = await client.conversations.replies({ channel, ts: thread, limit: 1, inclusive: true })
    const posted = postedSchema.safeParse(messages.find(({ ts }) => ts === thread))
    if (!posted.success) return
    await editMessage({ channel, ts: thread }, withEarlierNote(posted.data), client, services)
  } catch (error) {
    if (isLeaseLost(error)) throw error
    services.log.info(
      { refused: slackErrorCode(error) ?? 'unreachable' },
      'an earlier plan could not be marked as such',
    )
  }
}
