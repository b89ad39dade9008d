/** The job of a plan on other numbers of GPUs, each planned by itself. */
import type { Catalog } from '../catalog/catalog.ts'
import { computePrecisionSchema } from '../catalog/training-method.ts'
import type { CountAsked } from '../language/questions/named-count.ts'
import type { Question } from '../language/questions/question.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import { gpusOfNode } from '../presentation/questions/enough-gpus.ts'
import type { CountedPlan, QuestionContext } from '../presentation/questions/question-context.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import type { AnswerScenario } from './engine-context.ts'

/** Any GPU, provider and place. */
export const anyPlace = {
  gpus: null,
  gpuCount: null,
  nodes: null,
  excludedGpus: null,
  providers: null,
  excludedProviders: null,
  tier: null,
  region: null,
} satisfies Partial<Spec>

/** Counts of GPUs that people rent. */
export const usualCounts = [1, 2, 4, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256]
/** With so much less than what the plan's own speed tells, the search for a time begins. */
const startShare = 0.45

/** Fewest first. Of one GPU any kind will do where none was asked for; for a time they are those of the plan. */
export function countPlans(
  { topic, subject, args }: Question,
  { scenario, recommendation: { best } }: AnsweredScenario,
  ask: AnswerScenario,
): readonly CountedPlan[] {
  const planned = planner(scenario, best, ask)
  if (topic !== 'fewest-in-time') {
    const { count = null, isFew, isSplit, unit, instead, isMore, times, isFewest, against } = args?.countAsked ?? {}
    // More of the planned card are asked about, not of whatever is best of so many.
    if (isFew === true && against !== undefined) return [planned({ gpus: [best.gpu], gpuCount: against })]
    if (isFewest === true) {
      const gpus = subject !== null && subject.gpus.length > 0 ? [...subject.gpus] : (scenario.spec.gpus ?? [best.gpu])
      const tried: CountedPlan[] = []
      for (const gpuCount of usualCounts) {
        const one = planned({ gpus, gpuCount })
        tried.push(one)
        if (one.option !== null) break
      }
      return tried
    }
    if (args?.countAsked?.judged !== undefined) return weighedPlans(args.countAsked, subject, best, scenario, planned)
    if (isMore === true && count !== null) {
      const [ofPlan, others] = [
        planned({ gpus: [best.gpu], gpuCount: count }),
        { gpus: scenario.spec.gpus, gpuCount: count },
      ]
      return [ofPlan.option === null && scenario.spec.gpus !== null ? planned(others) : ofPlan]
    }
    if (isMore === true)
      return (times === undefined ? doublings : [times]).map((factor) =>
        planned({ gpus: [best.gpu], gpuCount: factor * best.gpuCount }),
      )
    const ofMachine =
      isSplit === true && Number.isInteger(best.gpuCount / (count ?? 2)) ? [best.gpuCount / (count ?? 2)] : []
    const named =
      count === null || unit === 'nodes'
        ? ofMachine
        : [countOf(count, best), ...(instead === undefined ? [] : [instead])]
    const counts = [
      ...usualCounts.filter((one) => one < best.gpuCount),
      ...named,
      ...(isFew === true ? [2 * best.gpuCount] : []),
    ]
    return [...new Set(counts)]
      .filter((one) => one !== best.gpuCount && one > 0)
      .toSorted((one, other) => one - other)
      .map((gpuCount) => planned({ gpus: scenario.spec.gpus, gpuCount }))
  }
  const gpus = subject !== null && subject.gpus.length > 0 ? [...subject.gpus] : (scenario.spec.gpus ?? [best.gpu])
  const due = args?.due ?? 0
  const guess = due > 0 ? (startShare * best.gpuCount * best.hours.p50) / due : 1
  const least = Math.max(
    0,
    usualCounts.findLastIndex((count) => count <= guess),
  )
  const tried: CountedPlan[] = []
  for (const gpuCount of usualCounts.slice(least)) {
    const one = planned({ gpus, gpuCount })
    tried.push(one)
    if (one.option !== null && one.option.hours.p90 <= due) break
  }
  return tried
}

const doublings = [2, 4, 8, 16]
const ofMachine = [1, 2, 4, 8]

/** The named number and the one that it is weighed against, in GPUs; of the plan's own kind also those that are fewer, and twice as many. */
function weighedPlans(
  { count, unit, against, gigabytes }: CountAsked,
  subject: Question['subject'],
  best: Option,
  { spec }: Scenario,
  planned: ReturnType<typeof planner>,
): readonly CountedPlan[] {
  const gpus = subject === null ? spec.gpus : [...subject.gpus]
  const each = unit === 'nodes' ? gpusOfNode(subject !== null, best) : 1
  const named = [count, against].flatMap((one) => (one == null ? [] : [one * each]))
  const fewer = subject === null ? usualCounts.filter((one) => one < best.gpuCount) : []
  const [least = best.gpuCount] = named
  const twice = gigabytes !== undefined ? ofMachine : against === undefined ? [2 * Math.max(least, best.gpuCount)] : []
  return [...new Set([...fewer, ...named, ...twice])]
    .filter((one) => subject !== null || one !== best.gpuCount)
    .toSorted((one, other) => one - other)
    .map((gpuCount) => {
      const any = planned({ gpus, gpuCount })
      // Of more that are of another kind and no faster nobody is told anything.
      const isFaster = any.option !== null && any.option.hours.p50 < best.hours.p50
      const same = gpus !== null || gpuCount < best.gpuCount || isFaster ? any : planned({ gpus: [best.gpu], gpuCount })
      return same.option === null ? any : same
    })
}

