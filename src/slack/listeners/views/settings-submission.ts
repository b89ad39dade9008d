/** The form of settings, submitted: saved where whoever sent it may, and nobody else changed them meanwhile; then announced. */
import type { App, ViewOutput, ViewSubmitAction } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { settingsFormId } from '../../../presentation/slack/forms/settings-form.ts'
import type { SettingsFormResult } from '../../../presentation/slack/forms/settings-form-submission.ts'
import { type Defaults, defaultsSchema } from '../../../scenario/defaults.ts'
import type { NewJob } from '../../../store/jobs.ts'
import { noDefaults } from '../../../team/team-rules.ts'
import { approversOf } from '../../../team/approval.ts'
import { noticesTo } from '../../authority/announce-change.ts'
import { type Authority, loadAuthority } from '../../authority/owners.ts'
import { protectedFields, refusalOf } from '../../authority/protected-settings.ts'
import { blockOfSetting, changedSettings, settingName } from '../../authority/setting-names.ts'
import { deliverMessage, deliverEphemeral } from '../../delivery/deliver.ts'
import type { Destination } from '../../delivery/post-methods.ts'
import { textMessage } from '../../delivery/text-message.ts'
import { currentScope, currentTeam } from '../../request-scope.ts'
import type { Services } from '../../services.ts'
import { loadChannelSharing } from '../../slack-connect.ts'
import { ownersInForm, ownersBlockId } from './owners-input.ts'
import { readPrivateMetadata } from './private-metadata.ts'
import { refreshSettings } from './settings-modal.ts'

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

/** Errors of a field come back to the open form, beside that field. */
export function registerSettingsSubmission(app: App, services: Services): void {
  app.view<ViewSubmitAction>(
    { callback_id: settingsFormId, type: 'view_submission' },
    async ({ ack, view, body, client }) => {
      const { of: scope = 'channel', version = 0, channel } = readPrivateMetadata(view.private_metadata)
      const owned = scope === 'workspace' ? null : (channel ?? body.user.id)
      let result: SettingsFormResult
      try {
        const before = (await services.store.of(currentTeam()).settings.read(owned))?.document ?? noDefaults
        result = services.views.readSettingsForm(view.state.values, before)
      } catch (error) {
        await ack()
        throw error
      }
      if ('errors' in result) return ack({ response_action: 'errors', errors: { ...result.errors } })
      const user = body.user.id
      const destination = { client, channel: channel ?? user, user, isDirect: channel === undefined }
      const made = await madeBefore(services)
      if (made !== null) {
        await ack()
        return announceScope(scope, made, destination, services)
      }
      const authority = await loadAuthority(user, client, services)
      const owners = scope === 'workspace' ? changedOwners(view.state.values, authority) : null
      const submission = {
        scope,
        version,
        user,
        owners,
        defaults: result.defaults,
        channel: owned,
      }
      const saved = await save(submission, authority, client, services)
      if ('errors' in saved) return ack({ response_action: 'errors', errors: { ...saved.errors } })
      await ack()
      const below = viewBelow(view)
      if (below !== null)
        await refreshSettings(below, { scope, part: null, channel: channel ?? user }, client, services)
      if (saved.names !== '') return announceScope(scope, saved.names, destination, services)
      await deliverEphemeral(textMessage('Nothing was changed.'), destination, services)
    },
  )
}

/** The window that shows all parts, where this one was opened out of it. */
const viewBelow = ({ id, root_view_id: root }: Pick<ViewOutput, 'id' | 'root_view_id'>): string | null =>
  root === id ? null : root

/** What this very delivery has changed, where it is worked on again: null: nothing yet. */
async function madeBefore(services: Services): Promise<string | null> {
  const { id = null } = currentScope() ?? {}
  if (id === null) return null
  const entries = await services.store.of(currentTeam()).audit.ofDelivery(id)
  const settings = entries.find(({ action }) => action === 'settings')
  const documentOf = (stored: unknown) => (stored === null ? noDefaults : defaultsSchema.parse(stored))
  const fields = settings === undefined ? [] : changedSettings(documentOf(settings.before), documentOf(settings.after))
  const changesOwners = entries.some(({ action }) => action === 'owners')
  return entries.length === 0 ? null : namesOf(fields, changesOwners)
}

const namesOf = (fields: readonly (keyof Defaults)[], changesOwners: boolean): string =>
  [...fields.map(settingName), ...(changesOwners ? ['owners'] : [])].join(', ')

/** Null where the list stays as it is. */
function changedOwners(state: unknown, { owners }: Authority): readonly string[] | null {
  const chosen = ownersInForm(state)
  if (chosen === null || [...chosen].sort().join() === [...owners].sort().join()) return null
  return chosen
}

/** `names`: what was changed; '' for nothing. */
type SaveResult = { readonly names: string } | { readonly errors: Readonly<Record<string, string>> }

/** Those whom it concerns are told by jobs that are added with the change. */
async function save(
  submission: Submission,
  authority: Authority,
  client: WebClient,
  services: Services,
): Promise<SaveResult> {
  const { scope, channel, defaults, owners, version, user } = submission
  const team = services.store.of(currentTeam())
  const before = (await team.settings.read(channel))?.document ?? noDefaults
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
  const names = namesOf(fields, owners !== null)
  const jobs = noticesOf(submission, { fields, names, before }, authority, services)
  const former = authority.owners
  const extras = { delivery: currentScope()?.id ?? null, jobs }
  if (fields.length > 0) {
    const written = { ...extras, ...(owners === null ? {} : { owners: { users: owners, former } }) }
    if (!(await team.settings.write(channel, defaults, user, version, written)))
      return { errors: { [blockOfSetting(fields[0] ?? 'providers')]: conflictText } }
  } else if (owners !== null) {
    await team.owners.replace({ users: owners, former }, user, extras)
  }
  return { names }
}

const conflictText =
  'Somebody else changed these settings while this window was open. Close it and open it again to see what holds now.'

/** Who changed what, so that nobody wonders about answers; never the values, which may be confidential. */
function noticesOf(
  { scope, channel, defaults, owners, user }: Submission,
  { fields, names, before }: { fields: readonly (keyof Defaults)[]; names: string; before: Defaults },
  authority: Authority,
  services: Services,
): readonly NewJob[] {
  if (scope === 'channel' && !fields.some((field) => protectedFields.has(field))) return []
  const where = scope === 'workspace' ? 'for the whole workspace' : `in <#${channel ?? user}>`
  const approvers = [before.approval, defaults.approval].flatMap((rule) => (rule === null ? [] : approversOf(rule)))
  const text = `<@${user}> changed how gpucost answers ${where}: ${names}.`
  return noticesTo([...approvers, ...authority.owners, ...(owners ?? [])], text, user, services)
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
