/** What a channel did: input of the recommendation that is made of it. */
import type { Scenario } from '../scenario/scenario.ts'
import type { EstimateError } from '../team/ledger.ts'
import type { ChannelEstimate } from '../team/usual-job.ts'

export type ChannelHabits = {
  /** Null: nothing is pinned. `on`: ISO date. */
  readonly pinned: { readonly scenario: Scenario; readonly by: string; readonly on: string } | null
  /** Threads whose plan was approved, or whose run was reported or measured; the newest first. */
  readonly proven: readonly ChannelEstimate[]
  /** Whatever was asked, the newest first. */
  readonly asked: readonly ChannelEstimate[]
  /** What was spent beside what was estimated, in all; null: nothing was reported. */
  readonly error: EstimateError | null
}
