/** "What can I do to get under 24h?": the plan that makes the time or the sum which a question names. */
import type { Question } from '../language/questions/question.ts'
import { targetOf, type AskedTarget } from '../language/questions/asked-target.ts'
import type { QuestionContext } from '../presentation/questions/question-context.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { AffordableJob } from '../recommend/inquiries/affordable.ts'
import type { Option } from '../recommend/recommendation.ts'
import { anyPlace } from './count-plans.ts'
import type { AnswerScenario } from './engine-context.ts'

const topics: ReadonlySet<string> = new Set(['faster', 'cheaper', 'least-cost'])

/** As it was asked for, else with any GPU, provider and place, else without the other limit; none where nothing is named. */
export function planInTarget(
  { topic, args = {} }: Question,
  { scenario, recommendation: { best } }: AnsweredScenario,
  ask: AnswerScenario,
): Pick<QuestionContext, 'target' | 'wider'> {
  const target = topics.has(topic) ? targetOf(topic, args) : null
  if (target === null) return topic === 'faster' || topic === 'cheaper' ? widerOf(topic, scenario, best, ask) : {}
  const { spec, ...rest } = scenario
  const { hours, usd } = target
  const limits = {
    ...(hours === undefined ? {} : { deadlineHours: hours }),
    ...(usd === undefined ? {} : { budgetUsd: usd }),
  }
  const objective = hours === undefined ? null : 'cheapest'
  const unlimited = { budgetUsd: null, deadlineHours: null }
  const plan = (change: Partial<Scenario['spec']>): Option | null => {
    const answer = ask({ ...rest, spec: { ...spec, ...change } })
    return answer.kind === 'problem' ? null : answer.recommendation.best
  }
  const ways = [
    { ...limits, objective },
    { ...anyPlace, ...limits, objective },
    { ...anyPlace, ...unlimited, ...limits, objective },
    { ...anyPlace, ...unlimited, ...limits, pricing: null, objective },
  ] as const
  if (topic !== 'least-cost' && isReached(best, target)) return { target: { ...target, option: best, isWider: false } }
  // Of the least of all the plan that keeps to what was asked is one.
  const least = topic === 'least-cost' ? 2 : 1
  const reached: { readonly option: Option; readonly isWider: boolean }[] = []
  for (const [at, way] of ways.entries()) {
    if (reached.length > 0 && at >= least) break
    const option = plan(way)
    if (option !== null && isReached(option, target)) reached.push({ option, isWider: at > 0 })
  }
  const [found] = reached.toSorted((one, other) => one.option.allInUsd.p50 - other.option.allInUsd.p50)
  if (found !== undefined) return { target: { ...target, ...found } }
  const nearest = plan({ ...anyPlace, ...unlimited, objective: hours === undefined ? 'cheapest' : 'fastest' })
  return { target: { ...target, ...(nearest === null ? {} : { nearest }), isWider: true } }
}

/** Without the GPUs, the provider and the place that were asked for. */
function widerOf(
  topic: 'faster' | 'cheaper',
  { spec, ...rest }: Scenario,
  best: Option,
  ask: AnswerScenario,
): Pick<QuestionContext, 'wider'> {
  if (spec.gpus === null && spec.gpuCount === null && spec.providers === null && spec.region === null) return {}
  const objective = topic === 'faster' ? 'fastest' : 'cheapest'
  const answer = ask({ ...rest, spec: { ...spec, ...anyPlace, objective } })
  if (answer.kind === 'problem') return {}
  const wider = answer.recommendation.best
  const [one, other] = topic === 'faster' ? [wider.hours, best.hours] : [wider.allInUsd, best.allInUsd]
  return one.p50 < leastGain * other.p50 ? { wider } : {}
}
const leastGain = 0.9

/** Whether an option makes it, as expected. */
const isReached = ({ hours: { p50 }, allInUsd }: Option, { hours, usd }: AskedTarget): boolean =>
  (hours === undefined || p50 <= hours) && (usd === undefined || allInUsd.p50 <= usd)

/** How much data the money of the question trains the model on, with no limit but that money. */
export function affordableIn(
  { topic, args }: Question,
  { spec, ...rest }: Scenario,
  affordable: (scenario: Scenario, usd: number) => AffordableJob | null,
): Pick<QuestionContext, 'affordable'> {
  if (topic !== 'affordable' || args?.money === undefined) return {}
  return { affordable: affordable({ ...rest, spec: { ...spec, budgetUsd: null, deadlineHours: null } }, args.money) }
}
