/** The app was removed from the workspace: nothing can be answered until it is installed again. */
import type { App } from '@slack/bolt'
import type { Services } from './services.ts'

export function listenForUninstall(app: App, { health, log }: Services): void {
  app.event('app_uninstalled', async ({ body }) => {
    log.warn({ team: body.team_id }, 'the app was uninstalled')
    health.report('installation', 'The app was uninstalled from the workspace; install it again and restart.')
  })
}
