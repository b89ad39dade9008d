/** What happened in a channel during a week: input of the weekly digest. */
import type { GpuId, ModelId } from '../catalog/ids.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { SpendingReport } from '../presentation/content/messages/ledger-message.ts'
import type { LedgerMonth } from '../team/ledger.ts'
import type { AnswerHeadline } from '../team/digest-contents.ts'

/** A reported run and its estimate; dollars are of the whole run. */
export type ReportedSpending = {
  readonly usd: number | null
  readonly run: {
    readonly model: ModelId | null
    readonly params: number | null
    readonly tokens: number | null
    readonly gpu: GpuId
    readonly gpuCount: number
    readonly estimated: { readonly usd: number }
  }
}

/** A month that somebody asked about. */
export type RequestedMonth = {
  readonly month: LedgerMonth
  /** The reports that count in it, the newest first. */
  readonly runs: readonly ReportedSpending[]
  readonly of: SpendingReport['of']
  readonly asksLeft?: boolean
}

export type ChannelWeek = {
  /** Somebody asked: then there is always an answer, and the month stands before the week. */
  readonly asked?: RequestedMonth
  /** ISO date of its first day. */
  readonly since: string
  /** The last scenario of each thread, the newest first. */
  readonly estimates: readonly { readonly scenario: Scenario; readonly headline: AnswerHeadline }[]
  /** What was reported since then. */
  readonly runs: readonly ReportedSpending[]
}
