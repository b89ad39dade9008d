/** "Why not A100?": the same question with what it names, answered; limits of money and time put aside. */
import type { Answer } from '../reply/answer.ts'
import type { Asked, Instead } from '../reply/question.ts'
import type { Decision } from '../recommend/decision/decision.ts'
import type { Option, Recommendation } from '../recommend/recommendation.ts'
import type { Question } from '../scenario/questions.ts'
import type { Subject } from '../scenario/subject.ts'
import { methods, type Scenario, type Spec, weightForms } from '../scenario/spec.ts'

/** Questions that are answered with another plan beside the one that holds. */
const weighing: ReadonlySet<string> = new Set(['why-not', 'why', 'what-fits', 'beside', 'cost', 'time', 'price-date'])

/** What an answer needs to know beside the plan: other plans, where the question is about them. */
export function knownOf(
  { topic, subject, value }: Pick<Question, 'topic' | 'subject' | 'value'>,
  { scenario, recommendation }: { readonly scenario: Scenario; readonly recommendation: Recommendation },
  ask: (scenario: Scenario) => Answer,
  decision: Decision,
): Pick<Asked, 'decision' | 'instead' | 'about' | 'value' | 'longest'> {
  const instead = weighing.has(topic) ? insteadOf(subject, scenario, ask) : undefined
  return {
    decision,
    ...(instead === undefined ? {} : { instead }),
    ...(subject === null ? {} : { about: subject }),
    ...(value === undefined ? {} : { value }),
    ...(topic === 'context' ? { longest: longestOf(recommendation.best, scenario, ask) } : {}),
  }
}

/** Undefined where the question names nothing that could be asked for. */
function insteadOf(
  subject: Subject | null,
  { spec, ...rest }: Scenario,
  ask: (scenario: Scenario) => Answer,
): Instead | undefined {
  const change = subject === null ? {} : changeOf(subject)
  if (Object.keys(change).length === 0) return undefined
  const answer = ask({ ...rest, spec: { ...spec, budgetUsd: null, deadlineHours: null, ...change } })
  return answer.kind === 'problem' ? { problem: answer.problem.message } : { option: answer.recommendation.best }
}

/** The longest sequence, by doubling, that the option's GPUs and method hold. */
function longestOf(option: Option, { spec, ...rest }: Scenario, ask: (scenario: Scenario) => Answer) {
  const { gpu, gpuCount, nodes, method, weights } = option
  const pinned = { ...spec, gpus: [gpu], gpuCount, nodes, method, weights, budgetUsd: null, deadlineHours: null }
  let fits = option.sequenceLength
  for (let length = 2 * fits; length <= 2 ** 20; length *= 2) {
    const answer = ask({ ...rest, spec: { ...pinned, sequenceLength: length } })
    if (answer.kind === 'problem') return { fits, not: length }
    fits = length
  }
  return { fits, not: null }
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
