/** Opens the windows of settings: of a channel, or of the whole workspace; all parts at a glance, or one to change. */
import type { ModalView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import type { SettingsPartId } from '../../../presentation/slack/forms/settings-parts.ts'
import { currentTeam } from '../../request-scope.ts'
import { loadOwners } from '../../authority/owners.ts'
import { slackErrorCode } from '../../delivery/slack-errors.ts'
import { ownersInput } from './owners-input.ts'
import { writePrivateMetadata } from './private-metadata.ts'
import type { Services } from '../../services.ts'
import { openModal } from './open-modal.ts'
import type { Destination } from '../../delivery/post-methods.ts'

/** `channel`: where it was opened, whose settings these are unless they are the workspace's. */
export type SettingsWindow = {
  readonly scope: 'channel' | 'workspace'
  readonly part: SettingsPartId | null
  readonly channel: string
}

type SettingsRequest = Omit<SettingsWindow, 'channel'> & {
  readonly trigger: string
  readonly destination: Destination
}

/** Opens the window with the settings as they are now; `isAbove`: on top of the one that is open. */
export async function openSettings(
  { scope, part, trigger, destination }: SettingsRequest,
  services: Services,
  isAbove = false,
): Promise<void> {
  const view = await settingsWindow({ scope, part, channel: destination.channel }, services)
  await openModal(view, trigger, destination, services, isAbove)
}

/** The window that lies below, as the settings are now; it may have been closed meanwhile. */
export async function refreshSettings(
  viewId: string,
  window: SettingsWindow,
  client: WebClient,
  services: Services,
): Promise<void> {
  try {
    await client.views.update({ view_id: viewId, view: await settingsWindow(window, services) })
  } catch (error) {
    if (slackErrorCode(error) !== 'not_found') throw error
  }
}

async function settingsWindow({ scope, part, channel: place }: SettingsWindow, services: Services): Promise<ModalView> {
  const { workspace, channel } = await services.store.of(currentTeam()).settings.forChannel(place)
  const stored = scope === 'workspace' ? workspace : channel
  const owners = scope === 'workspace' ? await loadOwners(services) : []
  const start = {
    of: scope,
    part,
    owners,
    defaults: stored?.document ?? null,
    inherited: scope === 'workspace' ? null : (workspace?.document ?? null),
    history: lastChangeLine(stored),
    privateMetadata: writePrivateMetadata({ of: scope, version: stored?.version ?? 0, channel: place }, null),
  }
  const form = services.views.settingsForm(start, services.today())
  return part === 'owners' ? { ...form, blocks: [...form.blocks, ownersInput(owners)] } : form
}

/** "Changed by @ann on 2026-11-20"; '' where nothing was set. */
export function lastChangeLine(stored: { readonly changedBy: string; readonly changedAt: string } | null): string {
  return stored === null ? '' : `Changed by <@${stored.changedBy}> on ${stored.changedAt.slice(0, 10)}.`
}
