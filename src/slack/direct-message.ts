/**
 * A message to the bot alone: everything said there is meant for it, and answered in its thread. Outside of a thread it
 * is a question of its own, or else a reply to the last one.
 */
import type { App } from '@slack/bolt'
import { claimMessage } from './claim.ts'
import { consult } from './consult.ts'
import { currentTeam } from './current.ts'
import { giveSaid } from './give-said.ts'
import { withoutMention } from './mention.ts'
import type { Services } from './services.ts'
import { settingIn } from './setting.ts'
import { type Taken, takeTurn } from './take-turn.ts'

export function listenForDirectMessages(app: App, services: Services): void {
  app.event('message', async ({ event, client, context }) => {
    if (event.channel_type !== 'im') return
    // Edits, deletions and the like carry a subtype; a file may still come with words.
    if (event.subtype !== undefined && event.subtype !== 'file_share') return
    const { user, channel, ts, text, thread_ts: thread } = event
    if (user === undefined || text === undefined || 'bot_id' in event) return
    if (!(await claimMessage(channel, ts, services))) return
    const words = withoutMention(text, context.botUserId)
    const place = { client, channel, user, isDirect: true }
    const turnIn = (root: string): Promise<Taken | null> =>
      takeTurn(
        {
          thread: { channel, thread: root },
          client,
          user,
          ask: (held, setting) => consult(services, 'direct', 'turn', held, words, true, setting),
        },
        services,
      )
    const give = ({ said, setting }: Taken, root: string) =>
      giveSaid({ said, place: { ...place, thread: root }, rules: setting.rules, isKept: true }, services)

    const inThread = thread === undefined ? null : await turnIn(thread)
    if (inThread !== null && thread !== undefined) return void (await give(inThread, thread))
    const setting = await settingIn(channel, client, services)
    const said = await consult(services, 'direct', 'welcome', words, 'message', setting)
    if (said.kind === 'problem' && thread === undefined) {
      const last = await lastThread(channel, services)
      const reply = last === null ? null : await turnIn(last)
      if (reply !== null && last !== null && reply.said.kind !== 'problem' && reply.said.kind !== 'silence')
        return void (await give(reply, last))
    }
    await giveSaid({ said, place: { ...place, thread: thread ?? ts }, rules: setting.rules }, services)
  })
}

async function lastThread(channel: string, { store }: Services): Promise<string | null> {
  const [last] = await store.of(currentTeam()).estimates.recent({ channel, limit: 1 })
  return last?.thread ?? null
}
