/** The window of settings: of a channel, or of the whole workspace. */
import { currentTeam } from './current.ts'
import { memoText } from './memo.ts'
import type { Services } from './services.ts'
import { openWindow } from './windows.ts'
import type { Place } from './ways.ts'

export type SettingsWanted = {
  readonly of: 'channel' | 'workspace'
  readonly trigger: string
  readonly place: Place
}

export async function openSettings({ of, trigger, place }: SettingsWanted, services: Services): Promise<void> {
  const { workspace, channel } = await services.store.of(currentTeam()).settings.forChannel(place.channel)
  const settled = of === 'workspace' ? workspace : channel
  const start = {
    of,
    settled: settled?.document ?? null,
    inherited: of === 'workspace' ? null : (workspace?.document ?? null),
    history: changeLine(settled),
    memo: memoText({ of, version: settled?.version ?? 0, channel: place.channel }, null),
  }
  await openWindow(services.desk.settingsForm(start, services.today()), trigger, place, services)
}

/** "Changed by @ann on 2026-11-20"; '' where nothing is settled. */
export function changeLine(settled: { readonly changedBy: string; readonly changedAt: string } | null): string {
  return settled === null ? '' : `Changed by <@${settled.changedBy}> on ${settled.changedAt.slice(0, 10)}.`
}
