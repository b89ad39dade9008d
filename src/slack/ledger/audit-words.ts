/** Entries of the audit trail in words. The values of settings are never shown: they may be confidential. */
import * as z from 'zod'
import { formatUsd } from '../../presentation/format/number-format.ts'
import type { AuditCsvRow } from '../../presentation/content/ledger-csv.ts'
import { type Defaults, defaultsSchema } from '../../scenario/defaults.ts'
import type { AuditEntry } from '../../store/audit.ts'
import { noDefaults } from '../../team/team-rules.ts'
import { changedSettings, settingName } from '../authority/setting-names.ts'

/** A line in mrkdwn. */
export function auditLine(entry: AuditEntry): string {
  const { at, by, action, channel, before, after } = entry
  const time = `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
  const who = by === '' ? 'A workflow' : `<@${by}>`
  if (action === 'owners') return `${time} ${who} named the owners: ${mentions(after)}; before: ${mentions(before)}.`
  if (action === 'approval') return `${time} ${who} ${approvalWords(approvalOf(after))}.`
  return `${time} ${who} changed ${fieldsOf(entry)} of ${channel === null ? 'the workspace' : `<#${channel}>`}.`
}

/** An entry as a row of the CSV. */
export function auditRow(entry: AuditEntry): AuditCsvRow {
  const { at, by, action, channel, after } = entry
  if (action === 'settings') return { at, by, action, channel, what: fieldsOf(entry), usd: null }
  if (action === 'owners') return { at, by, action, channel, what: idsIn(after).join(' '), usd: null }
  const { decision, usd } = approvalOf(after)
  return { at, by, action, channel, what: decision, usd }
}

const fieldsOf = ({ before, after }: AuditEntry): string =>
  changedSettings(documentOf(before), documentOf(after)).map(settingName).join(', ')

const documentOf = (stored: unknown): Defaults => defaultsSchema.catch(noDefaults).parse(stored ?? {})
const idsIn = (users: unknown): readonly string[] => z.array(z.string()).catch([]).parse(users)
const mentions = (users: unknown): string => {
  const ids = idsIn(users)
  return ids.length === 0 ? 'nobody' : ids.map((id) => `<@${id}>`).join(', ')
}

const approvalSchema = z.looseObject({
  decision: z.enum(['requested', 'approved', 'declined', 'superseded']),
  usd: z.number().nullable().catch(null),
  requester: z.string().catch(''),
})
type AuditedApproval = z.infer<typeof approvalSchema>

const approvalOf = (after: unknown): AuditedApproval =>
  approvalSchema.catch({ decision: 'requested', usd: null, requester: '' }).parse(after)

function approvalWords({ decision, usd, requester }: AuditedApproval): string {
  const plan = `a plan${usd === null ? '' : ` of ${formatUsd(usd)}`}`
  const whose = requester === '' ? plan : `${plan} that <@${requester}> asked for`
  if (decision === 'requested') return `asked for the approval of ${plan}`
  return decision === 'superseded' ? `asked for another plan, which superseded ${whose}` : `${decision} ${whose}`
}
