/** "Is gradient checkpointing on here?": what holds whatever the plan is, with what it would change in this one. */
import type { Question } from '../language/questions/question.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import type { LeverOfPlan } from '../presentation/questions/question-context.ts'
import type { PlannedField } from '../language/questions/form-arguments.ts'
import type { AskedSetting } from '../catalog/question-forms.ts'
import type { GeneralKnowledge } from '../catalog/inquiry-facts.ts'
import { type Lever, leversByAnswer } from '../catalog/levers.ts'
import type { Option } from '../recommend/recommendation.ts'
import { type Scenario, specSchema } from '../scenario/scenario.ts'
import type { AnswerScenario } from './engine-context.ts'
import { onMore, onPlannedGpus } from './on-planned-gpus.ts'

/** Null of an answer that is about nothing of a plan, or where no change of it makes a difference. */
export function leverOfAnswer(
  { topic, matched, args }: Question,
  answer: AnsweredScenario,
  ask: AnswerScenario,
  { levers }: GeneralKnowledge,
): LeverOfPlan | null {
  const lever = topic === 'fixed' ? leverOf(matched, levers) : ofSetting(topic, args, levers)
  if (lever === undefined) return null
  // Another of the dear sellers is no answer to why this one is.
  if (lever.changes.some(({ set }) => isAt(set['providers'], answer.recommendation.best.provider))) return null
  const { best } = answer.recommendation
  if (lever.gpus === 'more') {
    const more = onMore(args, answer)
    const option = bestOn(more, ask)
    return option === null ? null : { lever, change: `${String(more.spec.gpuCount)} GPUs`, option }
  }
  for (const { name: change, set } of lever.changes) {
    const { spec, ...rest } = answer.scenario
    const changed = { ...rest, spec: specSchema.parse({ ...spec, ...set }) }
    // With other software more than the change would differ.
    const option =
      (lever.gpus === 'planned' ? bestOn(placed(lever, changed, answer, best, best.stack), ask) : null) ??
      bestOn(placed(lever, changed, answer, best, spec.stack), ask)
    if (option !== null && differs(option, best)) return { lever, change, option }
  }
  return lever.setting === undefined ? null : { lever }
}

/** "Is packing used here?" names the value that the plan may have already: the other one is set beside it. */
function ofSetting(topic: Question['topic'], args: Question['args'], levers: readonly Lever[]): Lever | undefined {
  const isWhether = topic === 'setting' || (topic === 'planned' && args?.isWhether === true)
  const [field, ...others] = args?.planned ?? []
  const setting = field === undefined ? args?.setting : switches[field]
  if (!isWhether || setting === undefined || others.length > 0) return undefined
  return levers.find((lever) => lever.setting === setting)
}
const switches: Readonly<Partial<Record<PlannedField, AskedSetting>>> = {
  gradientCheckpointing: 'checkpointing',
  packed: 'packing',
}

/** That of a particular answer has the one change that it names. */
function leverOf(matched: Question['matched'], levers: readonly Lever[]): Lever | undefined {
  const named = matched?.particular?.change
  if (named === undefined) return leversByAnswer(levers).get(matched?.id ?? '')
  const lever = levers.find(({ changes }) => changes.some(({ name }) => name === named))
  if (lever === undefined) return undefined
  const { setting: _, ...rest } = lever
  return { ...rest, changes: lever.changes.filter(({ name }) => name === named), place: 'last' }
}

function bestOn(scenario: Scenario, ask: AnswerScenario): Option | null {
  const answer = ask(scenario)
  return answer.kind === 'problem' ? null : answer.recommendation.best
}

function placed(
  { gpus }: Lever,
  { spec, ...rest }: Scenario,
  { scenario }: AnsweredScenario,
  best: Option,
  stack: Scenario['spec']['stack'],
): Scenario {
  const unlimited = { ...rest, spec: { ...spec, stack, budgetUsd: null, deadlineHours: null } }
  if (gpus !== 'planned') return unlimited
  // Of a place or a price the same GPUs are meant, and those are other hardware.
  return (
    onPlannedGpus(unlimited, scenario.spec, best) ?? {
      ...rest,
      spec: { ...unlimited.spec, gpus: [best.gpu], gpuCount: best.gpuCount, nodes: best.nodes },
    }
  )
}

/** Less is no difference. */
const leastDifference = 0.01
const differs = (option: Option, best: Option): boolean =>
  [
    [option.hours.p50, best.hours.p50],
    [option.allInUsd.p50, best.allInUsd.p50],
    [option.peakMemoryGiB.p50, best.peakMemoryGiB.p50],
  ].some(([one = 0, other = 0]) => Math.abs(one - other) > leastDifference * other)

const isAt = (providers: unknown, provider: string): boolean => Array.isArray(providers) && providers.includes(provider)
