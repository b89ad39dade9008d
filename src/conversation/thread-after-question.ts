/** What a thread keeps of a question: the currency that it asked for, a plan that it asked about beside its own. */
import type { Question } from '../language/questions/question.ts'
import { fieldsAskedAbout } from '../language/replies/asked-fields.ts'
import { applyChange, askedChange } from '../scenario/scenario-change.ts'
import { type Scenario, changedFields } from '../scenario/scenario.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import { smallestOption } from '../presentation/questions/fitting-gpus.ts'
import { knownCurrency } from './converted-plan.ts'
import { smallestPlan } from './count-plans.ts'
import type { AnswerScenario, EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'
import {
  inCurrency,
  scenarioWithTerms,
  type ThreadState,
  withAsked,
  withPlansBeside,
  withRunsPerYear,
  withTerms,
  withLastAnswer,
} from './thread-state.ts'
import { asideOf, specChange } from './what-if.ts'

/** Null where the thread stays as it is. */
export function threadAfterQuestion(
  question: Question,
  { scenario, recommendation }: AnsweredScenario,
  thread: ThreadState,
  context: EngineContext,
  request: RequestContext,
): ThreadState | null {
  const { runsPerYear, keeps, offers } = question.args ?? {}
  const answered = question.topic === 'adopted' ? thread : withLastAnswer(thread, answerIdOf(question))
  if (runsPerYear !== undefined) return withRunsPerYear(answered, runsPerYear)
  if (keeps !== undefined) {
    const next = withTerms(answered, keeps)
    return question.asked === undefined ? next : withPlansBeside(next, [scenario, question.asked])
  }
  if (offers !== undefined) return withPlansBeside(answered, [scenario, scenarioWithTerms(scenario, offers)])
  const currency = question.topic === 'currency' ? knownCurrency(question.args?.currency, context) : null
  if (currency !== null) return inCurrency(answered, currency)
  const aside =
    question.asked ??
    asideOf(question.topic, scenario, context) ??
    planAskedAbout(question, scenario) ??
    optionNamed(question, { scenario, recommendation }, context.answerWith(request, thread), context)
  const hasAside = aside !== null && changedFields(aside.spec, scenario.spec).length > 0
  const kept = hasAside ? withPlansBeside(answered, [scenario, aside]) : answered
  // What it asked about, a number alone may decide: a field, or the share of the peak.
  const isOfNumber = fieldsAskedAbout(question.topic) !== null || question.topic === 'mfu'
  const next = isOfNumber ? withAsked(kept, question.topic) : kept
  return next === thread ? null : next
}

/** "Why not A100?": the plan with what the question names, so that "ok do that" can take it; null where it names nothing. */
function planAskedAbout({ topic, subject }: Question, scenario: Scenario): Scenario | null {
  const change = subject === null || !namesPlan.has(topic) ? {} : specChange(subject)
  if (Object.keys(change).length === 0) return null
  const result = applyChange(scenario, askedChange(change))
  return 'problem' in result ? null : result.scenario
}

const namesPlan: ReadonlySet<string> = new Set(['why-not', 'what-if', 'what-fits', 'other-gpu', 'cost', 'time', 'spot'])

/** The plan that the answer named by itself, on its GPUs; null where it named none. */
function optionNamed(
  { topic }: Question,
  answer: Pick<AnsweredScenario, 'scenario' | 'recommendation'>,
  ask: AnswerScenario,
  { catalog }: EngineContext,
): Scenario | null {
  const { scenario, recommendation } = answer
  const option =
    topic === 'smallest' ? (smallestPlan(answer, ask, catalog) ?? smallestOption(recommendation)) : undefined
  if (option === undefined) return null
  const { gpu, gpuCount, nodes, method, weights } = option
  const result = applyChange(scenario, askedChange({ gpus: [gpu], gpuCount, nodes, method, weights }))
  return 'problem' in result ? null : result.scenario
}

/** What "add it" behind an answer is of. What is not counted has no figure in the plan. */
function answerIdOf({ topic, matched, args }: Question): string {
  if (args?.counted?.isCounted === 'no') return 'not counted'
  return matched?.says === undefined ? topic : matched.id
}
