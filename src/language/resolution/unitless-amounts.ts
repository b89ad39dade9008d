/** Amounts without a unit, told apart into model sizes and data: "100M 8B", "70b 2B". */
import { type Slot, type SlotOf, slotsOf } from '../grammar/slots.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { hasSize, type ModelNames } from '../lexicon/model-names.ts'

export type UnitlessSlot = SlotOf<'unitless'>

export type UnitlessAmounts = { readonly sizes: readonly UnitlessSlot[]; readonly data: readonly UnitlessSlot[] }

/** `base`: what the text amends; `stated`: the values of all numbers in it. */
export function splitUnitless(
  slots: readonly Slot[],
  models: ModelNames,
  base: Spec | null = null,
  stated: readonly number[] = [],
): UnitlessAmounts {
  const references = slotsOf(slots, 'model').map(({ reference }) => reference)
  const hasNamed = references.some(({ kind }) => kind !== 'family')
  const named = references.flatMap((each) => (each.kind === 'model' ? (models.byId.get(each.id) ?? []) : []))
  const hasSized = hasNamed || slotsOf(slots, 'quantity').some(({ measure }) => measure === 'params')
  const counts = stated.filter((value) => Number.isInteger(value) && value > 1 && value <= mostRuns)
  const bare = slotsOf(slots, 'unitless')
  // The one number that can be the size is no product.
  const [sole] = bare
  const isSize = base === null && !hasSized && bare.length === 1 && sole !== undefined && isUsualSize(sole, models)
  const unitless = isSize
    ? bare
    : withoutRestatedData(bare, slots, base === null && (hasSized || bare.length > 1) ? counts : [])
  const [only] = unitless
  const hasOwnData = slotsOf(slots, 'quantity').some(({ measure }) => measure === 'tokens' || measure === 'examples')
  if (base !== null && only !== undefined && unitless.length === 1 && !hasOwnData) {
    const kind = kindInThread(only, models, base, stated)
    if (kind !== null) return kind === 'data' ? { sizes: [], data: unitless } : { sizes: unitless, data: [] }
  }
  const hasData = slotsOf(slots, 'quantity').some(
    ({ measure, amount }) => ['tokens', 'examples', 'bytes', 'steps'].includes(measure) && amount.change === undefined,
  )
  const sizeable = unitless.filter((slot) => canBeSize(slot, hasData, !hasSized, models))
  // "Between 3 and 8B, the model is a 6.7B": nobody leaves a size within a range where another is said.
  const inWords = base === null && !hasData ? saidAsModels(sizeable, hasSized, models) : null
  if (inWords !== null) return { sizes: inWords, data: unitless.filter((slot) => !inWords.includes(slot)) }
  const isExact = sizeable.some(({ amount }) => amount.isRange !== true)
  const candidates = isExact ? sizeable.filter(({ amount }) => amount.isRange !== true) : sizeable
  const without = (taken: readonly UnitlessSlot[]): UnitlessSlot[] => {
    const takenSet = new Set(taken)
    return unitless.filter((slot) => !takenSet.has(slot))
  }
  if (hasSized) {
    // "llama 3.1 8b 2B" has its data in the 2B; with data given, another size is a contradiction to be told.
    const isSize = (slot: UnitlessSlot): boolean =>
      // "DeepSeek-V3 (671B)"
      named.some((model) => hasSize(model, slot.amount.value)) ||
      (isLowercaseB(slot) &&
        (models.sizes.has(`${slot.amount.value / 1e9}b`) ||
          (unitless.length > 1 && [...models.byId.values()].some((model) => hasSize(model, slot.amount.value)))))
    const sizes = hasData ? candidates : candidates.filter(isSize)
    return { sizes, data: without(sizes) }
  }
  if (candidates.length === 2 && !hasData && unitless.length === 2) {
    const lower = candidates.filter(isLowercaseB)
    const isTwice = new Set(candidates.map(({ amount }) => amount.value)).size === 1
    const areSizes = lower.length === 2 && lower.every(({ amount }) => models.sizes.has(`${amount.value / 1e9}b`))
    if (isTwice || areSizes) return { sizes: candidates, data: [] }
    const chosen = lower.length === 1 ? lower[0] : candidates[0]
    return { sizes: chosen === undefined ? [] : [chosen], data: unitless.filter((slot) => slot !== chosen) }
  }
  return { sizes: candidates, data: without(candidates) }
}

/** "LoRA on 8B and maybe a 32B": what its words make another model, beside a size; null where nothing is so. */
function saidAsModels(
  sizeable: readonly UnitlessSlot[],
  hasSized: boolean,
  models: ModelNames,
): readonly UnitlessSlot[] | null {
  const isUsual = ({ amount }: UnitlessSlot): boolean => models.sizes.has(`${amount.value / 1e9}b`)
  const [first] = sizeable
  const said = sizeable.filter((slot) => slot.asModel === true && isUsual(slot))
  const other = hasSized ? said : said.filter((slot) => slot !== first)
  return other.length === 0 || (!hasSized && (first === undefined || !isUsual(first)))
    ? null
    : sizeable.filter((slot) => slot === first || said.includes(slot))
}

/** "A 1.5b student, 500M tokens, 3 epochs": the only size, though the passes come to as many tokens. */
const isUsualSize = (slot: UnitlessSlot, models: ModelNames): boolean =>
  isLowercaseB(slot) && [...models.byId.values()].some((model) => hasSize(model, slot.amount.value))

/** More runs than these are seldom planned at once. */
const mostRuns = 64

