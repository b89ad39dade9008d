/** `/gpucost settings log`: who changed what in the workspace, for its owners. Values are not shown. */
import * as z from 'zod'
import type { AuditEntry } from '../../../store/audit.ts'
import { defaultsSchema, type Defaults } from '../../../scenario/defaults.ts'
import { noDefaults } from '../../../team/team-rules.ts'
import { loadAuthority, notOwnerText } from '../../authority/owners.ts'
import { changedSettings, settingName } from '../../authority/setting-names.ts'
import { deliverEphemeral } from '../../delivery/deliver.ts'
import type { Destination } from '../../delivery/post-methods.ts'
import { textMessage } from '../../delivery/text-message.ts'
import { currentTeam } from '../../request-scope.ts'
import type { Services } from '../../services.ts'

/** Entries that fit into a message. */
const maxEntries = 20

export async function showSettingsLog(destination: Destination, services: Services): Promise<void> {
  const { isOwner, owners } = await loadAuthority(destination.user, destination.client, services)
  const text = isOwner ? await logText(services) : notOwnerText('settings or read who changed them', owners)
  await deliverEphemeral(textMessage(text), destination, services)
}

async function logText({ store }: Services): Promise<string> {
  const entries = await store.of(currentTeam()).audit.recent({ limit: maxEntries })
  return entries.length === 0 ? 'Nothing was changed so far.' : entries.map(lineOf).join('\n')
}

function lineOf({ at, by, action, channel, before, after }: AuditEntry): string {
  const time = `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
  if (action === 'owners') return `${time} <@${by}> named the owners: ${mentions(after)}; before: ${mentions(before)}.`
  if (action === 'approval') return `${time} <@${by}> ${decisionOf(after)} a plan.`
  const fields = changedSettings(documentOf(before), documentOf(after)).map(settingName)
  return `${time} <@${by}> changed ${fields.join(', ')} of ${channel === null ? 'the workspace' : `<#${channel}>`}.`
}

const documentOf = (stored: unknown): Defaults => defaultsSchema.catch(noDefaults).parse(stored ?? {})
const mentions = (users: unknown): string => {
  const ids = z.array(z.string()).catch([]).parse(users)
  return ids.length === 0 ? 'nobody' : ids.map((id) => `<@${id}>`).join(', ')
}
const decisionOf = (after: unknown): string =>
  z
    .looseObject({ decision: z.enum(['approved', 'declined']) })
    .catch({ decision: 'declined' })
    .parse(after).decision
