/** A reply in the thread of an answer. Talk between people is left alone; a whole amendment or question is answered. */
import type { App } from '@slack/bolt'
import { claimMessage } from './claim.ts'
import { consult } from './consult.ts'
import { giveSaid } from './give-said.ts'
import { mentions, withoutMention } from './mention.ts'
import type { Services } from './services.ts'
import { takeTurn } from './take-turn.ts'

/** Messages in threads that are not ours never come this far. */
export function listenForThreadReplies(app: App, services: Services): void {
  app.event('message', async ({ event, client, context }) => {
    if (event.channel_type === 'im') return
    if (event.subtype !== undefined && event.subtype !== 'file_share') return
    const { user, channel, ts, text, thread_ts: thread } = event
    if (user === undefined || text === undefined || thread === undefined || 'bot_id' in event) return
    const isAddressed = mentions(text, context.botUserId)
    const words = withoutMention(text, context.botUserId)
    if (isAddressed && !(await claimMessage(channel, ts, services))) return
    const taken = await takeTurn(
      {
        thread: { channel, thread },
        client,
        user,
        ask: (held, setting) => consult(services, 'reply', 'turn', held, words, isAddressed, setting),
      },
      services,
    )
    if (taken === null || taken.said.kind === 'silence') return
    if (!isAddressed && !(await claimMessage(channel, ts, services))) return
    const { said, setting } = taken
    await giveSaid({ said, place: { client, channel, user, thread }, rules: setting.rules, isKept: true }, services)
  })
}
