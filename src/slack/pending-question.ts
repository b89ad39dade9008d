/**
 * What was asked and lacks its model or its data, until the answer to "Which model?" comes: with or without a mention,
 * as a command, or as a reply below. Kept in this process for half an hour; after that, or elsewhere, it is asked anew.
 */
import { type Outcome, staysOpen } from '../conversation/outcome.ts'
import { currentTeam } from './request-scope.ts'
import type { Services } from './services.ts'

export type AskerChannel = {
  readonly channel: string
  readonly user: string
  /** The thread that the question was shown in; undefined: none. */
  readonly thread?: string | undefined
}

type PendingQuestion = { readonly text: string; readonly thread: string | undefined }

const maxLength = 600

const keyOf = (team: string, { channel, user }: AskerChannel): string => `${team} ${channel} ${user}`

/** The words that the next of the same person in the channel may complete. A reply completes what stands above it. */
export function pendingQuestionAt(
  place: AskerChannel,
  { processCache }: Pick<Services, 'processCache'>,
): string | null {
  const kept = processCache.pendingQuestions.get(keyOf(currentTeam(), place))
  if (kept === undefined) return null
  return place.thread !== undefined && kept.thread !== undefined && kept.thread !== place.thread ? null : kept.text
}

/** Keeps a text that was answered with a question, or forgets what has its answer now. */
export function recordAnswer(
  outcome: Outcome,
  text: string,
  place: AskerChannel,
  { processCache }: Pick<Services, 'processCache'>,
): void {
  const team = currentTeam()
  const key = keyOf(team, place)
  const isIncomplete =
    (outcome.kind === 'problem' &&
      (outcome.problem.kind === 'missing-model' || outcome.problem.kind === 'missing-data')) ||
    // The next text may change what is asked, or make a job of it.
    (outcome.kind === 'answer' && staysOpen(outcome.detail?.kind ?? ''))
  if (!isIncomplete) {
    if (outcome.kind === 'plan' || outcome.kind === 'infeasible') processCache.pendingQuestions.delete(key)
    return
  }
  const before = pendingQuestionAt(place, { processCache })
  const whole = before === null || before.includes(text) ? (before ?? text) : `${before} ${text}`
  const kept: PendingQuestion = { text: whole.length > maxLength ? text : whole, thread: place.thread }
  processCache.pendingQuestions.set(key, kept)
  // What is said below the question is heard without a mention.
  if (place.thread !== undefined) processCache.threads.set(`${team} ${place.channel} ${place.thread}`, true)
}