/** "7B, chinchilla, so 140B?": the tokens for each parameter, or of all passes or runs, said again as their sum. */
function withoutRestatedData(
  unitless: readonly UnitlessSlot[],
  slots: readonly Slot[],
  counts: readonly number[],
): readonly UnitlessSlot[] {
  const quantities = slotsOf(slots, 'quantity')
  const ratio = quantities.find(({ amount }) => amount.perParameter === true)?.amount.value
  const passes = quantities.find(({ measure }) => measure === 'epochs')?.amount.value
  const valuesOf = (one: string): number[] =>
    quantities.flatMap(({ measure, amount }) => (measure === one ? [amount.value] : []))
  const [examples, length] = [valuesOf('examples')[0], valuesOf('length')[0]]
  const stated = [...valuesOf('tokens'), ...(examples === undefined || length === undefined ? [] : [examples * length])]
  if (unitless.length > mostUnitless || stated.length > mostUnitless) return unitless
  const sums = [
    ...(ratio === undefined ? [] : unitless.map(({ amount }) => amount.value * ratio)),
    // "36M tokens. 3 epochs means 108M"
    ...(passes === undefined || passes === 1 ? [] : stated.map((tokens) => tokens * passes)),
  ]
  // "4 runs, each 3.2B tokens. So 12.8B in total": any other number may stand beside them, so the product is to the point.
  const products = counts.flatMap((count) => stated.map((tokens) => tokens * count))
  const isOf = (sum: number, value: number, error: number): boolean => Math.abs(value / sum - 1) < error
  return unitless.filter(
    ({ amount: { value } }) =>
      !sums.some((sum) => isOf(sum, value, 0.05)) && !products.some((product) => isOf(product, value, 0.002)),
  )
}
const mostUnitless = 40

/** "20B, not 2B" is of what was 2B; "1.2B" is no size that a model comes in. Null: as in a text of its own. */
function kindInThread(
  { amount }: UnitlessSlot,
  models: ModelNames,
  { model, task, tokens, params }: Spec,
  stated: readonly number[],
): 'data' | 'size' | null {
  // "It's 300 million, not 30": of the 30M tokens that there are.
  if (amount.magnitude === 'm' && isRestated(tokens, stated)) return 'data'
  // "We do 3 epochs, so 135M in total" of 45M tokens
  const isProduct = (passes: number): boolean =>
    Number.isInteger(passes) && passes > 1 && passes <= mostRuns && tokens !== null && amount.value === tokens * passes
  if (stated.some(isProduct)) return 'data'
  // "I meant 30B" of 30M tokens: the same digits with another magnitude.
  if (isSlipOf(amount.value, tokens) && !isSlipOf(amount.value, params)) return 'data'
  // "15M of it are duplicates, so 35M" of 50M tokens and a model of 8B
  if (amount.magnitude === 'm' && isNear(amount.value, tokens) && !isNear(amount.value, params)) return 'data'
  if (amount.magnitude !== 'b') return null
  // "Go to 300 billion" of 140B tokens: no model of that size is known; "twenty billion" of 8B, spelled out.
  const isKnownSize = models.sizes.has(`${amount.value / 1e9}b`)
  if ((!isKnownSize || amount.inWords) && isNear(amount.value, tokens) && !isNear(amount.value, params)) return 'data'
  // Of a new model of 500M "20B" is of the 10B tokens that it is trained on.
  if (
    model === null &&
    task === 'pretrain' &&
    amount.capital &&
    isNear(amount.value, tokens) &&
    !isNear(amount.value, params)
  )
    return 'data'
  if (tokens !== params && tokens !== null && stated.includes(tokens)) return 'data'
  if (tokens !== params && params !== null && stated.includes(params)) return 'size'
  // "Something in the 30B range" of a 671B model on 20M tokens is no data.
  if (isFar(amount.value, tokens) && !isFar(amount.value, params)) return 'size'
  return amount.capital && !models.sizes.has(`${amount.value / 1e9}b`) ? 'data' : null
}

/** The data that hold, said without their magnitude: 30 of 30M. */
const isRestated = (tokens: number | null, stated: readonly number[]): boolean =>
  tokens !== null && stated.some((value) => value > 1 && (value === tokens || value * 1e6 === tokens))

/** A thousand times what holds, or a thousandth of it. */
const isSlipOf = (value: number, held: number | null): boolean =>
  held !== null && (value === held * 1000 || value * 1000 === held)

/** A change of what holds is seldom of more than that. */
const maxTimes = 8
/** Whether `value` may be what `held` became; false where nothing held. */
export const isNear = (value: number, held: number | null): boolean =>
  held !== null && value <= held * maxTimes && value * maxTimes >= held

/** Nobody takes so many times what there was. */
const farTimes = 100
const isFar = (value: number, held: number | null): boolean =>
  held !== null && (value > held * farTimes || value * farTimes < held)

const isLowercaseB = ({ amount }: UnitlessSlot): boolean => amount.magnitude === 'b' && !amount.capital

const isModelSize = (value: number): boolean => value >= 5e7 && value < 1e9

/** Billions can be a size; millions only if a model of the catalog goes by that number ("135m"). */
function canBeSize({ amount }: UnitlessSlot, hasData: boolean, isSizeOpen: boolean, models: ModelNames): boolean {
  if (amount.magnitude === 'b') return true
  if (amount.magnitude !== 'm') return false
  const label = `${amount.value / 1e6}m`
  const isNamed = [...models.byId.keys()].some((id) => id.endsWith(`-${label}`))
  // With the data told apart, millions without a unit are what is trained: "350M on 7B tokens".
  return (
    isNamed ||
    (hasData &&
      ((isSizeOpen && isModelSize(amount.value)) ||
        [...models.byId.values()].some((model) => hasSize(model, amount.value))))
  )
}
