/** "H100 vs L40S": what stands between two cards besides the cards, such as the trainer that each is planned with. */
import type { StackId } from '../catalog/ids.ts'
import { methodNames } from '../catalog/training-method.ts'
import { formatDuration, formatUsd } from '../presentation/format/number-format.ts'
import type { PlanComparison } from '../presentation/content/plan-comparison.ts'
import type { Option } from '../recommend/recommendation.ts'
import { formatList } from '../scenario/format-values.ts'
import { changedFields, type Scenario } from '../scenario/scenario.ts'
import type { AnswerScenario, EngineContext } from './engine-context.ts'

type PlanWithSoftware = { readonly text: string; readonly option: Option; readonly scenario: Scenario }

/**
 * Sentences below a comparison of kinds of GPUs: the method that nobody named, and what one side takes with the software of the
 * other where they are planned with different software; none where more than the GPUs differs.
 */
export function unlikeSoftware(
  { columns }: PlanComparison,
  scenarios: readonly Scenario[],
  ask: AnswerScenario,
  { stacks }: EngineContext['catalog'],
): readonly string[] {
  const sides = columns.flatMap(({ text, option }, at): readonly PlanWithSoftware[] => {
    const scenario = scenarios[at]
    return option === null || scenario === undefined ? [] : [{ text, option, scenario }]
  })
  const [first] = sides
  if (first === undefined || sides.length < 2 || sides.length < scenarios.length) return []
  const areCards = sides.every(
    ({ scenario: { spec } }) =>
      spec.gpus !== null &&
      spec.stack === null &&
      changedFields(spec, first.scenario.spec).every((field) => ofMachine.has(field)),
  )
  if (!areCards) return []
  return [...assumedMethod(sides), ...onSoftwareOf(sides, ask, (id) => stacks.get(id)?.name ?? id)]
}

const ofMachine: ReadonlySet<string> = new Set(['gpus', 'gpuCount', 'nodes', 'providers', 'tier', 'pricing'])

function assumedMethod(sides: readonly PlanWithSoftware[]): readonly string[] {
  const methods = new Set(sides.map(({ option }) => option.method))
  const isNamed = sides.some(({ scenario: { spec } }) => spec.method !== null || spec.task !== null)
  const [method] = methods
  if (isNamed || methods.size > 1 || method === undefined || method === 'full') return []
  return [
    `${methodNames[method]} is assumed on all, as no method was named: say “full” to compare with all weights trained.`,
  ]
}

/** Share of the hours up to which they are the same. */
const theSame = 0.05

/** The others with the software of the cheapest, or it with theirs where they do not run with it. */
function onSoftwareOf(
  sides: readonly PlanWithSoftware[],
  ask: AnswerScenario,
  nameOf: (id: StackId) => string,
): readonly string[] {
  const [least, ...others] = sides.toSorted((one, other) => one.option.allInUsd.p50 - other.option.allInUsd.p50)
  const unlike = others.filter(({ option }) => option.stack !== least?.option.stack)
  const [other] = unlike
  if (least === undefined || other === undefined) return []
  const each = formatList(sides.map(({ text, option }) => `${text} with ${nameOf(option.stack)}`))
  /** Those that come out cheaper with the software of the cheapest than it does. */
  const cheaperAlike: string[] = []
  /** '' where it comes out the same. */
  const withStack = ({ scenario, option, text }: PlanWithSoftware, stack: StackId): string | null => {
    const { gpuCount } = option
    const answer = ask({ ...scenario, spec: { ...scenario.spec, gpuCount, stack } })
    if (answer.kind !== 'recommendation') return null
    const { hours, allInUsd, offload } = answer.recommendation.best
    if (offload !== 'none') return null
    if (Math.abs(hours.p50 / option.hours.p50 - 1) < theSame) return ''
    if (stack === least.option.stack && allInUsd.p50 < least.option.allInUsd.p50 * (1 - theSame))
      cheaperAlike.push(text)
    return `${text} takes ${formatDuration(hours.p50)} and ${formatUsd(allInUsd.p50)}`
  }
  const moved = unlike.map((side) => withStack(side, least.option.stack))
  const told = moved.every((one) => one !== null)
    ? { stack: least.option.stack, says: moved.filter((one) => one !== '').join(', ') }
    : { stack: other.option.stack, says: unlike.length === 1 ? withStack(least, other.option.stack) : null }
  const alike =
    told.says === null
      ? ''
      : ` With ${nameOf(told.stack)} on all ${told.says === '' ? 'it comes out the same' : `it differs: ${told.says}`}.`
  const turns =
    cheaperAlike.length === 0
      ? ''
      : ` So with like software ${formatList(cheaperAlike)} ${cheaperAlike.length > 1 ? 'cost' : 'costs'} less than ${least.text}: go by that for the cards.`
  return [`Planned with different software: ${each}.${alike}${turns}`]
}
