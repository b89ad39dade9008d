/** The sum of a period's runs of which neither model nor data are known: from runs of usual sizes at today's prices. */
import { methodNames } from '../catalog/training-method.ts'
import { placeholderBudgetIn } from '../language/inquiries/placeholder-budget.ts'
import {
  placeholderSentences,
  type ReferenceRun,
} from '../presentation/content/inquiries/placeholder-budget-sentences.ts'
import { emptySpec } from '../scenario/scenario.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'
import { recommendationForSpec } from './recommendation-for.ts'

/** Null where a model, data or money are told, or no runs are counted. */
export const placeholderBudgetOf: SpecReader = (text, specOf, request, context) => {
  const asked = placeholderBudgetIn(text)
  if (asked === null) return null
  const { params, tokens, budgetUsd } = specOf(text)
  if (params !== null || tokens !== null || budgetUsd !== null) return null
  const { jobs, tries } = context.catalog.inquiryFacts.rules.openRuns
  const runs = jobs.flatMap(({ params: size, method, tokens: data }): readonly ReferenceRun[] => {
    const spec = { ...emptySpec, params: size.base, method, tokens: data.base }
    const cost = recommendationForSpec(spec, request, context)?.best.allInUsd
    const name = `${size.base / 1e9}B, ${methodNames[method]}, ${data.base / 1e6}M tokens:`
    return cost === undefined ? [] : [{ name, low: cost.p10, high: cost.p90 }]
  })
  if (runs.length < jobs.length) return null
  return inquiryOf({
    kind: 'known',
    id: 'placeholder budget',
    says: placeholderSentences(asked.runs, asked.period, runs, tries.base),
  })
}
