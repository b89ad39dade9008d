/** Every figure of an answer, opened: the formula as it ran, what went in, where that comes from, what was measured. */
import type { Catalog } from '../catalog/catalog.ts'
import type { Estimator } from '../estimate/estimate.ts'
import type { InputOrigin } from '../estimate/origin.ts'
import type { Witness } from '../estimate/witness.ts'
import { type Working, workingOf } from '../estimate/working.ts'
import type { Bill } from './decision/bill.ts'
import type { Scenario } from '../scenario/spec.ts'
import { billLines } from './receipt-bill.ts'
import { evidenceLines, qualityLines } from './receipt-evidence.ts'
import { jobLines } from './receipt-job.ts'
import { memoryLines, speedLines } from './receipt-physics.ts'
import { otherLines } from './receipt-others.ts'
import { termLines } from './receipt-terms.ts'
import { resultLines } from './receipt-result.ts'
import { planOfOption } from './option-plan.ts'
import type { Option, Recommendation } from './recommendation.ts'

export type ReceiptSource = {
  /** In data/sources.json. */
  readonly id: string
  readonly title: string
  /** Where it can be read. */
  readonly where: string
  /** Day, month or year for which it holds. */
  readonly date: string
  /** Not read at its source: remembered, worked out, or a guess with a reason. */
  readonly standing?: 'recalled' | 'inferred' | 'estimated'
}

export type ReceiptInput = {
  readonly value: number | string
  readonly unit: string
  readonly from: InputOrigin
}

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
export type Books = {
  readonly catalog: Catalog
  readonly estimator: Estimator
  readonly witnesses: ReadonlyMap<string, Witness>
  /** What renting for the first option comes to in all. */
  readonly bill: Bill
}

/** What the rooms of a receipt are handed. */
export type Opened = {
  readonly scenario: Scenario
  readonly recommendation: Recommendation
  readonly option: Option
  readonly working: Working
  readonly books: Books
}

/** The receipt of `option`, by default of the first one. Pure; runs the physics of one plan again, and records it. */
export function receiptOf(
  scenario: Scenario,
  recommendation: Recommendation,
  books: Books,
  option = recommendation.best,
): readonly ReceiptLine[] {
  const plan = planOfOption(option, scenario.spec, books.catalog)
  const working = workingOf(plan, books.estimator)
  const opened = { scenario, recommendation, option, working, books }
  return [
    ...resultLines(opened),
    ...termLines(opened),
    ...billLines(opened),
    ...evidenceLines(opened),
    ...qualityLines(opened),
    ...jobLines(opened),
    ...speedLines(opened),
    ...memoryLines(opened),
    ...otherLines(opened),
  ]
}
