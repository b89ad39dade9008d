/** FP8 against bf16: both with the same software, so that nothing but the precision makes the difference. */
import { formatUsd } from '../presentation/format/number-format.ts'
import { changedFields, type Scenario } from '../scenario/scenario.ts'
import type { AnswerScenario, EngineContext } from './engine-context.ts'

export type OnSameSoftware = { readonly scenarios: readonly Scenario[]; readonly note: string | null }

/** As they are, where more than the precision differs, software is named, or no other side runs with that of FP8. */
export function onSameSoftware(
  scenarios: readonly Scenario[],
  names: readonly string[],
  ask: AnswerScenario,
  { stacks }: EngineContext['catalog'],
): OnSameSoftware {
  const asTheyAre = { scenarios, note: null }
  const fast = scenarios.find(isFp8)
  if (fast === undefined || scenarios.every(isFp8) || scenarios.some((one) => !differsInPrecision(one, fast)))
    return asTheyAre
  const bestOf = (scenario: Scenario) => {
    const answer = ask(scenario)
    return answer.kind === 'recommendation' ? answer.recommendation.best : null
  }
  const software = stacks.get(bestOf(fast)?.stack ?? '')
  if (software === undefined) return asTheyAre
  // Some of it computes in FP8 whatever the weights are stored in.
  const alike = [...stacks.values()].filter(
    ({ id, framework, tier, compute }) =>
      compute !== 'fp8' && (id === software.id || (framework === software.framework && tier === software.tier)),
  )
  const others: string[] = []
  const moved = scenarios.map((scenario, at) => {
    const own = isFp8(scenario) ? null : bestOf(scenario)
    if (own === null || alike.some(({ id }) => id === own.stack)) return scenario
    const [least] = alike
      .flatMap(({ id }) => {
        const there = { ...scenario, spec: { ...scenario.spec, precision: 'bf16' as const, stack: id } }
        const best = bestOf(there)
        return best === null ? [] : [{ there, usd: best.allInUsd.p50 }]
      })
      .toSorted((one, other) => one.usd - other.usd)
    if (least === undefined) return scenario
    const name = stacks.get(own.stack)?.name ?? own.stack
    others.push(`${names[at] ?? 'the other'} with ${name} is ${formatUsd(own.allInUsd.p50)}`)
    return least.there
  })
  if (others.length === 0) return asTheyAre
  return {
    scenarios: moved,
    note: `Set against each other with the same software, ${software.name.replace(/, fp8$/iu, '')}; ${others.join(', ')}: what lies between is the software, not the precision.`,
  }
}

/** Whether a plan computes, or keeps its weights, in FP8. */
export const isFp8 = ({ spec: { weights, precision } }: Pick<Scenario, 'spec'>): boolean =>
  weights === 'fp8' || precision === 'fp8'
const differsInPrecision = (one: Scenario, other: Scenario): boolean =>
  one.spec.stack === null &&
  changedFields(one.spec, other.spec).every((field) => field === 'weights' || field === 'precision')
