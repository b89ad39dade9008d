/** The corridor as the terminal needs it. A verb is offered once the room behind it is wired. */
import type { AdvisorAnswer } from '../presentation/content/advisor-answer.ts'
import type { Chart } from '../chart/chart.ts'
import type { ClaimCheckResult as CheckResult } from '../check/claim-check-result.ts'
import type { TotalCost } from '../recommend/total-cost/total-cost.ts'
import type { Advice, AdviceTopic } from '../recommend/advice/advice.ts'
import type { Infeasible } from '../recommend/recommendation.ts'
import type { ReceiptLine } from '../recommend/receipt/receipt-line.ts'
import type { PlanComparison } from '../presentation/content/plan-comparison.ts'
import type { RenderContext } from '../presentation/render-context.ts'
import type { Terminal } from '../presentation/terminal/terminal-recommendation.ts'
import type { ConfigSummary } from '../language/config/config-summary.ts'
import type { TotalCostSummary } from '../presentation/content/total-cost/total-cost-summary.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { ThreadState, Outcome, RequestContext } from '../conversation/thread-state.ts'

/** `config`: what became of the keys, where it was a configuration. */
export type ParseVerbResult = { readonly config?: ConfigSummary } & (
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | { readonly kind: 'problem'; readonly problem: Problem }
)

/** One turn of a conversation: a scenario, a problem, chatter that is left alone, or a question answered in words. */
export type ConversationTurn =
  | ParseVerbResult
  | { readonly kind: 'ignored' }
  | { readonly kind: 'answer'; readonly text: string }

export type RecommendationAnswer = Extract<AdvisorAnswer, { kind: 'recommendation' }>

export type AdviceResult =
  | { readonly kind: 'advice'; readonly advice: readonly Advice[] }
  | { readonly kind: 'problem'; readonly problem: Problem | Infeasible }

export type CheckVerbResult =
  | { readonly kind: 'checked'; readonly result: CheckResult; readonly renderContext: RenderContext }
  | { readonly kind: 'problem'; readonly problem: Problem }

export type ComparisonResult =
  | { readonly kind: 'compared'; readonly comparison: PlanComparison }
  | { readonly kind: 'problem'; readonly problem: Problem }

export type ReceiptResult =
  | { readonly kind: 'receipt'; readonly lines: readonly ReceiptLine[] }
  | { readonly kind: 'problem'; readonly problem: Problem | Infeasible }

export type TotalCostResult =
  | { readonly kind: 'cost'; readonly decision: TotalCost; readonly totalCost: TotalCostSummary }
  | { readonly kind: 'problem'; readonly problem: Problem | Infeasible }

/** `today` is an ISO date: prices are aged against it. */
export type CliDependencies = {
  /** The text of a slash command. */
  readonly parse?: (text: string, today: string) => ParseVerbResult
  /** A message written to people. */
  readonly read?: (text: string, today: string) => ParseVerbResult
  /** Configurations of one run, with words beside them. */
  readonly readConfig?: (configs: readonly string[], words: string, today: string) => ParseVerbResult
  readonly askConfig?: (configs: readonly string[], words: string, today: string) => AdvisorAnswer
  /** One element a turn, the first text included. */
  readonly converse?: (first: string, turns: readonly string[], today: string) => readonly ConversationTurn[]
  readonly ask?: (text: string, today: string) => AdvisorAnswer
  /** A recommendation laid out for a window. */
  readonly layOutRecommendation?: (answer: RecommendationAnswer, today: string, terminal: Terminal) => string
  /** What the first plan costs in all, and what else could be done. */
  readonly cost?: (text: string, today: string) => TotalCostResult
  /** One run configuration in, one JSON-able prediction out; a row that is not one comes back as a problem. */
  readonly predict?: (row: unknown) => Readonly<Record<string, unknown>>
  /** How right the estimates are, in sentences. */
  readonly accuracy?: () => readonly string[]
  /** Advice on one topic or on all of them, each laid out by `adviceText`. */
  readonly advise?: (topics: readonly AdviceTopic[], text: string, today: string) => AdviceResult
  readonly receipt?: (text: string, today: string) => ReceiptResult
  /** The receipt of an answer's first option. */
  readonly receiptOf?: (answer: RecommendationAnswer, today: string) => readonly ReceiptLine[]
  /** A pasted claim, judged. */
  readonly check?: (text: string, today: string) => CheckVerbResult
  /** Two to four questions side by side. */
  readonly compare?: (texts: readonly string[], today: string) => ComparisonResult
  readonly chart?: (answer: RecommendationAnswer, today: string) => Promise<Chart>
  /** Every option with every figure. */
  readonly csv?: (answer: RecommendationAnswer) => Promise<string>
  /** A problem laid out for a window. */
  readonly layOutProblem?: (problem: Problem | Infeasible, terminal: Terminal) => string
  /** The next turn of a conversation, as a thread has it; `held` null: the first. */
  readonly nextTurn?: (
    thread: ThreadState | null,
    text: string,
    request: Pick<RequestContext, 'today' | 'teamMeasurements'>,
  ) => Outcome
  /** Words that a shell may complete: models, GPUs, providers, stacks. */
  readonly completionWords?: () => readonly string[]
}
