/** What a receipt is made of, and what it is drawn from. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { InputOrigin } from '../../estimate/formulas/input-origin.ts'
import type { RunEvidence } from '../../estimate/residuals/run-evidence.ts'
import type { Trace } from '../../estimate/trace.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import type { Bill } from '../total-cost/bill.ts'
import type { Option, Recommendation } from '../recommendation.ts'
import type { Estimator } from '../../estimate/estimator.ts'

export type ReceiptSource = {
  /** In data/sources.json. */
  readonly id: string
  readonly title: string
  /** Where it can be read. */
  readonly where: string
  /** Day, month or year for which it holds. */
  readonly date: string
  /** Not read at its source: remembered, worked out, or a guess with a reason. */
  readonly standing?: 'recalled' | 'inferred' | 'estimated' | 'judgement'
}

export type ReceiptInput = {
  readonly value: number | string
  readonly unit: string
  readonly from: InputOrigin
}

/** One figure of an answer, with its formula, inputs and sources. */
export type ReceiptLine = {
  readonly part: 'result' | 'bill' | 'job' | 'speed' | 'evidence' | 'memory' | 'others'
  readonly figure: string
  readonly value: number | string | null
  readonly unit: string
  readonly formula?: string
  readonly inputs?: Readonly<Record<string, ReceiptInput>>
  readonly sources: readonly ReceiptSource[]
  /** Who said it, or what it means. */
  readonly note?: string
}

/** What a receipt is drawn from beside the answer itself. */
export type ReceiptDependencies = {
  readonly catalog: Catalog
  readonly estimator: Estimator
  readonly runEvidence: ReadonlyMap<string, RunEvidence>
  /** What renting for the first option comes to in all. */
  readonly bill: Bill
}

/** What the rooms of a receipt are handed. */
export type ReceiptContext = {
  readonly scenario: Scenario
  readonly recommendation: Recommendation
  readonly option: Option
  readonly trace: Trace
  readonly dependencies: ReceiptDependencies
}
