/** A sum that others set for a job, judged by what the job comes to. */
import { budgetedSumIn } from '../language/inquiries/budgeted-sum.ts'
import { inDollars } from './dollars.ts'
import type { EngineContext } from './engine-context.ts'
import type { FoundInterpretation, ReadRest } from './part-readers.ts'

/** Null where no sum is to be judged, or its job cannot be read by itself. */
export function budgetedSumOf(text: string, readRest: ReadRest, context: EngineContext): FoundInterpretation {
  const sum = budgetedSumIn(text)
  if (sum === null) return null
  for (const part of sum.jobs) {
    const job = readRest(part)
    if (job?.kind !== 'start' || job.scenario.spec.budgetUsd !== null || job.sizes !== undefined) continue
    const budgetUsd = inDollars(sum.amount, sum.currency, context)
    return { ...job, scenario: { ...job.scenario, spec: { ...job.scenario.spec, budgetUsd } } }
  }
  return null
}
