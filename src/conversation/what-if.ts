/** "Why not A100?": the same question with what it names, answered; limits of money and time put aside. */
import type { AdvisorAnswer } from '../presentation/content/advisor-answer.ts'
import type { QuestionContext, WhatIfResult } from '../presentation/questions/answer-question.ts'
import type { TotalCost } from '../recommend/total-cost/total-cost.ts'
import type { Option, Recommendation } from '../recommend/recommendation.ts'
import type { Question } from '../language/questions/question.ts'
import type { Subject } from '../language/questions/subject.ts'
import { methods, type Scenario, type Spec, weightForms } from '../scenario/scenario.ts'

/** Questions that are answered with another plan beside the one that holds. */
const whatIfTopics: ReadonlySet<string> = new Set([
  'why-not',
  'why',
  'what-fits',
  'beside',
  'cost',
  'time',
  'price-date',
])

/** What an answer needs to know beside the plan: other plans, where the question is about them. */
export function questionDetails(
  { topic, subject, value }: Pick<Question, 'topic' | 'subject' | 'value'>,
  { scenario, recommendation }: { readonly scenario: Scenario; readonly recommendation: Recommendation },
  ask: (scenario: Scenario) => AdvisorAnswer,
  decision: TotalCost,
): Pick<QuestionContext, 'decision' | 'whatIf' | 'namedSubject' | 'value' | 'longestSequence'> {
  const alternative = whatIfTopics.has(topic) ? whatIf(subject, scenario, ask) : undefined
  return {
    decision,
    ...(alternative === undefined ? {} : { whatIf: alternative }),
    ...(subject === null ? {} : { namedSubject: subject }),
    ...(value === undefined ? {} : { value }),
    ...(topic === 'context' ? { longestSequence: longestSequence(recommendation.best, scenario, ask) } : {}),
  }
}

/** Undefined where the question names nothing that could be asked for. */
function whatIf(
  subject: Subject | null,
  { spec, ...rest }: Scenario,
  ask: (scenario: Scenario) => AdvisorAnswer,
): WhatIfResult | undefined {
  const change = subject === null ? {} : specChange(subject)
  if (Object.keys(change).length === 0) return undefined
  const answer = ask({ ...rest, spec: { ...spec, budgetUsd: null, deadlineHours: null, ...change } })
  return answer.kind === 'problem' ? { problem: answer.problem.message } : { option: answer.recommendation.best }
}

/** The longest sequence, by doubling, that the option's GPUs and method hold. */
function longestSequence(option: Option, { spec, ...rest }: Scenario, ask: (scenario: Scenario) => AdvisorAnswer) {
  const { gpu, gpuCount, nodes, method, weights } = option
  const pinnedSpec = { ...spec, gpus: [gpu], gpuCount, nodes, method, weights, budgetUsd: null, deadlineHours: null }
  let fits = option.sequenceLength
  for (let length = 2 * fits; length <= 2 ** 20; length *= 2) {
    const answer = ask({ ...rest, spec: { ...pinnedSpec, sequenceLength: length } })
    if (answer.kind === 'problem') return { fits, not: length }
    fits = length
  }
  return { fits, not: null }
}

function specChange({ gpus, providers, method, weights, count }: Subject): Partial<Spec> {
  const weightForm = weightForms.find((candidate) => candidate === weights)
  const trainingMethod = methods.find((candidate) => candidate === method)
  return {
    ...(gpus.length === 0 ? {} : { gpus: [...gpus], gpuCount: count, nodes: null, excludedGpus: null }),
    ...(gpus.length > 0 || count === null ? {} : { gpuCount: count, nodes: null }),
    ...(providers.length === 0 ? {} : { providers: [...providers], excludedProviders: null, tier: null }),
    ...(trainingMethod === undefined ? {} : { method: trainingMethod, weights: weightForm ?? null }),
    ...(weightForm === undefined || trainingMethod !== undefined ? {} : { method: null, weights: weightForm }),
  }
}
