/** "What would it be reserved?", "same on demand, how much more?": the plan on the same GPUs, paid for another way. */
import type { Question } from '../language/questions/question.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import type { AnswerScenario } from './engine-context.ts'
import { anyPlace } from './count-plans.ts'
import { pinned } from './on-planned-gpus.ts'

/** The same GPUs bought the other way: reserved or by the hour, on demand where the plan is on spot; null of other questions. */
export function boughtOtherwise(
  topic: Question['topic'],
  best: Option,
  { spec, ...rest }: Scenario,
  ask: AnswerScenario,
): Scenario | null {
  const isOfSpot = topic === 'spot-gap' || topic === 'spot'
  if (topic !== 'break-even' && topic !== 'reservation' && !(isOfSpot && best.pricing === 'spot')) return null
  const pricing = isOfSpot || best.pricing === 'reserved' ? 'on_demand' : 'reserved'
  const at = (place: Partial<Spec>): Scenario =>
    pinned(best, { ...rest, spec: { ...spec, ...place, pricing, objective: 'cheapest' } })
  // At the seller that was asked for, where it has them so.
  const there = isOfSpot && spec.providers !== null ? at({}) : null
  return there !== null && ask(there).kind === 'recommendation' ? there : at(anyPlace)
}
