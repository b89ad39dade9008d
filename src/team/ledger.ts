/**
 * A team's ledger: its plans thread by thread, what was approved and spent, what a month comes to, and how far off the
 * estimates were. Every amount is the figure that is printed (a bill to the cent), so that sums equal what stands above them.
 */
import type { GpuId, ModelId, StackId } from '../catalog/ids.ts'
import { roundUsd } from '../recommend/figure-text.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { AnswerHeadline } from './digest-contents.ts'

/** Where something was said, by whom and when. */
type Origin = {
  readonly channel: string
  readonly thread: string | null
  /** A user's id. */
  readonly by: string
  /** ISO time. */
  readonly at: string
}

export type LedgerEstimate = Origin & {
  readonly id: string
  readonly scenario: Scenario
  readonly headline: AnswerHeadline
}

export type LedgerApproval = Origin & {
  readonly id: string
  readonly usd: number
  /** `estimate`: the id of the one that was asked for. */
  readonly content: {
    readonly scenario: Scenario
    readonly deciders: readonly string[]
    readonly estimate: string | null
  }
  readonly decision: {
    readonly is: 'approved' | 'declined' | 'superseded'
    readonly by: string
    readonly at: string
  } | null
}

/** What somebody reported of a run; dollars are of the whole of it. */
export type LedgerRun = Origin & {
  readonly id: string
  readonly usd: number | null
  readonly run: {
    readonly model: ModelId | null
    readonly params: number | null
    readonly tokens: number | null
    readonly gpu: GpuId
    readonly gpuCount: number
    readonly stack: StackId
    readonly estimated: { readonly usd: number }
  }
}

/** The run of a plan as its card shows it. */
export type LedgerPlanRun = Origin & {
  readonly id: string
  /** What the whole of it comes to; of one that has ended, what it came to by its hours. */
  readonly usd: number
  readonly hasEnded: boolean
}

export type LedgerRecords = {
  /** Each the newest first. */
  readonly estimates: readonly LedgerEstimate[]
  readonly approvals: readonly LedgerApproval[]
  readonly runs: readonly LedgerRun[]
  /** Those that have begun. */
  readonly planRuns?: readonly LedgerPlanRun[]
}

/** One thread: the plan that was approved or waits for it, else the one that stood last, and what became of it. */
export type LedgerRow = {
  readonly channel: string
  /** Null: it was seen by one person alone. */
  readonly thread: string | null
  readonly status: 'planned' | 'waiting' | 'approved' | 'declined' | 'running' | 'unbilled' | 'spent'
  /** Who planned it; else who asked for its approval, or reported it. */
  readonly by: string
  /** ISO time of the newest thing that happened to it. */
  readonly at: string
  readonly estimate: LedgerEstimate | null
  readonly approval: LedgerApproval | null
  readonly spent: (LedgerRun & { readonly usd: number }) | null
  /** Null: none has begun. */
  readonly run: LedgerPlanRun | null
}

/** The newest first. A later report of a thread takes the place of an earlier one. */
export function ledgerRows({ estimates, approvals, runs, planRuns = [] }: LedgerRecords): readonly LedgerRow[] {
  const keyOf = ({ channel, thread, id }: Origin & { readonly id: string }) => `${channel} ${thread ?? id}`
  const newest = <T extends Origin & { readonly id: string }>(records: readonly T[]) =>
    new Map(records.toReversed().map((record) => [keyOf(record), record]))
  const [estimateOf, runOf, begunOf] = [newest(estimates), newest(runs.filter(isSpent)), newest(planRuns)]
  // An approval holds until a newer one is given; a request that waits is told before one that was declined.
  const approvalOf = new Map([
    ...newest(approvals.filter(({ decision }) => decision?.is === 'declined')),
    ...newest(approvals.filter(({ decision }) => decision === null)),
    ...newest(approvals.filter(({ decision }) => decision?.is === 'approved')),
  ])
  const keys = new Set([...estimateOf.keys(), ...approvalOf.keys(), ...runOf.keys(), ...begunOf.keys()])
  const rows = [...keys].flatMap((key): readonly LedgerRow[] => {
    const approval = approvalOf.get(key) ?? null
    const estimate = estimateAskedFor(approval, estimates) ?? estimateOf.get(key) ?? null
    const spent = runOf.get(key) ?? null
    const begun = begunOf.get(key) ?? null
    const origin = estimate ?? approval ?? spent ?? begun
    if (origin === null) return []
    const { channel, thread, by } = origin
    const times = [estimate?.at, approval?.decision?.at ?? approval?.at, spent?.at, begun?.at].filter(
      (at) => at !== undefined,
    )
    const at = times.toSorted().at(-1) ?? origin.at
    return [
      { channel, thread, by, at, status: statusOf(approval, spent, begun), estimate, approval, spent, run: begun },
    ]
  })
  return rows.toSorted((one, other) => other.at.localeCompare(one.at))
}

