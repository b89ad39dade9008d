/**
 * What a person's conversation without a plan speaks of: "8b" after "Which model?", "and 8?" after prices, with or
 * without a mention, as a command, or as a reply below. Kept in this process for half an hour.
 */
import type { ConversationSubject } from '../conversation/conversation-subject.ts'
import type { Outcome } from '../conversation/outcome.ts'
import { currentTeam } from './request-scope.ts'
import type { Services } from './services.ts'

export type AskerChannel = {
  readonly channel: string
  readonly user: string
  /** The thread that the answer was shown in; undefined: none. */
  readonly thread?: string | undefined
}

const keyOf = (team: string, { channel, user }: AskerChannel): string => `${team} ${channel} ${user}`

/** What the next text of the same person in the channel may go on from. A reply goes on from what stands above it. */
export function subjectAt(
  place: AskerChannel,
  { processCache }: Pick<Services, 'processCache'>,
): ConversationSubject | null {
  const kept = processCache.conversationSubjects.get(keyOf(currentTeam(), place))
  if (kept === undefined) return null
  return place.thread !== undefined && kept.thread !== undefined && kept.thread !== place.thread ? null : kept.subject
}

/** Keeps what an answer leaves open; forgets it once there is a plan. */
export function recordSubject(
  outcome: Outcome,
  place: AskerChannel,
  { processCache }: Pick<Services, 'processCache'>,
): void {
  const team = currentTeam()
  const key = keyOf(team, place)
  if (outcome.subject === undefined) {
    if (outcome.kind === 'plan' || outcome.kind === 'infeasible') processCache.conversationSubjects.delete(key)
    return
  }
  processCache.conversationSubjects.set(key, { subject: outcome.subject, thread: place.thread })
  // What is said below the answer is heard without a mention.
  if (place.thread !== undefined) processCache.threads.set(`${team} ${place.channel} ${place.thread}`, true)
}
