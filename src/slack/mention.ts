/** `@gpucost what would 8b on 100M tokens cost?`: in a thread of ours a turn, elsewhere a question of its own. */
import type { App } from '@slack/bolt'
import { claimMessage } from './claim.ts'
import { consult } from './consult.ts'
import { giveSaid } from './give-said.ts'
import type { Services } from './services.ts'
import { settingIn } from './setting.ts'
import { takeTurn } from './take-turn.ts'

export function listenForMentions(app: App, services: Services): void {
  app.event('app_mention', async ({ event, client, context }) => {
    const { user, channel, ts, thread_ts: thread = ts } = event
    if (user === undefined || event.bot_id !== undefined) return
    if (!(await claimMessage(channel, ts, services))) return
    const words = withoutMention(event.text, context.botUserId)
    const place = { client, channel, user, thread }
    const taken = await takeTurn(
      {
        thread: { channel, thread },
        client,
        user,
        ask: (held, setting) => consult(services, 'mention', 'turn', held, words, true, setting),
      },
      services,
    )
    if (taken !== null) {
      return void (await giveSaid({ said: taken.said, place, rules: taken.setting.rules, isKept: true }, services))
    }
    const setting = await settingIn(channel, client, services)
    const said = await consult(services, 'mention', 'welcome', words, 'message', setting)
    await giveSaid({ said, place, rules: setting.rules }, services)
  })
}

const named = /<@([A-Z0-9]+)(?:\|[^<>]*)?>/g

/** The words without the bot's own name; other people's names stay. */
export function withoutMention(text: string, botUser: string | undefined): string {
  return text.replaceAll(named, (whole, user) => (user === botUser ? ' ' : whole)).trim()
}

export function mentions(text: string, botUser: string | undefined): boolean {
  return [...text.matchAll(named)].some(([, user]) => user === botUser)
}
