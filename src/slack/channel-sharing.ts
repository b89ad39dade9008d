/** A channel was opened to another company, or closed again: from then on nothing of the team's own is said there. */
import type { App } from '@slack/bolt'
import { currentTeam } from './current.ts'
import type { Services } from './services.ts'

export function listenForChannelSharing(app: App, services: Services): void {
  app.event('channel_shared', ({ event }) => note(event.channel, true, services))
  // Others may still be there; Slack is asked again when it matters.
  app.event('channel_unshared', ({ event }) => note(event.channel, event.is_ext_shared, services))
}

async function note(channel: string, isShared: boolean, { store, familiar }: Services): Promise<void> {
  const team = currentTeam()
  await store.of(team).workspace.noteShared(channel, isShared)
  familiar.isShared.set(`${team} ${channel}`, isShared)
}
