/** The bot's token was revoked: nothing can be answered with it. A user's own token is no concern of ours. */
import type { App } from '@slack/bolt'
import { cleanUpUninstall } from '../../install/uninstall-cleanup.ts'
import type { Services } from '../../services.ts'

/** The clean-up is that of an uninstallation. */
export function registerTokensRevoked(app: App, services: Services): void {
  app.event('tokens_revoked', async ({ event, body, context }) => {
    if ((event.tokens.bot ?? []).length === 0) return
    await cleanUpUninstall(body, context.isEnterpriseInstall, services)
  })
}
