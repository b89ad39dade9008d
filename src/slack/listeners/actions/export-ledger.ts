/** "Ledger as CSV" and "Audit trail as CSV" on the Home tab: the table comes by direct message. */
import type { App, BlockAction } from '@slack/bolt'
import { ledgerActionIds } from '../../../presentation/slack/views/home/ledger-section.ts'
import { loadAuthority, notOwnerText } from '../../authority/owners.ts'
import { deliverMessage } from '../../delivery/deliver.ts'
import { deliverTable } from '../../delivery/deliver-table.ts'
import type { Destination } from '../../delivery/post-methods.ts'
import { textMessage } from '../../delivery/text-message.ts'
import { auditRow } from '../../ledger/audit-words.ts'
import { loadLedgerRows, scopeFor } from '../../ledger/load-ledger.ts'
import { currentTeam } from '../../request-scope.ts'
import type { Services } from '../../services.ts'

/** Entries of the audit trail in one file. */
const maxEntries = 5000

/** The audit trail is for owners alone; others are told so. */
export function registerLedgerExports(app: App, services: Services): void {
  app.action<BlockAction>(ledgerActionIds.ledger, async ({ ack, body, client }) => {
    await ack()
    const user = body.user.id
    const rows = await loadLedgerRows(await scopeFor(user, client, services), services)
    const csv = await services.views.ledgerCsv(rows, services.today())
    const comment = `${rows.length} plans, the newest first. Dollars are the whole bill.`
    await deliverTable({ name: 'gpucost-ledger', title: 'Ledger', comment, csv }, toPerson(user, client), services)
  })
  app.action<BlockAction>(ledgerActionIds.audit, async ({ ack, body, client }) => {
    await ack()
    const destination = toPerson(body.user.id, client)
    const { isOwner, owners } = await loadAuthority(body.user.id, client, services)
    if (!isOwner) {
      const refusal = notOwnerText('read who changed settings and decided on plans', owners)
      return void (await deliverMessage(textMessage(refusal), destination, services))
    }
    const entries = await services.store.of(currentTeam()).audit.recent({ limit: maxEntries })
    const { auditCsv } = await import('../../../presentation/content/ledger-csv.ts')
    const csv = auditCsv(entries.map(auditRow))
    const comment = `${entries.length} changes and decisions, the newest first. Values of settings are left out.`
    await deliverTable({ name: 'gpucost-audit', title: 'Audit trail', comment, csv }, destination, services)
  })
}

const toPerson = (user: string, client: Destination['client']): Destination => ({
  client,
  channel: user,
  user,
  isDirect: true,
})
