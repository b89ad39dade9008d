/** The window of settings, sent: kept where nobody changed them meanwhile, and told to the channel that they hold in. */
import type { App, ViewSubmitAction } from '@slack/bolt'
import { settingsForm } from '../reply/form/settings.ts'
import type { SettingsRead } from '../reply/form/settings-answer.ts'
import type { Defaults } from '../scenario/defaults.ts'
import { noDefaults } from '../team/rules.ts'
import { currentTeam } from './current.ts'
import { postAnswer, tellAsker } from './deliver.ts'
import { memoOf } from './memo.ts'
import type { Services } from './services.ts'
import { sharingOf } from './sharing.ts'
import type { Place } from './ways.ts'
import { words } from './words.ts'

export function listenForSettings(app: App, services: Services): void {
  app.view<ViewSubmitAction>(
    { callback_id: settingsForm, type: 'view_submission' },
    async ({ ack, view, body, client }) => {
      const { of = 'channel', version = 0, channel } = memoOf(view.private_metadata)
      let read: SettingsRead
      try {
        read = services.desk.filledSettings(view.state.values)
      } catch (fault) {
        await ack()
        throw fault
      }
      if ('errors' in read) return ack({ response_action: 'errors', errors: { ...read.errors } })
      const user = body.user.id
      const { settings } = services.store.of(currentTeam())
      const at = of === 'workspace' ? null : (channel ?? user)
      const before = await settings.read(at)
      const isWritten =
        isSame(before?.document ?? noDefaults, read.defaults) ||
        (await settings.write(at, read.defaults, user, version)) ||
        // Worked on again after a crash, it was written by this very submission.
        isSame((await settings.read(at))?.document ?? noDefaults, read.defaults)
      if (!isWritten) return ack({ response_action: 'errors', errors: { providers: changedMeanwhile } })
      await ack()
      const changed = changedFields(before?.document ?? noDefaults, read.defaults)
      const place = { client, channel: channel ?? user, user, isDirect: channel === undefined }
      await tell(of, changed, place, services)
    },
  )
}

const changedMeanwhile =
  'Somebody else changed these settings while this window was open. Close it and open it again to see what holds now.'

/** Who changed what, so that nobody wonders about answers; never the values, which may be confidential. */
async function tell(
  of: 'channel' | 'workspace',
  changed: readonly string[],
  place: Place,
  services: Services,
): Promise<void> {
  if (changed.length === 0) return void (await tellAsker(words('Nothing was changed.'), place, services))
  const what = changed.join(', ')
  if (of === 'workspace') {
    const said = `Saved for the whole workspace: ${what}. Every channel that has not settled otherwise follows from the next question on.`
    return void (await tellAsker(words(said), place, services))
  }
  if ((await sharingOf(place.channel, place.client, services)) !== 'own') {
    return void (await tellAsker(words(`Saved: ${what}. ${notUsedHere}`), place, services))
  }
  await postAnswer(words(`<@${place.user}> changed how gpucost answers in this channel: ${what}.`), place, services)
}

const notUsedHere =
  'They are not used in this channel as long as another company reads along, or as long as I cannot see whether one does (I need the permissions `channels:read` and `groups:read`).'

const names: Readonly<Record<keyof Defaults, string>> = {
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

const isSame = (one: Defaults, other: Defaults): boolean => changedFields(one, other).length === 0

function changedFields(before: Defaults, after: Defaults): readonly string[] {
  const of = (defaults: Defaults) =>
    new Map(Object.entries(defaults).map(([field, value]) => [field, JSON.stringify(value)]))
  const [was, is] = [of(before), of(after)]
  return Object.entries(names).flatMap(([field, name]) => (was.get(field) === is.get(field) ? [] : [name]))
}
