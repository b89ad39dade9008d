/** The plan on another number of its GPUs, or with other settings on them, where a question supposes it beside numbers. */
import type { Circumstances, CountMove } from '../language/circumstances/circumstances.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import type { QuestionContext } from '../presentation/questions/question-context.ts'
import { changedFields, type Scenario, type SpecField } from '../scenario/scenario.ts'
import type { WhatIfResult } from '../presentation/questions/question-context.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { AnswerScenario } from './engine-context.ts'
import { isHeldAs } from './on-planned-gpus.ts'

const ofMethod: ReadonlySet<SpecField> = new Set<SpecField>(['method', 'adapter', 'loraRank', 'weights', 'precision'])
const ofGpus: ReadonlySet<SpecField> = new Set<SpecField>(['gpus', 'providers', 'region', 'owned'])

/** What is supposed, with the plan that has it where the numbers alone do not tell it. */
export function circumstancedPlan(
  circumstances: Circumstances | undefined,
  { scenario, recommendation: { best } }: AnsweredScenario,
  ask: AnswerScenario,
): Pick<QuestionContext, 'circumstances' | 'whatIf'> {
  if (circumstances === undefined) return {}
  const { gpus, scenario: named } = circumstances.values
  const gpuCount = gpus === undefined ? undefined : countThen(gpus, best)
  const isPlanned = gpuCount === best.gpuCount
  if (isPlanned && named === undefined) {
    const { gpus: _, ...values } = circumstances.values
    return { circumstances: { ...circumstances, values } }
  }
  if (gpuCount === null) return { circumstances, whatIf: { problem: noSuchCount } }
  if (gpuCount === undefined && named === undefined) return { circumstances }
  const { spec, ...rest } = named ?? scenario
  const changed = changedFields(spec, scenario.spec)
  const kept = changed.some((field) => ofMethod.has(field)) ? {} : { method: best.method, weights: best.weights }
  const onOthers = changed.some((field) => ofGpus.has(field))
  const count = gpuCount ?? spec.gpuCount ?? best.gpuCount
  const on = onOthers ? {} : { gpus: [best.gpu], gpuCount: count, nodes: null }
  const asked = { ...rest, spec: { ...spec, ...kept, ...on, budgetUsd: null, deadlineHours: null } }
  const there = { ...asked, spec: { ...asked.spec, providers: onOthers ? asked.spec.providers : [best.provider] } }
  // With the software of the plan first: another one would make a difference of its own.
  const isSoftwareOpen = spec.stack === null && !onOthers && !changed.some((field) => ofMethod.has(field))
  const alike = isSoftwareOpen ? [{ ...there, spec: { ...there.spec, stack: best.stack } }] : []
  const found = firstHeld(
    [...alike, there, asked],
    (one) => resultOf(one, best, ask),
    (result) => 'option' in result && result.isPricedAsPlan !== true && isHeldAs(result.option, best),
  )
  return { circumstances, ...(found === undefined ? {} : { whatIf: found }) }
}

const noSuchCount = 'That number of GPUs is none that the plan could have.'

/** The number that is meant of the planned GPUs; null where it is none, or of other GPUs. */
function countThen({ kind, value, of, gpuName }: CountMove, { gpu, gpuCount, nodes }: Option): number | null {
  if (gpuName !== undefined && !gpu.includes(gpuName)) return null
  const moved = value * (of === 'machines' ? gpuCount / nodes : 1)
  const count =
    kind === 'to' ? moved : kind === 'times' ? gpuCount * value : gpuCount + (kind === 'more' ? moved : -moved)
  return Number.isInteger(count) && count >= 1 ? count : null
}

/** Where only a price of so many is missing, they are priced as the plan's are by the hour. */
function resultOf(scenario: Scenario, best: Option, ask: AnswerScenario): WhatIfResult {
  const answer = ask(scenario)
  if (answer.kind !== 'problem') return { option: answer.recommendation.best }
  const { problem } = answer
  const unpriced = 'unpriced' in problem ? problem.unpriced : undefined
  if (unpriced === undefined || unpriced.gpu !== best.gpu || (unpriced.layout.offload ?? 'none') !== 'none')
    return { problem: problem.message }
  const { hours, gpuCount, startupHours, peakMemoryGiB, usableMemoryGiB, nodes, mfu } = unpriced
  const grown = (hours.p50 * gpuCount) / (best.hours.p50 * best.gpuCount)
  const usdAt = (at: 'p10' | 'p50' | 'p90'): number => hours[at] * gpuCount * best.usdPerGpuHour
  const onTop = (best.allInUsd.p50 - best.usd.p50) * grown
  return {
    option: {
      ...best,
      hours,
      gpuCount,
      startupHours,
      peakMemoryGiB,
      usableMemoryGiB,
      nodes,
      mfu,
      usd: { p10: usdAt('p10'), p50: usdAt('p50'), p90: usdAt('p90') },
      allInUsd: { p10: usdAt('p10') + onTop, p50: usdAt('p50') + onTop, p90: usdAt('p90') + onTop },
    },
    isPricedAsPlan: true,
  }
}

/** The first that is held; else what is told of the last. */
function firstHeld<Result>(
  scenarios: readonly Scenario[],
  resultOf: (scenario: Scenario) => Result,
  isHeld: (result: Result) => boolean,
): Result | undefined {
  let last: Result | undefined
  for (const scenario of scenarios) {
    last = resultOf(scenario)
    if (isHeld(last)) return last
  }
  return last
}
