/** "QLoRA vs LoRA": methods are compared with the same software, and by their time on the same machine too. */
import type { PlanComparison } from '../presentation/content/plan-comparison.ts'
import { type DisplayNames, planName } from '../presentation/format/display-names.ts'
import { formatCount, formatDuration, formatUsd } from '../presentation/format/number-format.ts'
import { changedFields, type Scenario } from '../scenario/scenario.ts'
import type { AnswerScenario, EngineContext } from './engine-context.ts'
import { hasRoom, onOneMachine, type PlanToCompare } from './like-counts.ts'

/** What makes a method; software and machine are chosen for it. */
const ofMethod: ReadonlySet<string> = new Set(['method', 'weights', 'loraRank', 'adapter'])

/** Two plans or more that differ in the method alone, none of which names its software. */
function differInMethod(plans: readonly PlanToCompare[]): boolean {
  const [first] = plans
  return (
    first !== undefined &&
    plans.every(
      ({ scenario: { spec } }) =>
        spec.stack === null &&
        spec.precision === null &&
        changedFields(spec, first.scenario.spec).every((field) => ofMethod.has(field)),
    ) &&
    new Set(plans.map(({ scenario }) => scenario.spec.method)).size === plans.length &&
    plans.every(hasRoom)
  )
}

/** All with the software of one of them that runs them all at the least sum; unchanged where they share one, or none does. */
export function withLikeSoftware(plans: readonly PlanToCompare[], ask: AnswerScenario): readonly PlanToCompare[] {
  if (plans.length < 2 || !differInMethod(plans)) return plans
  return (
    onOneMachine(
      plans,
      ({ stack }) => ({ stack }),
      (alike) => alike.every((plan, at) => hasRoom(plan) && keepsStates(plan, plans[at])),
      ask,
    ) ?? plans
  )
}

/** Nobody gives up fp32 masters for the same software. */
function keepsStates(plan: PlanToCompare, own: PlanToCompare | undefined): boolean {
  if (plan.answer.kind !== 'recommendation' || own?.answer.kind !== 'recommendation') return false
  return own.answer.recommendation.best.masterWeights !== true || plan.answer.recommendation.best.masterWeights === true
}

/** Sentences below methods that are compared: software that all have, their times on one machine, and states of 8 bits. `typed`: without it. */
export function methodsAlike(
  plans: readonly PlanToCompare[],
  typed: readonly Scenario[],
  { columns }: PlanComparison,
  ask: AnswerScenario,
  names: DisplayNames,
  { stacks, inquiryFacts: { rules } }: EngineContext['catalog'],
): readonly string[] {
  const asTyped = plans.map((plan, at) => ({ ...plan, scenario: typed[at] ?? plan.scenario }))
  if (plans.length < 2 || !differInMethod(asTyped)) return []
  const options = plans.flatMap(({ answer }) => (answer.kind === 'recommendation' ? [answer.recommendation.best] : []))
  const [first] = options
  const isSame = options.every(({ stack }) => stack === first?.stack)
  const there = onOneMachine(
    plans,
    ({ gpu, gpuCount }) => ({ gpus: [gpu], gpuCount }),
    (alike) => alike.every(hasRoom),
    ask,
  )
  const ofOne = (there ?? []).flatMap(({ answer }, at) =>
    answer.kind === 'recommendation' ? [{ text: columns[at]?.text ?? '', best: answer.recommendation.best }] : [],
  )
  const [one] = ofOne
  return [
    ...(first === undefined || !isSame ? [] : [`All with ${stacks.get(first.stack)?.name ?? first.stack}.`]),
    ...(one === undefined
      ? []
      : [
          `On one card for all, ${planName(one.best, names)}: ${ofOne.map(({ text, best }) => `${text} ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)}`).join(', ')}.`,
        ]),
    ...(options.some(
      ({ method, optimizer, stack }) =>
        method === 'full' && /8bit/u.test(optimizer ?? stacks.get(stack)?.optimizer ?? ''),
    )
      ? [
          `Full fine-tuning is planned with 8-bit states of AdamW; with fp32 masters and states it takes ${formatCount(rules.states.fp32Master.base)} bytes a parameter.`,
        ]
      : []),
  ]
}
