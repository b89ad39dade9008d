/** The Home tab of one person: their open plans at the prices of today, and the ledger that they may see. */
import type { WebClient } from '@slack/web-api'
import { permalinkOf } from '../../presentation/format/permalink.ts'
import type { OpenPlan } from '../../presentation/slack/views/home/plans-section.ts'
import type { HomeRuns } from '../../presentation/slack/views/home/runs-section.ts'
import { roundUsd } from '../../recommend/figure-text.ts'
import { estimateErrors, type LedgerRow } from '../../team/ledger.ts'
import { answerToday } from '../approvals/plan-today.ts'
import { loadAuthority } from '../authority/owners.ts'
import { lastChangeLine } from '../listeners/views/settings-modal.ts'
import { loadRequestContext } from '../request-context.ts'
import { currentTeam } from '../request-scope.ts'
import type { Services } from '../services.ts'
import { auditLine } from './audit-words.ts'
import { loadLedgerRows, loadMonth, monthOf, scopeFor } from './load-ledger.ts'

const maxPlans = 6
const maxAuditLines = 6

/** Owners see the whole workspace, everybody else their own rows. */
export async function publishHome(user: string, client: WebClient, services: Services): Promise<void> {
  const { settings, audit } = services.store.of(currentTeam())
  const [scope, authority] = [await scopeFor(user, client, services), await loadAuthority(user, client, services)]
  const rows = await loadLedgerRows(scope, services)
  const workspaceSettings = await settings.read(null)
  const entries = authority.isOwner ? await audit.recent({ limit: maxAuditLines }) : []
  const content = {
    plans: await plansAtTodaysPrices(openRows(rows, user), client, services),
    ledger: {
      month: await loadMonth(rows, scope, monthOf(services), services),
      byPerson: estimateErrors(rows, 'person'),
      byStack: estimateErrors(rows, 'stack'),
      of: scope.of === 'workspace' ? ('workspace' as const) : ('person' as const),
    },
    audit: entries.map(auditLine),
    ...(await runsAndWatches(user, services)),
    history: lastChangeLine(workspaceSettings),
  }
  await client.views.publish({
    user_id: user,
    view: services.views.homeTab(content, workspaceSettings?.document ?? null, services.today()),
  })
}

async function runsAndWatches(user: string, { store }: Services): Promise<HomeRuns> {
  const { watches, planRuns } = store.of(currentTeam())
  return {
    watches: (await watches.open({ by: user, limit: maxWatches })).flatMap(({ watch, ...place }) => {
      const permalink = permalinkOf(place)
      return permalink === null ? [] : [{ ...watch, permalink }]
    }),
    runs: (await planRuns.open(maxRuns)).flatMap(({ by, state, ...place }) => {
      const permalink = permalinkOf(place)
      return by !== user || permalink === null ? [] : [{ state, permalink }]
    }),
  }
}

const maxWatches = 10
/** Of a workspace, looked through for the reader's own. */
const maxRuns = 50

/** What waits and what was approved, of everybody whose plans the reader may see; then what they asked for themselves. */
function openRows(rows: readonly LedgerRow[], user: string): readonly OpenRow[] {
  const rank = { waiting: 0, unbilled: 1, running: 1, approved: 1, planned: 2, declined: 2, spent: 3 } as const
  const open = rows.filter(({ status, by }) => rank[status] < 2 || (rank[status] === 2 && by === user))
  return likeOnes(open.toSorted((one, other) => rank[one.status] - rank[other.status])).slice(0, maxPlans)
}

type OpenRow = { readonly row: LedgerRow; readonly threads: number }

/** What was asked for again, and answered the same, is one line; a decision stands by itself. */
function likeOnes(rows: readonly LedgerRow[]): readonly OpenRow[] {
  const lines = new Map<string, OpenRow>()
  for (const [index, row] of rows.entries()) {
    const key = row.status === 'planned' && row.approval === null ? (planKey(row) ?? `${index}`) : `${index}`
    const { row: first = row, threads = 0 } = lines.get(key) ?? {}
    lines.set(key, { row: first, threads: threads + 1 })
  }
  return [...lines.values()]
}

/** The job, and the plan for it as it is printed. */
function planKey({ estimate }: LedgerRow): string | null {
  if (estimate === null) return null
  const { scenario, headline } = estimate
  const { gpu, gpuCount, provider, usd } = headline
  return JSON.stringify([scenario.spec, gpu, gpuCount, provider, roundUsd(usd.p50)])
}

async function plansAtTodaysPrices(
  rows: readonly OpenRow[],
  client: WebClient,
  services: Services,
): Promise<readonly OpenPlan[]> {
  const plans: OpenPlan[] = []
  for (const { row, threads } of rows) {
    const { estimate, channel, thread } = row
    // A plan of today is at the prices of today.
    if (estimate === null || estimate.headline.today >= services.today()) plans.push({ row, today: null, threads })
    else {
      const requestContext = await loadRequestContext(channel, client, services, thread)
      const answer = await answerToday(estimate.scenario, requestContext, 'home', services)
      plans.push({ row, today: answer === null ? null : answer.recommendation.best, threads })
    }
  }
  return plans
}
