/** "What would 8k do?": a plan with another setting is set against the plan on its own GPUs, seller and software, so that nothing else makes the difference. */
import type { StackId } from '../catalog/ids.ts'
import type { Stack } from '../catalog/stack.ts'
import { planAndProvider, type DisplayNames } from '../presentation/format/display-names.ts'
import { planFigures, isSamePlace } from '../presentation/content/contrast-words.ts'
import type { RecommendationAnswer } from '../presentation/content/advisor-answer.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import type { Option } from '../recommend/recommendation.ts'
import { changedFields, type Scenario, type SpecField } from '../scenario/scenario.ts'
import { isFp8 } from './same-software.ts'
import type { ThreadState } from './thread-state.ts'
import type { AnswerScenario, EngineContext } from './engine-context.ts'
import { isHeldAs, onPlannedGpus, pinned } from './on-planned-gpus.ts'

/** Another job needs another machine: what these change is planned anew. */
const ofOtherJob: ReadonlySet<SpecField> = new Set<SpecField>([
  'model', 'variant', 'params', 'shape', 'task', 'method', 'offload', 'mostGpus', 'objective', 'certificates', 'budgetUsd', 'deadlineHours',
]) // prettier-ignore

/** The scenario on the machine of `best`, the plan of `base`; null where it is of another job or another machine, or that machine does not hold it. */
function onPlannedMachine(
  scenario: Scenario,
  base: Scenario,
  best: Option,
  ask: AnswerScenario,
  stacks: ReadonlyMap<StackId, Stack>,
): Scenario | null {
  const changed = changedFields(scenario.spec, base.spec)
  const there = changed.some((field) => ofOtherJob.has(field)) ? null : onPlannedGpus(scenario, base.spec, best)
  if (there === null) return null
  const { spec, ...rest } = there
  const seller = { providers: [best.provider], tier: best.tier, pricing: best.pricing }
  const isOfPrecision = changed.includes('weights') || changed.includes('precision')
  const kept = isOfPrecision ? {} : { method: best.method, weights: best.weights }
  const software = spec.stack === null ? [...softwareFor(spec, best.stack, isOfPrecision, stacks), null] : [spec.stack]
  // Some of the software computes in FP8 whatever the weights are stored in.
  const isSlow = isOfPrecision && !isFp8({ spec }) && isFp8(base)
  for (const stack of software) {
    const held = {
      ...rest,
      spec: { ...spec, ...seller, ...kept, ...(isSlow ? { precision: 'bf16' as const } : {}), stack },
    }
    const answer = ask(held)
    if (answer.kind === 'recommendation' && isHeldAs(answer.recommendation.best, best)) return held
  }
  return null
}

/** The software of the plan; where the precision is what changes, what is built alike and computes in it. */
function softwareFor(
  spec: Scenario['spec'],
  id: StackId,
  isOfPrecision: boolean,
  stacks: ReadonlyMap<StackId, Stack>,
): readonly StackId[] {
  const own = stacks.get(id)
  if (own === undefined) return []
  if (!isOfPrecision) return [id]
  const alike = alikeTo(own, stacks)
  return (isFp8({ spec }) ? [own, ...alike] : [own, ...alike].filter(({ compute }) => compute !== 'fp8')).map(
    (one) => one.id,
  )
}

const alikeTo = (own: Stack, stacks: ReadonlyMap<StackId, Stack>): readonly Stack[] =>
  [...stacks.values()].filter((one) => one.id !== own.id && one.framework === own.framework && one.tier === own.tier)

/** "Of that, the software makes …": where only another software computes in FP8, the plan in bf16 with that; '' otherwise. */
function shareOfSoftware(
  held: Option,
  base: Scenario,
  best: Option,
  ask: AnswerScenario,
  stacks: ReadonlyMap<StackId, Stack>,
): string {
  const [own, other] = [stacks.get(best.stack), stacks.get(held.stack)]
  if (own === undefined || other === undefined || other.compute !== 'fp8' || own.compute === 'fp8') return ''
  if (own.framework === other.framework && own.tier === other.tier) return ''
  const { spec, ...rest } = pinned(best, base)
  const plans = alikeTo(other, stacks).flatMap(({ id, compute }) => {
    if (compute === 'fp8') return []
    const at = { providers: [best.provider], tier: best.tier, pricing: best.pricing, precision: 'bf16' as const }
    const answer = ask({ ...rest, spec: { ...spec, ...at, stack: id } })
    return answer.kind === 'recommendation' ? [answer.recommendation.best] : []
  })
  const [least] = plans.toSorted((one, another) => one.hours.p50 - another.hours.p50)
  const name = other.name.replace(/, fp8$/iu, '')
  return least === undefined
    ? `Part of that is the software: FP8 runs with ${name}, the plan with ${own.name}.`
    : `Part of that is the software: ${name} in bf16 takes ${planFigures(true, least)} on the same GPUs, and FP8 with it ${planFigures(true, held)}; the plan is with ${own.name}.`
}

/** "FP8, planned anew: …": the plan that would be made of it, where that is on other GPUs and cheaper or faster; '' otherwise. */
function plannedAnew(name: string, free: Option | null, held: Option, names: DisplayNames): string {
  if (free === null || isSamePlace(free, held)) return ''
  const isGain = free.allInUsd.p50 < leastGain * held.allInUsd.p50 || free.hours.p50 < leastGain * held.hours.p50
  return isGain
    ? `Not bound to these GPUs, ${name} would be planned on ${planAndProvider(free, names)}: ${planFigures(false, free)}.`
    : ''
}
const leastGain = 0.95

type Alike = { readonly answer: RecommendationAnswer }

/** With another setting the plan is looked at on its own machine; null where that does not hold it. */
export function alikeOf(
  scenario: Scenario,
  thread: ThreadState,
  ask: AnswerScenario,
  { catalog }: EngineContext,
): Alike | null {
  const base = currentScenario(thread.conversation)
  const best = thread.shown?.best
  const held = best === undefined ? null : onPlannedMachine(scenario, base, best, ask, catalog.stacks)
  const answer = held === null ? null : ask(held)
  return answer?.kind === 'recommendation' ? { answer } : null
}

/** What else than the setting makes the difference, and what the plan would be on other GPUs. */
export function notesOfAlike(
  { answer, name }: Alike & { readonly name: string },
  scenario: Scenario | undefined,
  thread: ThreadState,
  ask: AnswerScenario,
  { catalog }: EngineContext,
  names: DisplayNames,
): readonly string[] {
  const base = currentScenario(thread.conversation)
  const held = answer.recommendation.best
  const free = scenario === undefined ? null : ask(scenario)
  const best = thread.shown?.best
  return [
    best === undefined ? '' : shareOfSoftware(held, base, best, ask, catalog.stacks),
    plannedAnew(name, free?.kind === 'recommendation' ? free.recommendation.best : null, held, names),
  ]
}
