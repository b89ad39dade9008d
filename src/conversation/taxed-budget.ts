/** A budget with the tax in it, or without: prices here are without. */
import { taxOfBudgetIn } from '../language/inquiries/tax-of-budget.ts'
import { formatUsd } from '../presentation/format/number-format.ts'
import type { Interpretation } from './interpretation.ts'
import { withGeneralAnswers } from './interpretation-extras.ts'

/** A usual rate, to show what the tax leaves: the rate of the place is not asked. */
const exampleRate = 0.2

/** Unchanged where no budget is named, or nothing is said of its tax. */
export function withTaxedBudget(answer: Interpretation, text: string): Interpretation {
  const budgetUsd =
    answer.kind === 'start'
      ? answer.scenario.spec.budgetUsd
      : answer.kind === 'inquiry' && answer.inquiry.kind === 'samples'
        ? answer.inquiry.spec.budgetUsd
        : null
  const found = budgetUsd === null ? null : taxOfBudgetIn(text)
  if (found === null || budgetUsd === null || (answer.kind !== 'start' && answer.kind !== 'inquiry')) return answer
  return withGeneralAnswers(answer, [
    found.isWithin
      ? `Prices here are without VAT: at ${exampleRate * 100} % your budget holds ${formatUsd(budgetUsd / (1 + exampleRate))} of them.`
      : 'Prices here are without VAT, as your budget is.',
  ])
}
