/**
 * A message to the bot alone: everything said there is meant for it, and answered in its thread. Outside of a thread it
 * is a question of its own, or else a reply to the last one.
 */
import type { App } from '@slack/bolt'
import { withViewedChannel } from '../../agent/viewed-channel.ts'
import { claimMessage } from '../../inbox/dedupe.ts'
import { ask } from '../../worker/ask.ts'
import { currentTeam } from '../../request-scope.ts'
import { deliverOutcome } from '../../delivery/deliver-outcome.ts'
import { withoutBotMention } from './app-mention.ts'
import { noRules } from '../../../team/team-rules.ts'
import { isOutcome, messageDataOf } from '../../files/message-data.ts'
import type { Services } from '../../services.ts'
import { loadRequestContext } from '../../request-context.ts'
import { recordSubject, subjectAt } from '../../conversation-subjects.ts'
import { answerIfKept } from '../answer-kept.ts'
import type { ThreadAnswer } from '../answer-in-thread.ts'
import { answerDataInThread } from '../answer-data-in-thread.ts'

/** A message is answered once, however often Slack delivers it. */
export function registerDirectMessages(app: App, services: Services): void {
  app.event('message', async ({ event, client, context }) => {
    if (event.channel_type !== 'im') return
    // Edits, deletions and the like carry a subtype; a file may still come with words.
    if (event.subtype !== undefined && event.subtype !== 'file_share') return
    const { user, channel, ts, text, thread_ts: thread } = event
    if (user === undefined || text === undefined || 'bot_id' in event) return
    if (!(await claimMessage(channel, ts, services))) return
    const question = withoutBotMention(text, context.botUserId)
    const destination = { client, channel, user, isDirect: true }
    if (await answerIfKept(question, { ...destination, thread: thread ?? ts }, 'direct', services)) return
    const data = await messageDataOf({ event, question, channel, thread: thread ?? null, client }, services)
    if (isOutcome(data)) {
      const place = { ...destination, thread: thread ?? ts }
      return void (await deliverOutcome({ outcome: data, destination: place, rules: noRules }, services))
    }
    const answerIn = (root: string): Promise<ThreadAnswer | null> =>
      answerDataInThread(data, 'direct', { thread: { channel, thread: root }, client, user }, true, services)
    const deliver = ({ outcome, requestContext }: ThreadAnswer, root: string) =>
      deliverOutcome(
        { outcome, destination: { ...destination, thread: root }, rules: requestContext.rules, isTurnStored: true },
        services,
      )

    const threadAnswer = thread === undefined ? null : await answerIn(thread)
    if (threadAnswer !== null && thread !== undefined) return void (await deliver(threadAnswer, thread))
    const ownContext = await loadRequestContext(channel, client, services)
    const appContext = 'app_context' in event ? event.app_context : undefined
    const requestContext = await withViewedChannel(ownContext, appContext, client, services)
    const place = { channel, user }
    const subject = subjectAt(place, services)
    const outcome = await data.ask((said, inputKind) => {
      const rest = subject === null ? {} : { subject }
      return ask(services, 'direct', { kind: 'text', ...said, inputKind, isAddressed: true, ...rest }, requestContext)
    })
    if (outcome.kind === 'problem' && thread === undefined) {
      const previousThread = await previousThreadOf(channel, services)
      const lastThreadAnswer = previousThread === null ? null : await answerIn(previousThread)
      if (
        lastThreadAnswer !== null &&
        previousThread !== null &&
        lastThreadAnswer.outcome.kind !== 'problem' &&
        lastThreadAnswer.outcome.kind !== 'ignored'
      )
        return void (await deliver(lastThreadAnswer, previousThread))
    }
    // What the thread before has answered leaves nothing open.
    recordSubject(outcome, place, services)
    await deliverOutcome(
      { outcome, destination: { ...destination, thread: thread ?? ts }, rules: requestContext.rules },
      services,
    )
  })
}

async function previousThreadOf(channel: string, { store }: Services): Promise<string | null> {
  const [last] = await store.of(currentTeam()).estimates.recent({ channel, limit: 1 })
  return last?.thread ?? null
}
