/** Every figure of an answer, opened: the formula as it ran, what went in, where that comes from, what was measured. */
import { traceEstimate } from '../../estimate/trace.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { billReceiptLines, resultLines } from './result-lines.ts'
import { evidenceLines, qualityLines } from './evidence-lines.ts'
import { jobLines } from './job-lines.ts'
import { memoryLines, speedLines, objectiveLines } from './physics-lines.ts'
import { otherLines } from './other-lines.ts'
import { priceConditionLines } from './price-condition-lines.ts'
import { planFromOption } from '../option-plan.ts'
import type { Recommendation } from '../recommendation.ts'
import type { ReceiptLine, ReceiptDependencies } from './receipt-line.ts'

/** The receipt of `option`, by default of the first one. Pure; runs the physics of one plan again, and records it. */
export function receiptOf(
  scenario: Scenario,
  recommendation: Recommendation,
  dependencies: ReceiptDependencies,
  option = recommendation.best,
): readonly ReceiptLine[] {
  const plan = planFromOption(option, scenario.spec, dependencies.catalog)
  const trace = traceEstimate(plan, dependencies.estimator)
  const context = { scenario, recommendation, option, trace, dependencies }
  return [
    ...resultLines(context),
    ...objectiveLines(context),
    ...priceConditionLines(context),
    ...billReceiptLines(context),
    ...evidenceLines(context),
    ...qualityLines(context),
    ...jobLines(context),
    ...speedLines(context),
    ...memoryLines(context),
    ...otherLines(context),
  ]
}
