/** Whether somebody must approve a plan before it is rented. */
import type { Option } from '../recommend/recommendation.ts'
import type { TeamRules } from './team-rules.ts'

export type ApprovalThreshold = { readonly thresholdUsd: number; readonly approver: string }

/** What was asked before in the thread. `decision` null: it still waits. */
type ApprovalRequest = { readonly usd: number; readonly decision: { readonly is: 'approved' | 'declined' } | null }

/** Whom to ask; null where the plan is below the threshold, or one as dear was approved or is being looked at. */
export function approvalNeeded(
  { defaults }: TeamRules,
  best: Option,
  earlier: readonly ApprovalRequest[],
): ApprovalThreshold | null {
  const { approval } = defaults
  if (approval === null || best.allInUsd.p50 <= approval.thresholdUsd) return null
  const isCovered = earlier.some(({ usd, decision }) => decision?.is !== 'declined' && usd >= best.allInUsd.p50)
  return isCovered ? null : approval
}
