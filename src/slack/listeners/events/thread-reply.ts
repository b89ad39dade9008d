/** A reply in the thread of an answer. Talk between people is left alone; a whole amendment or question is answered. */
import type { App } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { claimMessage } from '../../inbox/dedupe.ts'
import { ask } from '../../worker/ask.ts'
import { deliverOutcome } from '../../delivery/deliver-outcome.ts'
import { mentionsBot, withoutBotMention } from './app-mention.ts'
import { droppedFilesIn, isDataFile } from '../../files/dropped-file.ts'
import { isOutcome, messageDataOf } from '../../files/message-data.ts'
import { currentScope, currentTeam } from '../../request-scope.ts'
import type { ThreadRef } from '../../../store/threads.ts'
import { noRules } from '../../../team/team-rules.ts'
import type { Services } from '../../services.ts'
import { loadRequestContext } from '../../request-context.ts'
import { recordSubject, subjectAt } from '../../conversation-subjects.ts'
import { isOfRunSoFar, isOfTeamBudget, spendingRequestIn } from '../../../language/spending-request.ts'
import { keptQuestionIn } from '../../../language/kept-question.ts'
import { answerIfKept } from '../answer-kept.ts'
import { answerDataInThread } from '../answer-data-in-thread.ts'

/** Messages in threads that are not ours never come this far. */
export function registerThreadReplies(app: App, services: Services): void {
  app.event('message', async ({ event, client, context }) => {
    if (event.channel_type === 'im') return
    if (event.subtype !== undefined && event.subtype !== 'file_share') return
    const { user, channel, ts, text, thread_ts: thread } = event
    if (user === undefined || text === undefined || thread === undefined || 'bot_id' in event) return
    const isAddressed = mentionsBot(text, context.botUserId)
    const question = withoutBotMention(text, context.botUserId)
    if (isAddressed && !(await claimMessage(channel, ts, services))) return
    const isOfMoney = spendingRequestIn(question) !== null && !isOfRunSoFar(question) && isOfTeamBudget(question)
    if (isOfMoney || keptQuestionIn(question) !== null) {
      if (!isAddressed && !(await claimMessage(channel, ts, services))) return
      return void (await answerIfKept(question, { client, channel, user, thread }, 'reply', services))
    }
    // A file in a thread of ours is meant for the app; anywhere else people show it to each other.
    const dropped = droppedFilesIn(event).some(isDataFile)
    const isForUs =
      isAddressed || (dropped && (await services.store.of(currentTeam()).threads.has({ channel, thread })))
    if (dropped && isForUs && !isAddressed && !(await claimMessage(channel, ts, services))) return
    const data = await messageDataOf({ event: isForUs ? event : {}, question, channel, thread, client }, services)
    const destination = { client, channel, user, thread }
    if (isOutcome(data)) return void (await deliverOutcome({ outcome: data, destination, rules: noRules }, services))
    const inThread = { thread: { channel, thread }, client, user }
    const threadAnswer = await answerDataInThread(data, 'reply', inThread, isAddressed || data.isCounted, services)
    if (threadAnswer === null && !isAddressed) {
      const isAnswered = await answerRest({ channel, user, thread, text: question, ts, client }, services)
      if (!isAnswered) await postponeBelowUnconfirmed({ channel, thread }, services)
      return
    }
    if (threadAnswer === null || threadAnswer.outcome.kind === 'ignored') return
    if (!isAddressed && !data.isCounted && !(await claimMessage(channel, ts, services))) return
    const { outcome, requestContext } = threadAnswer
    await deliverOutcome({ outcome, destination, rules: requestContext.rules, isTurnStored: true }, services)
  })
}

type Rest = {
  readonly channel: string
  readonly user: string
  readonly thread: string
  readonly ts: string
  readonly text: string
  readonly client: WebClient
}

/**
 * It was noted because the message above it may be an answer that Slack has not confirmed: then it waits until that is
 * known, which may have happened just now.
 */
async function postponeBelowUnconfirmed(thread: ThreadRef, { store, timeouts }: Services): Promise<void> {
  const scope = currentScope()
  if (scope?.lease === undefined) return
  const { posts, threads } = store.of(scope.team)
  const mayBeAppMessage = await posts.mayBe({ channel: thread.channel, ts: thread.thread })
  if (!mayBeAppMessage && !(await threads.has(thread))) return
  scope.outcome = 'postponed'
  scope.retryWithin = timeouts.threadDelay
}

/** "8b" below "Which model?": no thread of ours yet, and what is said goes on from what was answered; else it is talk. */
async function answerRest({ channel, user, thread, ts, text, client }: Rest, services: Services): Promise<boolean> {
  const place = { channel, user, thread }
  const subject = subjectAt(place, services)
  if (subject === null) return false
  const requestContext = await loadRequestContext(channel, client, services)
  const asked = { kind: 'text', text, inputKind: 'message', subject, isAddressed: false } as const
  const outcome = await ask(services, 'reply', asked, requestContext)
  if (outcome.kind === 'ignored') return false
  if (!(await claimMessage(channel, ts, services))) return true
  recordSubject(outcome, place, services)
  await deliverOutcome(
    { outcome, destination: { client, channel, user, thread }, rules: requestContext.rules },
    services,
  )
  return true
}
