/** Amounts without a unit, told apart into model sizes and data: "100M 8B", "70b 2B". */
import { type Slot, type SlotOf, slotsOf } from '../grammar/slots.ts'
import { hasSize, type ModelNames } from '../lexicon/model-names.ts'

export type UnitlessSlot = SlotOf<'unitless'>

/** Sizes and data among amounts without a unit: "100M 8B", "70b 2B". */
export function splitUnitless(
  bare: readonly UnitlessSlot[],
  slots: readonly Slot[],
  models: ModelNames,
): { size: UnitlessSlot[]; data: UnitlessSlot[] } {
  const hasData = slotsOf(slots, 'quantity').some(
    ({ measure, amount }) => ['tokens', 'examples', 'bytes', 'steps'].includes(measure) && amount.change === undefined,
  )
  const hasNamed = slotsOf(slots, 'model').some(({ reference }) => reference.kind !== 'family')
  const hasSized = hasNamed || slotsOf(slots, 'quantity').some(({ measure }) => measure === 'params')
  const candidates = bare.filter((slot) => canBeSize(slot, hasData, models))
  const without = (taken: readonly UnitlessSlot[]): UnitlessSlot[] => {
    const takenSet = new Set(taken)
    return bare.filter((slot) => !takenSet.has(slot))
  }
  if (hasSized) {
    // "llama 3.1 8b 2B" has its data in the 2B; with data given, another size is a contradiction to be told.
    const isSize = (slot: UnitlessSlot): boolean =>
      isLowercaseB(slot) && models.sizes.has(`${slot.amount.value / 1e9}b`)
    const size = hasData ? candidates : candidates.filter(isSize)
    return { size, data: without(size) }
  }
  if (candidates.length === 2 && !hasData && bare.length === 2) {
    const lower = candidates.filter(isLowercaseB)
    const isTwice = new Set(candidates.map(({ amount }) => amount.value)).size === 1
    const areSizes = lower.length === 2 && lower.every(({ amount }) => models.sizes.has(`${amount.value / 1e9}b`))
    if (isTwice || areSizes) return { size: candidates, data: [] }
    const chosen = lower.length === 1 ? lower[0] : candidates[0]
    return { size: chosen === undefined ? [] : [chosen], data: bare.filter((slot) => slot !== chosen) }
  }
  return { size: candidates, data: without(candidates) }
}

const isLowercaseB = ({ amount }: UnitlessSlot): boolean => amount.magnitude === 'b' && !amount.capital

/** Billions can be a size; millions only if a model of the catalog goes by that number ("135m"). */
function canBeSize({ amount }: UnitlessSlot, hasData: boolean, models: ModelNames): boolean {
  if (amount.magnitude === 'b') return true
  if (amount.magnitude !== 'm') return false
  const label = `${amount.value / 1e6}m`
  const isNamed = [...models.byId.keys()].some((id) => id.endsWith(`-${label}`))
  return isNamed || (hasData && [...models.byId.values()].some((model) => hasSize(model, amount.value)))
}
