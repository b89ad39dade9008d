/** The form of settings, submitted: saved where whoever sent it may, and nobody else changed them meanwhile; then announced. */
import type { App, ViewSubmitAction } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { settingsFormId } from '../../../presentation/slack/forms/settings-form.ts'
import type { SettingsFormResult } from '../../../presentation/slack/forms/settings-form-submission.ts'
import type { Defaults } from '../../../scenario/defaults.ts'
import { noDefaults } from '../../../team/team-rules.ts'
import { notifyUsers } from '../../authority/announce-change.ts'
import { type Authority, loadAuthority } from '../../authority/owners.ts'
import { protectedFields, refusalOf } from '../../authority/protected-settings.ts'
import { blockOfSetting, changedSettings, settingName } from '../../authority/setting-names.ts'
import { deliverMessage, deliverEphemeral } from '../../delivery/deliver.ts'
import type { Destination } from '../../delivery/post-methods.ts'
import { textMessage } from '../../delivery/text-message.ts'
import { currentTeam } from '../../request-scope.ts'
import type { Services } from '../../services.ts'
import { loadChannelSharing } from '../../slack-connect.ts'
import { ownersInForm, ownersBlockId } from './owners-input.ts'
import { readPrivateMetadata } from './private-metadata.ts'

/** What the form says: the settings, and for a workspace who owns them. */
type Submission = {
  readonly scope: 'channel' | 'workspace'
  /** Null: the workspace. */
  readonly channel: string | null
  readonly defaults: Defaults
  /** Null: the form did not ask, or nothing changed. */
  readonly owners: readonly string[] | null
  readonly version: number
  readonly user: string
}

export function registerSettingsSubmission(app: App, services: Services): void {
  app.view<ViewSubmitAction>(
    { callback_id: settingsFormId, type: 'view_submission' },
    async ({ ack, view, body, client }) => {
      const { of: scope = 'channel', version = 0, channel } = readPrivateMetadata(view.private_metadata)
      let result: SettingsFormResult
      try {
        result = services.views.readSettingsForm(view.state.values)
      } catch (error) {
        await ack()
        throw error
      }
      if ('errors' in result) return ack({ response_action: 'errors', errors: { ...result.errors } })
      const user = body.user.id
      const authority = await loadAuthority(user, client, services)
      const owners = scope === 'workspace' ? changedOwners(view.state.values, authority) : null
      const submission = {
        scope,
        version,
        user,
        owners,
        defaults: result.defaults,
        channel: scope === 'workspace' ? null : (channel ?? user),
      }
      const saved = await save(submission, authority, client, services)
      if ('errors' in saved) return ack({ response_action: 'errors', errors: { ...saved.errors } })
      await ack()
      const destination = { client, channel: channel ?? user, user, isDirect: channel === undefined }
      await announce(submission, saved.before, authority, destination, services)
    },
  )
}

/** Null where the list stays as it is. */
function changedOwners(state: unknown, { owners }: Authority): readonly string[] | null {
  const chosen = ownersInForm(state)
  if (chosen === null || [...chosen].sort().join() === [...owners].sort().join()) return null
  return chosen
}

type SaveResult = { readonly before: Defaults } | { readonly errors: Readonly<Record<string, string>> }

async function save(
  { scope, channel, defaults, owners, version, user }: Submission,
  authority: Authority,
  client: WebClient,
  services: Services,
): Promise<SaveResult> {
  const team = services.store.of(currentTeam())
  const read = async () => (await team.settings.read(channel))?.document ?? noDefaults
  const before = await read()
  const fields = changedSettings(before, defaults)
  const sharing =
    channel === null || authority.isOwner || fields.length === 0
      ? null
      : await loadChannelSharing(channel, client, services)
  const refusal = refusalOf({ scope, fields, changesOwners: owners !== null, sharing }, authority)
  if (refusal !== null) {
    const block = refusal.field === 'owners' ? ownersBlockId : blockOfSetting(refusal.field)
    return { errors: { [block]: refusal.reason } }
  }
  if (owners?.length === 0) return { errors: { [ownersBlockId]: 'Somebody must own the settings.' } }
  if (fields.length > 0 && !(await team.settings.write(channel, defaults, user, version))) {
    // Worked on again after a crash, it was written by this very submission.
    const isOwnWrite = changedSettings(await read(), defaults).length === 0
    if (!isOwnWrite) return { errors: { [blockOfSetting('providers')]: conflictText } }
  }
  if (owners !== null) await team.owners.replace(owners, user)
  return { before }
}

const conflictText =
  'Somebody else changed these settings while this window was open. Close it and open it again to see what holds now.'

/** Who changed what, so that nobody wonders about answers; never the values, which may be confidential. */
async function announce(
  { scope, defaults, owners, user }: Submission,
  before: Defaults,
  authority: Authority,
  destination: Destination,
  services: Services,
): Promise<void> {
  const fields = changedSettings(before, defaults)
  const names = [...fields.map(settingName), ...(owners === null ? [] : ['owners'])].join(', ')
  if (names === '') return void (await deliverEphemeral(textMessage('Nothing was changed.'), destination, services))
  await announceScope(scope, names, destination, services)
  if (scope === 'channel' && !fields.some((field) => protectedFields.has(field))) return
  const where = scope === 'workspace' ? 'for the whole workspace' : `in <#${destination.channel}>`
  const approvers = [before.approval, defaults.approval].flatMap((approval) => approval?.approver ?? [])
  const notice = `<@${user}> changed how gpucost answers ${where}: ${names}.`
  await notifyUsers([...authority.owners, ...(owners ?? []), ...approvers], notice, destination, services)
}

async function announceScope(
  scope: 'channel' | 'workspace',
  names: string,
  destination: Destination,
  services: Services,
): Promise<void> {
  if (scope === 'workspace') {
    const text = `Saved for the whole workspace: ${names}. Every channel without settings of its own follows from the next question on.`
    return void (await deliverEphemeral(textMessage(text), destination, services))
  }
  if ((await loadChannelSharing(destination.channel, destination.client, services)) !== 'own') {
    return void (await deliverEphemeral(textMessage(`Saved: ${names}. ${notUsedHereText}`), destination, services))
  }
  await deliverMessage(
    textMessage(`<@${destination.user}> changed how gpucost answers in this channel: ${names}.`),
    destination,
    services,
  )
}

const notUsedHereText =
  'They are not used in this channel as long as another company reads along, or as long as I cannot see whether one does (I need the permissions `channels:read` and `groups:read`).'
