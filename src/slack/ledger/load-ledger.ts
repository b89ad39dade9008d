/** The ledger of a channel, a person or the whole workspace, out of what is kept. */
import type { WebClient } from '@slack/web-api'
import type { SpendingRequest } from '../../language/spending-request.ts'
import { approversOf } from '../../team/approval.ts'
import type { PlanRun } from '../../store/plan-runs.ts'
import { type LedgerMonth, ledgerMonth, type LedgerPlanRun, type LedgerRow, ledgerRows } from '../../team/ledger.ts'
import { forecastRun, type RunState } from '../../team/run-state.ts'
import { noDefaults } from '../../team/team-rules.ts'
import { loadAuthority } from '../authority/owners.ts'
import { currentTeam } from '../request-scope.ts'
import type { Services } from '../services.ts'

/** How far back plans and reports count; what was approved before and never reported is not expected any more. */
const lookBackDays = 180
const maxRecords = 1000

/** Whose ledger: what one may see of others' plans is for owners and approvers, and for the channel they stand in. */
export type LedgerScope =
  | { readonly of: 'channel'; readonly channel: string }
  | { readonly of: 'workspace' }
  | { readonly of: 'person'; readonly user: string }

/** The rows of the scope, as far back as the ledger looks. */
export async function loadLedgerRows(scope: LedgerScope, { store, now }: Services): Promise<readonly LedgerRow[]> {
  const { estimates, approvals, runs, planRuns } = store.of(currentTeam())
  const since = new Date(now() - lookBackDays * 86_400_000).toISOString()
  const query = { since, limit: maxRecords, ...(scope.of === 'channel' ? { channel: scope.channel } : {}) }
  const rows = ledgerRows({
    estimates: await estimates.recent(query),
    approvals: await approvals.recent(query),
    runs: await runs.recent(query),
    planRuns: (await planRuns.recent(query)).flatMap(ledgerRunOf),
  })
  return scope.of === 'person' ? rows.filter((row) => isOf(row, scope.user)) : rows
}

/** Nothing of a plan whose run has not begun. */
function ledgerRunOf({ id, channel, thread, by, at, state }: PlanRun<RunState>): readonly LedgerPlanRun[] {
  if (state.startedAt === null) return []
  const hasEnded = state.phase === 'done' || state.phase === 'stopped'
  const { usd, usdSoFar } = forecastRun(state)
  const wholeUsd = (hasEnded ? usdSoFar : usd) ?? state.planned.usd.p50
  return [{ id, channel, thread, by, at, usd: wholeUsd, hasEnded }]
}

const isOf = ({ by, approval, spent }: LedgerRow, user: string): boolean =>
  [by, approval?.by, spent?.by].includes(user) || approval?.content.deciders.includes(user) === true

/** "2026-11", UTC: this month, the one before it, or the newest of a number, 1 is January. */
export function monthOf({ now }: Pick<Services, 'now'>, asked: SpendingRequest['month'] = 'this'): string {
  const date = new Date(now())
  const thisMonth = date.getUTCMonth() + 1
  const back = asked === 'this' ? 0 : asked === 'last' ? 1 : (thisMonth - asked + 12) % 12
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, 1)).toISOString().slice(0, 7)
}

/** Against the budget of the channel, or of the workspace; a person has none. */
export async function loadMonth(
  rows: readonly LedgerRow[],
  scope: LedgerScope,
  month: string,
  { store }: Services,
): Promise<LedgerMonth> {
  const { settings } = store.of(currentTeam())
  const settled = scope.of === 'person' ? null : await settings.read(scope.of === 'channel' ? scope.channel : null)
  const budgetUsd = settled?.document.monthlyBudgetUsd ?? null
  const ledger = ledgerMonth(rows, month, budgetUsd)
  if (scope.of === 'person' || budgetUsd !== null) return ledger
  if (scope.of === 'workspace') {
    const budgets = (await settings.channels()).flatMap(({ document }) => document.monthlyBudgetUsd ?? [])
    const usd = budgets.reduce((sum, each) => sum + each, 0)
    return budgets.length === 0 ? ledger : { ...ledger, channelBudgets: { usd, channels: budgets.length } }
  }
  const workspaceBudgetUsd = (await settings.read(null))?.document.monthlyBudgetUsd ?? null
  return workspaceBudgetUsd === null ? ledger : { ...ledger, workspaceBudgetUsd }
}

/** The whole workspace for owners and approvers; everybody else sees what they have to do with. */
export async function scopeFor(user: string, client: WebClient, services: Services): Promise<LedgerScope> {
  const { isOwner, role } = await loadAuthority(user, client, services)
  const { approval } = (await services.store.of(currentTeam()).settings.read(null))?.document ?? noDefaults
  const isApprover = role !== 'outsider' && approval !== null && approversOf(approval).includes(user)
  return isOwner || isApprover ? { of: 'workspace' } : { of: 'person', user }
}
