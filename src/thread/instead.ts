/** "Why not A100?": the same question with what it names, answered; limits of money and time put aside. */
import type { Answer } from '../reply/answer.ts'
import type { Instead } from '../reply/question.ts'
import type { Subject } from '../scenario/subject.ts'
import { methods, type Scenario, type Spec, weightForms } from '../scenario/spec.ts'

/** Undefined where the question names nothing that could be asked for. */
/** Questions that are answered with another plan beside the one that holds. */
export const weighing: ReadonlySet<string> = new Set(['why-not', 'what-fits', 'beside'])

export function insteadOf(
  subject: Subject | null,
  { spec, ...rest }: Scenario,
  ask: (scenario: Scenario) => Answer,
): Instead | undefined {
  const change = subject === null ? {} : changeOf(subject)
  if (Object.keys(change).length === 0) return undefined
  const answer = ask({ ...rest, spec: { ...spec, budgetUsd: null, deadlineHours: null, ...change } })
  return answer.kind === 'problem' ? { problem: answer.problem.message } : { option: answer.recommendation.best }
}

function changeOf({ gpus, providers, method, weights, count }: Subject): Partial<Spec> {
  const form = weightForms.find((known) => known === weights)
  const way = methods.find((known) => known === method)
  return {
    ...(gpus.length === 0 ? {} : { gpus: [...gpus], gpuCount: count, nodes: null, excludedGpus: null }),
    ...(gpus.length > 0 || count === null ? {} : { gpuCount: count, nodes: null }),
    ...(providers.length === 0 ? {} : { providers: [...providers], excludedProviders: null, tier: null }),
    ...(way === undefined ? {} : { method: way, weights: form ?? null }),
    ...(form === undefined || way !== undefined ? {} : { method: null, weights: form }),
  }
}
