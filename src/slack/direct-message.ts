/** A message to the bot alone: everything said there is meant for it, and answered in its thread. */
import type { App } from '@slack/bolt'
import { claimMessage } from './claim.ts'
import { consult } from './consult.ts'
import { giveAnswer } from './give-answer.ts'
import { withoutMention } from './mention.ts'
import type { Services } from './services.ts'

export function listenForDirectMessages(app: App, services: Services): void {
  app.event('message', async ({ event, client, context }) => {
    if (event.channel_type !== 'im') return
    // Edits, deletions and the like carry a subtype; a file may still come with words.
    if (event.subtype !== undefined && event.subtype !== 'file_share') return
    const { user, channel, ts, text, thread_ts: thread = ts } = event
    if (user === undefined || text === undefined || 'bot_id' in event) return
    if (!(await claimMessage(channel, ts, services))) return
    const answer = await consult(services, 'direct', withoutMention(text, context.botUserId))
    await giveAnswer(answer, { client, channel, user, thread, isDirect: true }, services)
  })
}
