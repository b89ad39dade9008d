/** The bot's token was revoked: every call would be refused, so readiness says it. */
import type { App } from '@slack/bolt'
import type { Services } from './services.ts'

export function listenForRevokedTokens(app: App, { health, log }: Services): void {
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length === 0) return
    log.warn({ team: body.team_id }, 'the bot token was revoked')
    health.report('installation', 'The bot token was revoked; install the app again and set the new SLACK_BOT_TOKEN.')
  })
}
