/** `@gpucost what would 8b on 100M tokens cost?`: in a thread of ours a turn, elsewhere a question of its own. */
import type { App } from '@slack/bolt'
import { claimMessage } from '../../inbox/dedupe.ts'
import { ask } from '../../worker/ask.ts'
import { deliverOutcome } from '../../delivery/deliver-outcome.ts'
import { noRules } from '../../../team/team-rules.ts'
import { isOutcome, messageDataOf } from '../../files/message-data.ts'
import type { Services } from '../../services.ts'
import { loadRequestContext } from '../../request-context.ts'
import { recordSubject, subjectAt } from '../../conversation-subjects.ts'
import { answerIfKept } from '../answer-kept.ts'
import { answerDataInThread } from '../answer-data-in-thread.ts'

/** Answers mentions, and leaves those of other bots alone. */
export function registerAppMention(app: App, services: Services): void {
  app.event('app_mention', async ({ event, client, context }) => {
    const { user, channel, ts, thread_ts: thread = ts } = event
    if (user === undefined || event.bot_id !== undefined) return
    if (!(await claimMessage(channel, ts, services))) return
    const question = withoutBotMention(event.text, context.botUserId)
    const destination = { client, channel, user, thread }
    if (await answerIfKept(question, destination, 'mention', services)) return
    const data = await messageDataOf({ event, question, channel, thread, client }, services)
    if (isOutcome(data)) return void (await deliverOutcome({ outcome: data, destination, rules: noRules }, services))
    const inThread = { thread: { channel, thread }, client, user }
    const threadAnswer = await answerDataInThread(data, 'mention', inThread, true, services)
    if (threadAnswer !== null) {
      return void (await deliverOutcome(
        { outcome: threadAnswer.outcome, destination, rules: threadAnswer.requestContext.rules, isTurnStored: true },
        services,
      ))
    }
    const requestContext = await loadRequestContext(channel, client, services)
    const place = { channel, user, thread: event.thread_ts }
    const subject = subjectAt(place, services)
    const outcome = await data.ask((said, inputKind) => {
      const rest = subject === null ? {} : { subject }
      return ask(services, 'mention', { kind: 'text', ...said, inputKind, isAddressed: true, ...rest }, requestContext)
    })
    recordSubject(outcome, { ...place, thread }, services)
    await deliverOutcome({ outcome, destination, rules: requestContext.rules }, services)
  })
}

const userMention = /<@([A-Z0-9]+)(?:\|[^<>]*)?>/g

/** The words without the bot's own name; other people's names stay. */
export function withoutBotMention(text: string, botUser: string | undefined): string {
  return text.replaceAll(userMention, (whole, user) => (user === botUser ? ' ' : whole)).trim()
}

/** Whether the text mentions the app's own user. */
export function mentionsBot(text: string, botUser: string | undefined): boolean {
  return [...text.matchAll(userMention)].some(([, user]) => user === botUser)
}
