/** Opens the form of settings: of a channel, or of the whole workspace. */
import { currentTeam } from '../../request-scope.ts'
import { loadOwners } from '../../authority/owners.ts'
import { ownersInput } from './owners-input.ts'
import { writePrivateMetadata } from './private-metadata.ts'
import type { Services } from '../../services.ts'
import { openModal } from './open-modal.ts'
import type { Destination } from '../../delivery/post-methods.ts'

export type SettingsRequest = {
  readonly scope: 'channel' | 'workspace'
  readonly trigger: string
  readonly destination: Destination
}

/** Opens the form with the settings as they are now. */
export async function openSettingsModal(
  { scope, trigger, destination }: SettingsRequest,
  services: Services,
): Promise<void> {
  const { workspace, channel } = await services.store.of(currentTeam()).settings.forChannel(destination.channel)
  const stored = scope === 'workspace' ? workspace : channel
  const start = {
    of: scope,
    defaults: stored?.document ?? null,
    inherited: scope === 'workspace' ? null : (workspace?.document ?? null),
    history: lastChangeLine(stored),
    privateMetadata: writePrivateMetadata(
      { of: scope, version: stored?.version ?? 0, channel: destination.channel },
      null,
    ),
  }
  const form = services.views.settingsForm(start, services.today())
  const withOwners =
    scope === 'workspace' ? { ...form, blocks: [...form.blocks, ownersInput(await loadOwners(services))] } : form
  await openModal(withOwners, trigger, destination, services)
}

/** "Changed by @ann on 2026-11-20"; '' where nothing was set. */
export function lastChangeLine(stored: { readonly changedBy: string; readonly changedAt: string } | null): string {
  return stored === null ? '' : `Changed by <@${stored.changedBy}> on ${stored.changedAt.slice(0, 10)}.`
}
