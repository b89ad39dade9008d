/** The ledger and the audit trail as tables for a spreadsheet. A cell that a spreadsheet would run is quoted. */
import { stringify } from 'csv-stringify/sync'
import { roundUsd } from '../../recommend/figure-text.ts'
import type { LedgerRow } from '../../team/ledger.ts'
import { type DisplayNames, planName, providerName } from '../format/display-names.ts'
import { permalinkOf } from '../format/permalink.ts'
import { rowJob } from './ledger-lines.ts'

type Cell = string | number | null
type LedgerColumn = readonly [head: string, of: (row: LedgerRow, names: DisplayNames) => Cell]

const ledgerColumns: readonly LedgerColumn[] = [
  ['status', ({ status }) => status],
  ['job', rowJob],
  ['planned_by', ({ by }) => by],
  ['planned_on', ({ estimate }) => dayOf(estimate?.at)],
  ['plan', ({ estimate }, names) => (estimate === null ? null : planName(estimate.headline, names))],
  ['provider', ({ estimate }, names) => (estimate === null ? null : providerName(estimate.headline, names))],
  ['hours', ({ estimate }) => (estimate === null ? null : Number(estimate.headline.hours.p50.toPrecision(3)))],
  ['planned_usd', ({ estimate }) => (estimate === null ? null : roundUsd(estimate.headline.usd.p50))],
  ['asked_usd', ({ approval }) => (approval === null ? null : roundUsd(approval.usd))],
  ['decision', ({ approval }) => (approval === null ? null : (approval.decision?.is ?? 'waiting'))],
  ['decided_by', ({ approval }) => approval?.decision?.by ?? null],
  ['decided_on', ({ approval }) => dayOf(approval?.decision?.at)],
  ['spent_usd', ({ spent }) => (spent === null ? null : Math.round(spent.usd * 100) / 100)],
  ['estimated_usd_of_run', ({ spent }) => (spent === null ? null : roundUsd(spent.run.estimated.usd))],
  ['stack', ({ spent }) => spent?.run.stack ?? null],
  ['reported_by', ({ spent }) => spent?.by ?? null],
  ['reported_on', ({ spent }) => dayOf(spent?.at)],
  ['thread', ({ channel, thread }) => permalinkOf({ channel, thread })],
]

/** A row a thread, the newest first; dollars as they are printed, dates UTC, people by Slack's ids. */
export const ledgerCsv = (rows: readonly LedgerRow[], names: DisplayNames): string =>
  table(
    ledgerColumns.map(([head]) => head),
    rows.map((row) => ledgerColumns.map(([, valueOf]) => valueOf(row, names))),
  )

export type AuditCsvRow = {
  /** ISO time. */
  readonly at: string
  readonly by: string
  /** "settings", "owners", "approval". */
  readonly action: string
  /** Null: the workspace. */
  readonly channel: string | null
  /** Names of settings, of owners, or what was decided; never the values of settings. */
  readonly what: string
  readonly usd: number | null
}

/** The audit trail as CSV with a row of headings. */
export const auditCsv = (entries: readonly AuditCsvRow[]): string =>
  table(
    ['at_utc', 'by', 'action', 'channel', 'what', 'usd'],
    entries.map(({ at, by, action, channel, what, usd }) => [
      at,
      by,
      action,
      channel ?? 'workspace',
      what,
      usd === null ? null : roundUsd(usd),
    ]),
  )

const table = (heads: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  stringify([[...heads], ...rows.map((cells) => [...cells])], { escape_formulas: true })

const dayOf = (time: string | undefined): string | null => time?.slice(0, 10) ?? null
