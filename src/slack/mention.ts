/** `@gpucost what would 8b on 100M tokens cost?`: answered in the thread of the message. */
import type { App } from '@slack/bolt'
import { claimMessage } from './claim.ts'
import { consult } from './consult.ts'
import { giveAnswer } from './give-answer.ts'
import type { Services } from './services.ts'

export function listenForMentions(app: App, services: Services): void {
  app.event('app_mention', async ({ event, client, context }) => {
    const { user, channel, ts, thread_ts: thread = ts } = event
    if (user === undefined || event.bot_id !== undefined) return
    if (!(await claimMessage(channel, ts, services))) return
    const answer = await consult(services, 'mention', withoutMention(event.text, context.botUserId))
    await giveAnswer(answer, { client, channel, user, thread }, services)
  })
}

/** The words without the bot's own name; other people's names stay. */
export function withoutMention(text: string, botUser: string | undefined): string {
  return text.replaceAll(/<@([A-Z0-9]+)(?:\|[^<>]*)?>/g, (whole, user) => (user === botUser ? ' ' : whole)).trim()
}