/** A share is of those that the plan has. */
const countOf = (count: number, { gpuCount }: Option): number =>
  count < 1 ? Math.max(1, Math.round(count * gpuCount)) : count

/** By the method of the plan, whatever limits it has; what is held in the memory of the host is another plan. */
function planner({ spec, ...rest }: Scenario, { method, weights, compute }: Option, ask: AnswerScenario) {
  const precision = spec.precision ?? computePrecisionSchema.safeParse(compute).data ?? null
  return ({ gpus, gpuCount }: Pick<Spec, 'gpus' | 'gpuCount'>): CountedPlan => {
    const unlimited = { nodes: null, budgetUsd: null, deadlineHours: null }
    const answer = ask({ ...rest, spec: { ...spec, ...unlimited, method, weights, precision, gpus, gpuCount } })
    const count = { gpuCount: gpuCount ?? 0, option: null }
    if (answer.kind === 'problem') {
      const isUnpriced = 'unpriced' in answer.problem && answer.problem.unpriced?.layout.offload === 'none'
      return isUnpriced ? { ...count, isUnpriced } : count
    }
    const { best: option, ruledOut } = answer.recommendation
    if (option.offload === 'none') return { ...count, option }
    const misfit = ruledOut.find((one) => one.gpu === option.gpu && one.gpuCount === gpuCount)
    const { needsGiB, hasGiB } = misfit ?? {}
    return {
      ...count,
      inHost: option,
      ...(needsGiB === undefined || hasGiB === undefined ? {} : { misfit: { needsGiB, hasGiB, gpu: option.gpu } }),
    }
  }
}

/** On the one card of the least memory that holds it and has a price; null: none does. Memory decides, so halves are searched. */
export function smallestPlan(
  { scenario, recommendation: { best } }: Pick<AnsweredScenario, 'scenario' | 'recommendation'>,
  ask: AnswerScenario,
  { gpus, observations }: Pick<Catalog, 'gpus' | 'observations'>,
): Option | null {
  const priced = new Set(observations.map(({ gpu }) => gpu))
  const bySize = Map.groupBy(
    [...gpus.values()].filter(({ id }) => priced.has(id)),
    ({ memory }) => Math.round(memory.base / 1e9),
  )
  const sizes = [...bySize.keys()].toSorted((one, other) => one - other)
  const planned = planner({ ...scenario, spec: { ...scenario.spec, ...anyPlace } }, best, ask)
  let [low, high, found] = [0, sizes.length - 1, null as Option | null]
  while (low <= high) {
    const middle = Math.floor((low + high) / 2)
    const { option } = planned({ gpus: (bySize.get(sizes[middle] ?? 0) ?? []).map(({ id }) => id), gpuCount: 1 })
    if (option === null) low = middle + 1
    else [found, high] = [option, middle - 1]
  }
  return found
}

/** On the fewest of its GPUs that hold it and have a price; null: none. */
export function pricedOf({ spec, ...rest }: Scenario, ask: AnswerScenario): Option | null {
  for (const gpuCount of usualCounts.filter((count) => count <= mostOfRemedy)) {
    const answer = ask({ ...rest, spec: { ...spec, gpuCount } })
    if (answer.kind === 'recommendation' && answer.recommendation.best.offload === 'none')
      return answer.recommendation.best
  }
  return null
}

/** Of a job that its GPUs alone do not hold: with smaller weights or adapters, or on more of the same; null: none of these. */
export function remedyOf({ spec, ...rest }: Scenario, best: Option, ask: AnswerScenario): Option | null {
  const method = spec.method ?? best.method
  const gpuCount = spec.gpuCount ?? best.gpuCount
  const unlimited = { budgetUsd: null, deadlineHours: null, nodes: null, gpuCount }
  const frugal =
    method === 'full' ? ({ method: 'lora', weights: null } as const) : ({ method: 'lora', weights: 'nf4' } as const)
  const more = spec.owned === true ? [] : usualCounts.filter((count) => count > gpuCount && count <= mostOfRemedy)
  // Full fine-tuning that was asked for stays so where more GPUs do it.
  const changes: readonly Partial<Spec>[] = [
    ...(method === 'full' ? more.map((count) => ({ gpuCount: count, method, weights: best.weights })) : []),
    frugal,
    ...(method === 'full' ? [] : more.map((count) => ({ gpuCount: count }))),
  ]
  for (const change of changes) {
    const answer = ask({ ...rest, spec: { ...spec, ...unlimited, ...change } })
    if (answer.kind === 'recommendation' && answer.recommendation.best.offload === 'none')
      return answer.recommendation.best
  }
  return null
}
const mostOfRemedy = 32

/** The least card that holds the job, where it is asked for, or fewer GPUs than one cannot be. */
export function smallestOf(
  topic: Question['topic'],
  answer: AnsweredScenario,
  ask: AnswerScenario,
  catalog: Catalog,
): Pick<QuestionContext, 'smallest'> {
  const isAsked = topic === 'smallest' || (topic === 'gpu-count' && answer.recommendation.best.gpuCount === 1)
  const smallest = isAsked ? smallestPlan(answer, ask, catalog) : null
  return smallest === null ? {} : { smallest }
}
