/** The window of settings, sent: kept where nobody changed them meanwhile, and told to the channel that they hold in. */
import type { App, ViewSubmitAction } from '@slack/bolt'
import { settingsFormId } from '../../../presentation/slack/forms/settings-form.ts'
import type { SettingsFormResult } from '../../../presentation/slack/forms/settings-form-submission.ts'
import type { Defaults } from '../../../scenario/defaults.ts'
import { noDefaults } from '../../../team/team-rules.ts'
import { currentTeam } from '../../request-scope.ts'
import { deliverMessage, deliverEphemeral } from '../../delivery/deliver.ts'
import { readPrivateMetadata } from './private-metadata.ts'
import type { Services } from '../../services.ts'
import { loadChannelSharing } from '../../slack-connect.ts'
import type { Destination } from '../../delivery/post-methods.ts'
import { textMessage } from '../../delivery/text-message.ts'

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
      const { settings } = services.store.of(currentTeam())
      const settingsChannel = scope === 'workspace' ? null : (channel ?? user)
      const before = await settings.read(settingsChannel)
      const isWritten =
        isSameDefaults(before?.document ?? noDefaults, result.defaults) ||
        (await settings.write(settingsChannel, result.defaults, user, version)) ||
        // Worked on again after a crash, it was written by this very submission.
        isSameDefaults((await settings.read(settingsChannel))?.document ?? noDefaults, result.defaults)
      if (!isWritten) return ack({ response_action: 'errors', errors: { providers: conflictText } })
      await ack()
      const changed = changedFields(before?.document ?? noDefaults, result.defaults)
      const destination = { client, channel: channel ?? user, user, isDirect: channel === undefined }
      await announceChange(scope, changed, destination, services)
    },
  )
}

const conflictText =
  'Somebody else changed these settings while this window was open. Close it and open it again to see what holds now.'

/** Who changed what, so that nobody wonders about answers; never the values, which may be confidential. */
async function announceChange(
  scope: 'channel' | 'workspace',
  changed: readonly string[],
  destination: Destination,
  services: Services,
): Promise<void> {
  if (changed.length === 0)
    return void (await deliverEphemeral(textMessage('Nothing was changed.'), destination, services))
  const fields = changed.join(', ')
  if (scope === 'workspace') {
    const text = `Saved for the whole workspace: ${fields}. Every channel that has not settled otherwise follows from the next question on.`
    return void (await deliverEphemeral(textMessage(text), destination, services))
  }
  if ((await loadChannelSharing(destination.channel, destination.client, services)) !== 'own') {
    return void (await deliverEphemeral(textMessage(`Saved: ${fields}. ${notUsedHereText}`), destination, services))
  }
  await deliverMessage(
    textMessage(`<@${destination.user}> changed how gpucost answers in this channel: ${fields}.`),
    destination,
    services,
  )
}

const notUsedHereText =
  'They are not used in this channel as long as another company reads along, or as long as I cannot see whether one does (I need the permissions `channels:read` and `groups:read`).'

const fieldNames: Readonly<Record<keyof Defaults, string>> = {
  providers: 'providers allowed',
  preferredProviders: 'providers preferred',
  excludedProviders: 'providers excluded',
  ownGpus: 'own GPUs',
  priceBook: 'price book',
  currency: 'currency',
  stack: 'software stack',
  pricing: 'kind of price',
  objective: 'what matters most',
  methodPolicy: 'policy on methods',
  budgetUsd: 'budget',
  approval: 'approvals',
  answers: 'who sees answers',
  digest: 'weekly digest',
  retentionDays: 'how long things are kept',
  failedRunAllowance: 'allowance for failed runs',
  idleHours: 'idle hours after a run',
  hoursAMonth: 'hours a month',
  usdPerKwh: 'price of electricity',
  country: 'country',
  savesCheckpoints: 'checkpoints',
  picture: 'chart under answers',
}

const isSameDefaults = (one: Defaults, other: Defaults): boolean => changedFields(one, other).length === 0

function changedFields(before: Defaults, after: Defaults): readonly string[] {
  const jsonByField = (defaults: Defaults) =>
    new Map(Object.entries(defaults).map(([field, value]) => [field, JSON.stringify(value)]))
  const [oldValues, newValues] = [jsonByField(before), jsonByField(after)]
  return Object.entries(fieldNames).flatMap(([field, name]) =>
    oldValues.get(field) === newValues.get(field) ? [] : [name],
  )
}
