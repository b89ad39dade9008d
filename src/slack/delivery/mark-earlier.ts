/**
 * The plan at the head of a thread says that it was changed below: in the channel it is all that is seen of the thread.
 * It is edited once, when the first other plan follows; each plan in the thread is, when the next one does.
 */
import type { KnownBlock } from '@slack/types'
import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import type { Outcome } from '../../conversation/outcome.ts'
import { withEarlierNote } from '../../presentation/slack/messages/earlier-note.ts'
import type { Scenario } from '../../scenario/scenario.ts'
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
  outcome: PlanOutcome,
  destination: Destination,
  services: Services,
): Promise<void> {
  const { channel, thread, client } = destination
  const { conversation } = outcome.thread
  if (thread === undefined || conversation.revisions.length < 2) return
  const { estimates, planRuns } = services.store.of(currentTeam())
  const plans = await estimates.recent({ channel, thread, limit: maxPlans })
  const earlier = [headToMark(plans, thread, outcome), latestToMark(plans, thread, outcome)].filter((ts) => ts !== null)
  // An approved plan, or the card of a run, is no earlier one.
  if (earlier.length === 0 || (await planRuns.read({ channel, thread })) !== null) return
  try {
    for (const ts of earlier) {
      const { messages = [] } = await client.conversations.replies({
        channel,
        ts: thread,
        ...(ts === thread ? { limit: 1 } : { oldest: justBefore(ts), limit: 2 }),
        inclusive: true,
      })
      const posted = postedSchema.safeParse(messages.find((message) => message.ts === ts))
      if (posted.success) await editMessage({ channel, ts }, withEarlierNote(posted.data), client, services)
    }
  } catch (error) {
    if (isLeaseLost(error)) throw error
    services.log.info(
      { refused: slackErrorCode(error) ?? 'unreachable' },
      'an earlier plan could not be marked as such',
    )
  }
}

type PlanOutcome = Extract<Outcome, { kind: 'plan' }>
type PostedPlan = { readonly message: string | null; readonly scenario: Scenario }

const isSamePlan = (one: Scenario, other: Scenario): boolean => isDeepStrictEqual(one.spec, other.spec)

/** The plan at the head, where this is the first other one; null: none, or it says so already. */
function headToMark(
  plans: readonly PostedPlan[],
  thread: string,
  { answer: { scenario }, thread: { conversation } }: PlanOutcome,
): string | null {
  if (conversation.revisions.length > maxRevisions) return null
  const head = plans.find(({ message }) => message === thread)
  if (head === undefined || isSamePlan(head.scenario, scenario)) return null
  return plans.every((plan) => isSamePlan(plan.scenario, head.scenario)) ? thread : null
}

/** The plan before this one, below the head: its buttons act on it, and not on what follows. */
function latestToMark(
  [latest]: readonly PostedPlan[],
  thread: string,
  { answer: { scenario } }: PlanOutcome,
): string | null {
  if (latest === undefined || latest.message === thread) return null
  return isSamePlan(latest.scenario, scenario) ? null : latest.message
}

/** A microsecond before a message, whose time Slack keeps as seconds with six digits. */
function justBefore(ts: string): string {
  const digits = String(BigInt(ts.replace('.', '')) - 1n)
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`
}
