/** "Drop the last 20B", "add 20 % of tokens", "one more epoch, so 180M all in": amounts and shares that are a step from what holds. */
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import { gpuAmount } from '../grammar/gpu-count.ts'
import type { GrammarResult, Slot, SlotOf } from '../grammar/slots.ts'
import { type Mention, isKind } from '../lexicon/meanings.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import { heldIn } from './counted-data.ts'
import { type ChangeOfAmount, directionAt } from './direction-of-change.ts'
import type { PlanOfThread } from './numbers-of-plan.ts'

/** Each amount of what can be changed by a step, and each share, that the words right around it add or take off; null where none is. */
export function withDirections(
  { tokens, mentions }: RecognizedText,
  found: GrammarResult,
  { scenario }: PlanOfThread,
  direction: Vocabulary['intentPhrases']['direction'],
): GrammarResult | null {
  let isChanged = false
  const slots = found.slots.map((slot): Slot => {
    const changeOf = (): ChangeOfAmount | null =>
      directionAt(tokens, mentions.find(({ to }) => to === slot.to) ?? slot, direction)
    if (isStep(slot)) isChanged = true
    // "Four nodes less": machines are counted by a role of their own.
    if (slot.role === 'nodes') {
      const change = slot.across ? null : changeOf()
      if (change === null || (change === 'fewer' && slot.value >= (scenario.spec.nodes ?? 0))) return slot
      isChanged = true
      const { value, from, to } = slot
      return { role: 'quantity', measure: 'nodes', amount: { ...gpuAmount(value), measure: 'nodes', change }, from, to }
    }
    if (slot.role === 'unitless' || (slot.role === 'quantity' && stepped.has(slot.measure))) {
      const change = isStep(slot) ? null : changeOf()
      if (change === null) return slot
      const held = slot.role === 'unitless' ? heldIn(scenario, slot.amount.magnitude) : null
      const measure = slot.role === 'quantity' ? slot.measure : held?.measure
      if (measure === undefined) return slot
      isChanged = true
      const { from, to, amount } = slot
      return { role: 'quantity', measure, amount: { ...amount, measure, change }, from, to }
    }
    const share =
      slot.role === 'scale' ? mentions.find((one) => one.from >= slot.from && isShare(one, slot.factor)) : undefined
    const change = share === undefined ? null : directionAt(tokens, share, direction)
    if (slot.role !== 'scale' || change === null) return slot
    isChanged = true
    return { ...slot, factor: change === 'more' ? 1 + slot.factor : 1 - slot.factor }
  })
  // "8 more, so 24 A100s in total"
  const areCounted = slots.some(
    (slot) => slot.role === 'count' || (slot.role === 'quantity' && slot.measure === 'gpus' && !isStep(slot)),
  )
  const rest = areCounted ? slots.filter((slot) => !(isStep(slot) && slot.measure === 'gpus')) : slots
  return isChanged ? { ...found, slots: withoutOutcome(rest, scenario) } : null
}

const isStep = (slot: Slot): slot is SlotOf<'quantity'> => slot.role === 'quantity' && slot.amount.change !== undefined

/** "20%" of what is scaled by 0.2: what becomes of that part is said beside it. */
const isShare = (mention: Mention, factor: number): boolean =>
  factor < 1 &&
  (isKind(mention, 'amount')
    ? mention.meaning.measure === 'percent' && mention.meaning.value === factor * 100
    : isKind(mention, 'scale') && mention.meaning.factor === factor)

/** "One more epoch, so 180M all in": what a change comes to is no second one. */
function withoutOutcome(
  slots: readonly Slot[],
  { corpus, spec: { tokens } }: PlanOfThread['scenario'],
): readonly Slot[] {
  const change = slots.find((slot): slot is SlotOf<'quantity'> => isStep(slot) && ofCorpus.has(slot.measure))
  const [result, ...others] = slots.filter(
    (slot): slot is SlotOf<'quantity'> | SlotOf<'unitless'> =>
      slot !== change && (slot.role === 'unitless' || (slot.role === 'quantity' && slot.measure === 'tokens')),
  )
  if (change === undefined || result === undefined || others.length > 0 || tokens === null) return slots
  const step = (change.amount.change === 'fewer' ? -1 : 1) * change.amount.value
  const passes = corpus?.epochs ?? 1
  const outcome = change.measure === 'epochs' ? (tokens / passes) * (passes + step) : tokens + step
  const isOutcome = Math.abs(result.amount.value - outcome) < outcome / 10
  return slots.filter((slot) => slot !== (isOutcome ? result : result.from > change.from ? change : null))
}
const ofCorpus: ReadonlySet<Measure> = new Set<Measure>(['tokens', 'examples', 'epochs'])
const stepped: ReadonlySet<Measure> = new Set<Measure>([
  'tokens', 'examples', 'epochs', 'gpus', 'nodes', 'budget', 'deadline', 'sequence', 'rank', 'batch',
]) // prettier-ignore
