/** The app was removed from the workspace, or from the whole organization. */
import type { App } from '@slack/bolt'
import { cleanUpUninstall } from '../../install/uninstall-cleanup.ts'
import type { Services } from '../../services.ts'

/** Everything that is remembered of the workspace goes. */
export function registerAppUninstalled(app: App, services: Services): void {
  app.event('app_uninstalled', async ({ body, context }) => {
    await cleanUpUninstall(body, context.isEnterpriseInstall, services)
  })
}
