/** Whether somebody must approve a plan before it is rented, and who may. */
import type { Defaults } from '../scenario/defaults.ts'

export type ApprovalRule = NonNullable<Defaults['approval']>

/** What was asked before in the thread. `decision` null: it still waits. */
type StandingRequest = {
  readonly usd: number
  readonly decision: { readonly is: 'approved' | 'declined' | 'superseded'; readonly by: string } | null
}

/** Where a plan of a price stands: `approved` where one as dear was approved in its thread. */
export type ApprovalStanding<Request> =
  | { readonly is: 'not needed' }
  | { readonly is: 'needed'; readonly rule: ApprovalRule }
  | { readonly is: 'approved'; readonly by: string; readonly request: Request }

/** `usd`: the whole bill of the plan. `earlier`: the requests of its thread. */
export function approvalStanding<Request extends StandingRequest>(
  { approval: rule }: Pick<Defaults, 'approval'>,
  usd: number,
  earlier: readonly Request[],
): ApprovalStanding<Request> {
  if (rule === null || usd <= rule.thresholdUsd) return { is: 'not needed' }
  const covering = earlier.find((request) => request.decision?.is === 'approved' && request.usd >= usd)
  return covering?.decision == null
    ? { is: 'needed', rule }
    : { is: 'approved', by: covering.decision.by, request: covering }
}

/** Everybody who approves plans, the first named first. */
export const approversOf = ({ approver, deputies = [] }: ApprovalRule): readonly string[] => [
  ...new Set([approver, ...deputies]),
]

/**
 * Who may decide on a plan: the approvers but those whose plan it is, for nobody approves their own; where that leaves
 * nobody, the owners of the settings. Empty: nobody may.
 */
export function decidersOf(
  rule: ApprovalRule,
  concerned: readonly string[],
  owners: readonly string[],
): readonly string[] {
  const others = (people: readonly string[]) => people.filter((person) => !concerned.includes(person))
  const approvers = others(approversOf(rule))
  return approvers.length > 0 ? approvers : others(owners)
}

/** A share within which two prices are the same: price lists round, and an approval need not follow a cent. */
const priceTolerance = 0.02

/** Whether a plan costs noticeably more than somebody was told. */
export const isMoreExpensive = (usd: number, approvedUsd: number): boolean => usd > approvedUsd * (1 + priceTolerance)
