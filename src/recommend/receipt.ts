/** Every figure of an answer, opened: the formula as it ran, what went in, where that comes from, what was measured. */
import { workingOf } from '../estimate/working.ts'
import type { Scenario } from '../scenario/spec.ts'
import { billLines } from './receipt-bill.ts'
import { evidenceLines, qualityLines } from './receipt-evidence.ts'
import { jobLines } from './receipt-job.ts'
import { memoryLines, speedLines } from './receipt-physics.ts'
import { otherLines } from './receipt-others.ts'
import { termLines } from './receipt-terms.ts'
import { resultLines } from './receipt-result.ts'
import { planOfOption } from './option-plan.ts'
import type { Recommendation } from './recommendation.ts'
import type { ReceiptLine, Books } from './receipt-parts.ts'

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
