/** Whether somebody must approve a plan before it is rented. */
import type { Option } from '../recommend/recommendation.ts'
import type { Rules } from './rules.ts'

export type Threshold = { readonly thresholdUsd: number; readonly approver: string }

/** What was asked before in the thread. `decision` null: it still waits. */
type Asked = { readonly usd: number; readonly decision: { readonly is: 'approved' | 'declined' } | null }

/** Whom to ask; null where the plan is below the threshold, or one as dear was approved or is being looked at. */
export function approvalNeeded({ defaults }: Rules, best: Option, earlier: readonly Asked[]): Threshold | null {
  const { approval } = defaults
  if (approval === null || best.usd.p50 <= approval.thresholdUsd) return null
  const covers = earlier.some(({ usd, decision }) => decision?.is !== 'declined' && usd >= best.usd.p50)
  return covers ? null : approval
}
