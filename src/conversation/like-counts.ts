/** "H100 vs A100 vs L40S": kinds of GPUs are compared by as many of each, where nobody says how many. */
import type { Option } from '../recommend/recommendation.ts'
import { changedFields, type Scenario } from '../scenario/scenario.ts'
import type { AnswerScenario } from './engine-context.ts'

/** A side of a comparison, and what is planned for it. */
export type PlanToCompare = { readonly scenario: Scenario; readonly answer: ReturnType<AnswerScenario> }

/** The plans on the fewest that any of them has, else on the most; unchanged where one does not fit, or more than the GPUs differ. */
export function withLikeCounts(plans: readonly PlanToCompare[], ask: AnswerScenario): readonly PlanToCompare[] {
  const [first] = plans
  if (first === undefined || !plans.every(({ scenario }) => differsInGpus(scenario, first.scenario))) return plans
  const counts = plans.map(countOf)
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)]
  if (!Number.isFinite(most) || fewest === most) return plans
  for (const gpuCount of [fewest, most]) {
    const alike = plans.map((plan) => {
      if (countOf(plan) === gpuCount) return plan
      const scenario = { ...plan.scenario, spec: { ...plan.scenario.spec, gpuCount } }
      return { scenario, answer: ask(scenario) }
    })
    if (alike.every((plan) => countOf(plan) === gpuCount && hasRoom(plan))) return alike
  }
  return plans
}

/**
 * "H200 or 2x H100", "8x A100 vs one H200": a card that is named alone beside so many of another is one of it, where one
 * holds the job; unchanged otherwise. `names`: as typed.
 */
export function withSingleCards(
  plans: readonly PlanToCompare[],
  names: readonly string[],
  ask: AnswerScenario,
): readonly PlanToCompare[] {
  if (!plans.some(({ scenario: { spec } }) => spec.gpuCount !== null || spec.nodes !== null)) return plans
  return plans.map((plan, at) => {
    const { spec } = plan.scenario
    const isBare = spec.gpus !== null && spec.gpuCount === null && spec.nodes === null
    // "H200s": several are meant.
    if (!isBare || /s$/iu.test(names[at] ?? '')) return plan
    const scenario = { ...plan.scenario, spec: { ...spec, gpuCount: 1 } }
    const single = { scenario, answer: ask(scenario) }
    return hasRoom(single) ? single : plan
  })
}

/** What changes a run by little: set against each other on two kinds of machines, the machines would be compared. */
const ofSettings: ReadonlySet<string> = new Set(['loraRank', 'sequenceLength', 'optimizer', 'batch', 'globalBatch'])

/** Plans that differ in a setting alone, on the machine of one of them that holds all at the least sum; unchanged otherwise. */
export function withOneMachine(plans: readonly PlanToCompare[], ask: AnswerScenario): readonly PlanToCompare[] {
  const [first] = plans
  const areAlike = plans.every(
    ({ scenario: { spec } }) =>
      spec.gpus === null &&
      spec.gpuCount === null &&
      spec.nodes === null &&
      changedFields(spec, first?.scenario.spec ?? spec).every((field) => ofSettings.has(field)),
  )
  if (first === undefined || plans.length < 2 || !areAlike || !plans.every(hasRoom)) return plans
  return (
    onOneMachine(
      plans,
      ({ gpu, gpuCount }) => ({ gpus: [gpu], gpuCount }),
      (alike) => alike.every(hasRoom),
      ask,
    ) ?? plans
  )
}

/** All plans on the machine of one of them, at the least sum of those that `isMet` lets through; null where they share one, or none does. */
export function onOneMachine(
  plans: readonly PlanToCompare[],
  machineOf: (best: Option) => Partial<Scenario['spec']>,
  isMet: (alike: readonly PlanToCompare[]) => boolean,
  ask: AnswerScenario,
): readonly PlanToCompare[] | null {
  const machines = new Map(
    plans.flatMap(({ answer }) => {
      if (answer.kind !== 'recommendation') return []
      const machine = machineOf(answer.recommendation.best)
      return [[JSON.stringify(machine), machine] as const]
    }),
  )
  if (machines.size < 2) return null
  const [best] = [...machines.values()]
    .map((machine) =>
      plans.map(({ scenario }) => {
        const there = { ...scenario, spec: { ...scenario.spec, ...machine } }
        return { scenario: there, answer: ask(there) }
      }),
    )
    .filter(isMet)
    .toSorted((one, other) => sumOf(one) - sumOf(other))
  return best ?? null
}

/** What all of them may come to on one machine, over what they come to each on its own. */
const mostOfOneMachine = 1.15

/**
 * Stages of one model, each of which starts from the weights of the one before, on the machine of one of them, where all fit
 * it and it costs hardly more; unchanged where jobs of several models are done.
 */
export function withOneMachineOfStages(plans: readonly PlanToCompare[], ask: AnswerScenario): readonly PlanToCompare[] {
  const [first] = plans
  const tasks = new Set(plans.map(({ scenario }) => scenario.spec.task))
  const areStages = plans.every(
    ({ scenario: { spec } }) =>
      spec.model === first?.scenario.spec.model &&
      spec.params === first?.scenario.spec.params &&
      spec.gpus === null &&
      spec.gpuCount === null &&
      spec.nodes === null &&
      spec.owned !== true,
  )
  if (!areStages || plans.length < 2 || tasks.size < plans.length || !plans.every(hasRoom)) return plans
  const best = onOneMachine(
    plans,
    ({ gpu, gpuCount, provider, tier }) => ({ gpus: [gpu], gpuCount, nodes: 1, providers: [provider], tier }),
    (alike) => alike.every((plan, at) => hasRoom(plan) && isAsGood(plan, plans[at])),
    ask,
  )
  return best === null || sumOf(best) > mostOfOneMachine * sumOf(plans) ? plans : best
}

/** Nobody trains in bf16 alone, or several times as long, to keep to one machine. */
function isAsGood(plan: PlanToCompare, own: PlanToCompare | undefined): boolean {
  if (plan.answer.kind !== 'recommendation' || own?.answer.kind !== 'recommendation') return false
  const [one, other] = [plan.answer.recommendation.best, own.answer.recommendation.best]
  const isReduced = other.masterWeights === true && one.masterWeights === false
  return !isReduced && one.hours.p50 <= mostTimesLonger * Math.max(1, other.hours.p50)
}
const mostTimesLonger = 3

const sumOf = (plans: readonly PlanToCompare[]): number =>
  plans.reduce(
    (sum, { answer }) => sum + (answer.kind === 'recommendation' ? answer.recommendation.best.allInUsd.p50 : Infinity),
    0,
  )

const differsInGpus = ({ spec }: Scenario, first: Scenario): boolean =>
  spec.gpus !== null &&
  spec.gpuCount === null &&
  spec.nodes === null &&
  changedFields(spec, first.spec).every((field) => field === 'gpus')

/** Infinity where there is no plan. */
const countOf = ({ answer }: PlanToCompare): number =>
  answer.kind === 'recommendation' ? answer.recommendation.best.gpuCount : Infinity

/** Whether it is planned on GPUs that are sure to hold it by themselves. */
export const hasRoom = ({ answer }: PlanToCompare): boolean =>
  answer.kind === 'recommendation' &&
  answer.recommendation.best.offload === 'none' &&
  answer.recommendation.best.peakMemoryGiB.p95 <= answer.recommendation.best.usableMemoryGiB
