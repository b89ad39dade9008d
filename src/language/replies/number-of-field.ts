/** What a number that stands alone says of a field of the plan. */
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import type { Scenario, SpecField } from '../../scenario/scenario.ts'
import type { PresetPhrase } from '../grammar/preset-slots.ts'
import type { Slot } from '../grammar/slots.ts'
import { isWithinFactor, numericFields } from './numeric-fields.ts'
import type { OpenNumber } from './open-numbers.ts'

type HeldPlan = { readonly scenario: Scenario; readonly lastChanged: readonly SpecField[] }

/** The fields that a word names, and those that a slot is of. */
export const fieldOf: Readonly<Partial<Record<Measure, SpecField>>> = {
  gpus: 'gpuCount', nodes: 'nodes', rank: 'loraRank', batch: 'batch', globalBatch: 'batch', sequence: 'sequenceLength',
  budget: 'budgetUsd', money: 'budgetUsd', deadline: 'deadlineHours', epochs: 'tokens',
} // prettier-ignore

/** k, m, b or t; none of a number in words. */
export const magnitudeOf = ({ meaning }: OpenNumber): string => (meaning.inWords ? '' : meaning.magnitude)

/** What a number says of a field; null where it can be none of that. */
export function phraseOf(field: SpecField, number: OpenNumber, { scenario }: HeldPlan): PresetPhrase | null {
  const entry = numericFields.find((one) => one.field === field)
  const isWhole = Number.isInteger(number.meaning.value) || field === 'budgetUsd' || field === 'deadlineHours'
  return isWhole ? (entry?.give(number.meaning.value, magnitudeOf(number), scenario) ?? null) : null
}

/** What was changed or asked about last, where one field of it takes the number. */
export function ofLastChanged(number: OpenNumber, plan: HeldPlan, slots: readonly Slot[]): PresetPhrase | null {
  const { lastChanged } = plan
  const open = lastChanged.filter((field) => !(field === 'gpus' && lastChanged.includes('gpuCount')))
  const readings = open
    .filter((field) => !isGiven(field, slots))
    .flatMap((field) => phraseOf(field, number, plan) ?? [])
  const [only, ...others] = readings
  return only === undefined || others.length > 0 ? null : only
}

/** "Up to 3500, and 32k ctx": what has a value of its own takes no second one. */
const isGiven = (field: SpecField, slots: readonly Slot[]): boolean =>
  slots.some((slot) => slot.role === 'quantity' && fieldOf[slot.measure] === field)

/** The one number that was asked for, and that the number is near to. */
export function ofHeld(number: OpenNumber, plan: HeldPlan, slots: readonly Slot[]): PresetPhrase | null {
  const { spec, setBy } = plan.scenario
  const readings = numericFields.flatMap(({ field }) => {
    const held = spec[field]
    const isNear = typeof held === 'number' && setBy[field] === 'asked' && isWithinFactor(number.meaning.value, held)
    return isNear && !isGiven(field, slots) ? (phraseOf(field, number, plan) ?? []) : []
  })
  const [only, ...others] = readings
  return only === undefined || others.length > 0 ? null : only
}
