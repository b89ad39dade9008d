/** A channel was opened to another company, or closed again: from then on nothing of the team's own is said there. */
import type { App } from '@slack/bolt'
import { currentTeam } from '../../request-scope.ts'
import type { Services } from '../../services.ts'
import { rememberSharing } from '../../slack-connect.ts'

/** Records both events; everything else asks that record. */
export function registerChannelShared(app: App, services: Services): void {
  app.event('channel_shared', ({ event }) => recordSharing(event.channel, true, services))
  // Others may still be there; Slack is asked again when it matters.
  app.event('channel_unshared', ({ event }) => recordSharing(event.channel, event.is_ext_shared, services))
}

async function recordSharing(channel: string, isShared: boolean, { store, processCache }: Services): Promise<void> {
  const team = currentTeam()
  await store.of(team).workspace.recordShared(channel, isShared)
  rememberSharing(processCache, `${team} ${channel}`, isShared)
}
