/** What comes of judging a claim. */
import type { Option } from '../recommend/recommendation.ts'
import type { Finding, Verdict } from './finding.ts'

/** Our own estimate of the claimed run; of the same job on the best GPUs where the claimed ones cannot run it. */
export type Ours = { readonly option: Option; readonly isSameRun: boolean; readonly tokens: number }

export type Checked = {
  readonly verdict: Verdict
  /** Gravest first. */
  readonly findings: readonly Finding[]
  readonly ours: Ours | null
}
