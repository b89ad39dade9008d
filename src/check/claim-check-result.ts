/** What comes of judging a claim. */
import type { Option } from '../recommend/recommendation.ts'
import type { CheckFinding, CheckVerdict } from './finding.ts'

/** Our own estimate of the claimed run; of the same job on the best GPUs where the claimed ones cannot run it. */
export type OurEstimate = { readonly option: Option; readonly isSameRun: boolean; readonly tokens: number }

export type ClaimCheckResult = {
  readonly verdict: CheckVerdict
  /** Gravest first. */
  readonly findings: readonly CheckFinding[]
  readonly ours: OurEstimate | null
  /** Figures that nothing was worked out of, as typed. */
  readonly unused: readonly string[]
}