/** What-ifs after it are no part of the ledger; null where nobody asked for one, or the answer was no. */
function estimateAskedFor(
  approval: LedgerApproval | null,
  estimates: readonly LedgerEstimate[],
): LedgerEstimate | null {
  if (approval === null || approval.decision?.is === 'declined') return null
  return estimates.find(({ id }) => id === approval.content.estimate) ?? null
}

const isSpent = (run: LedgerRun): run is LedgerRun & { readonly usd: number } => run.usd !== null

function statusOf(
  approval: LedgerApproval | null,
  spent: LedgerRun | null,
  begun: LedgerPlanRun | null,
): LedgerRow['status'] {
  if (spent !== null) return 'spent'
  if (begun !== null) return begun.hasEnded ? 'unbilled' : 'running'
  if (approval === null) return 'planned'
  const { decision } = approval
  return decision === null ? 'waiting' : decision.is === 'declined' ? 'declined' : 'approved'
}

/** A calendar month, UTC. */
export type LedgerMonth = {
  /** "2026-11". */
  readonly month: string
  /** Null: none is settled. */
  readonly budgetUsd: number | null
  /** Of a channel without a budget: that of the workspace, of which it is a part. */
  readonly workspaceBudgetUsd?: number
  /** Of a workspace without a budget: those of its channels together. */
  readonly channelBudgets?: { readonly usd: number; readonly channels: number }
  /** Approved or begun, and not reported spent, whenever that was: of a run what it comes to at its pace. */
  readonly committed: { readonly usd: number; readonly plans: number }
  /** Runs among them that have ended, and whose bill nobody has told; absent: none. */
  readonly unbilled?: { readonly usd: number; readonly runs: number }
  readonly spent: { readonly usd: number; readonly runs: number }
  /** What was spent and what is committed. */
  readonly forecastUsd: number
}

/** `month`: "2026-11". */
export function ledgerMonth(rows: readonly LedgerRow[], month: string, budgetUsd: number | null): LedgerMonth {
  const committed = rows.flatMap(({ status, approval, run }) =>
    status === 'running' || status === 'unbilled'
      ? [run?.usd ?? 0]
      : status === 'approved' && approval
        ? [approval.usd]
        : [],
  )
  const unbilled = rows.flatMap(({ status, run }) => (status === 'unbilled' ? [run?.usd ?? 0] : []))
  const spent = rows.flatMap(({ spent: run }) => (run?.at.startsWith(month) ? [run.usd] : []))
  const [committedUsd, spentUsd] = [sumOfPrinted(committed), sumOfBills(spent)]
  return {
    month,
    budgetUsd,
    committed: { usd: committedUsd, plans: committed.length },
    ...(unbilled.length === 0 ? {} : { unbilled: { usd: sumOfPrinted(unbilled), runs: unbilled.length } }),
    spent: { usd: spentUsd, runs: spent.length },
    forecastUsd: toCents(committedUsd + spentUsd),
  }
}

/** Dollars as they are printed, added up: a reader who adds the lines above comes to the same. */
export const sumOfPrinted = (amounts: readonly number[]): number =>
  toCents(amounts.reduce((sum, usd) => sum + roundUsd(usd), 0))

/** Bills as they were told, to the cent, added up. */
export const sumOfBills = (amounts: readonly number[]): number =>
  toCents(amounts.reduce((sum, usd) => sum + toCents(usd), 0))

/** A sum of dollars and cents without what binary fractions leave over. */
const toCents = (usd: number): number => Math.round(usd * 100) / 100

/** How what was spent compares with what was estimated, over some runs. */
export type EstimateError = {
  /** The id of a user, a stack or a channel. */
  readonly of: string
  readonly runs: number
  readonly spentUsd: number
  readonly estimatedUsd: number
}

/** By who planned, by software or by channel, those with most runs first. */
export function estimateErrors(
  rows: readonly LedgerRow[],
  of: 'person' | 'stack' | 'channel',
): readonly EstimateError[] {
  const spent = rows.flatMap((row) => (row.spent === null ? [] : [{ row, spent: row.spent }]))
  const groups = Map.groupBy(
    spent,
    ({ row, spent: run }) => ({ person: row.by, stack: run.run.stack, channel: row.channel })[of],
  )
  const errors = [...groups].map(([name, members]): EstimateError => ({
    of: name,
    runs: members.length,
    spentUsd: sumOfBills(members.map((member) => member.spent.usd)),
    estimatedUsd: sumOfPrinted(members.map((member) => member.spent.run.estimated.usd)),
  }))
  return errors.toSorted((one, other) => other.runs - one.runs || one.of.localeCompare(other.of))
}
