/** The app was removed from the workspace, or from the whole organization. */
import type { App } from '@slack/bolt'
import { sayFarewell } from './farewell.ts'
import type { Services } from './services.ts'

export function listenForUninstall(app: App, services: Services): void {
  app.event('app_uninstalled', async ({ body, context }) => {
    await sayFarewell(body, context.isEnterpriseInstall, services)
  })
}
