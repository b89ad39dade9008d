/** `/gpucost settings log`: who changed what in the workspace, for its owners. Values are not shown. */
import { auditLine } from '../../ledger/audit-words.ts'
import { loadAuthority, notOwnerText } from '../../authority/owners.ts'
import { deliverEphemeral } from '../../delivery/deliver.ts'
import type { Destination } from '../../delivery/post-methods.ts'
import { textMessage } from '../../delivery/text-message.ts'
import { currentTeam } from '../../request-scope.ts'
import type { Services } from '../../services.ts'

/** Entries that fit into a message. */
const maxEntries = 20

/** Shown to whoever asked, alone. */
export async function showSettingsLog(destination: Destination, services: Services): Promise<void> {
  const { isOwner, owners } = await loadAuthority(destination.user, destination.client, services)
  const text = isOwner
    ? await logText(services)
    : notOwnerText('read who changed settings and decided on plans', owners)
  await deliverEphemeral(textMessage(text), destination, services)
}

async function logText({ store }: Services): Promise<string> {
  const entries = await store.of(currentTeam()).audit.recent({ limit: maxEntries })
  return entries.length === 0 ? 'Nothing was changed so far.' : entries.map(auditLine).join('\n')
}
