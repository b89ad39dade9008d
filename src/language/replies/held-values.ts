/** What a plan holds, as a text may restate it: each value with what sets another one in its place. */
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import { formatExact } from '../../scenario/format-values.ts'
import type { Scenario, Spec } from '../../scenario/scenario.ts'
import { textSizeOf } from '../../scenario/text-size.ts'
import { type PresetPhrase, quantity } from '../grammar/preset-slots.ts'
import type { Amount } from '../lexicon/meanings.ts'
import type { ModelNames } from '../lexicon/model-names.ts'
import { siblingOf } from '../resolution/sibling-model.ts'
import { given } from './numeric-fields.ts'

/** A value in numbers, and what people say it in. */
export type HeldValue = {
  readonly field: string
  readonly value: number
  readonly units: readonly Measure[]
  /** What a number without a unit may count: hours, or days. */
  readonly scales: readonly number[]
  /** Another value is at most so many times as much, or as little. */
  readonly mostTimes: number
  /** Its size is rounded in what was said of it. */
  readonly tolerance?: number
  readonly give: (value: number) => PresetPhrase
}

/** The plan that a text speaks of. */
type Plan = { readonly scenario: Scenario; readonly lastPlan: Partial<Spec> }

const [hoursOfDay, hoursOfWeek, binary] = [24, 168, 1.024]
const exactly = 1e-6

/** The numbers that hold. */
export function heldValues(
  { scenario, lastPlan }: Plan,
  { models }: { readonly models: ModelNames },
): readonly HeldValue[] {
  const { spec, corpus } = scenario
  const text = textSizeOf(scenario)
  const held: HeldValue[] = []
  const add = (
    field: string,
    value: number | null | undefined,
    units: readonly Measure[],
    mostTimes: number,
    give: HeldValue['give'],
    more: Partial<Pick<HeldValue, 'scales' | 'tolerance'>> = {},
  ): void => {
    if (value !== null && value !== undefined)
      held.push({ field, value, units, mostTimes, give, scales: [1, ...(more.scales ?? [])], ...more })
  }
  const plain =
    (measure: Measure, words: (value: string) => string) =>
    (value: number): PresetPhrase =>
      given(words(formatExact(value)), measure, value)
  const days = (spec.deadlineHours ?? 0) % hoursOfDay === 0 ? [1, hoursOfDay] : [1]
  add(
    'budget',
    spec.budgetUsd,
    ['money', 'budget'],
    20,
    plain('budget', (n) => `under $${n}`),
  )
  add('deadline', spec.deadlineHours, ['hours', 'deadline'], 20, plain('deadline', hoursInWords), { scales: days })
  add(
    'gpus',
    spec.gpuCount ?? lastPlan.gpuCount,
    ['gpus'],
    16,
    plain('gpus', (n) => `${n} gpus`),
  )
  add('nodes', spec.nodes, ['nodes'], 16, (value) => ({
    words: `${value} nodes`,
    slots: [{ role: 'nodes', value, across: false }],
  }))
  add(
    'epochs',
    corpus?.epochs,
    ['epochs'],
    20,
    plain('epochs', (n) => `${n} epochs`),
  )
  add(
    'sequence',
    spec.sequenceLength,
    ['sequence', 'tokens'],
    64,
    plain('sequence', (n) => `seq ${n}`),
    {
      scales: [1, binary],
    },
  )
  add(
    'rank',
    spec.loraRank,
    ['rank'],
    64,
    plain('rank', (n) => `rank ${n}`),
  )
  add(
    'batch',
    spec.batch,
    ['batch'],
    64,
    plain('batch', (n) => `batch ${n}`),
  )
  add(
    'globalBatch',
    spec.globalBatch,
    ['globalBatch', 'batch'],
    64,
    plain('globalBatch', (n) => `global batch ${n}`),
  )
  add(
    'examples',
    corpus?.examples,
    ['examples', 'imageCount'],
    100,
    plain('examples', (n) => `${n} examples`),
  )
  add(
    'length',
    corpus?.tokensPerExample,
    ['length', 'tokens'],
    20,
    plain('length', (n) => `${n} tokens each`),
  )
  const response = plain('responseTokens', (n) => `response length ${n}`)
  add('responseTokens', spec.responseTokens, ['responseTokens', 'tokens', 'length'], 20, response)
  const tokens = plain('tokens', (n) => `${n} tokens`)
  if ((corpus?.examples ?? null) === null) add('tokens', corpus?.tokensPerEpoch, ['tokens', 'data'], 100, tokens)
  add('tokens', spec.tokens, ['tokens', 'data'], 100, tokens)
  const ofText = (value: number): PresetPhrase => ({ words: bytesWords(value), slots: [quantity('bytes', value)] })
  add('bytes', text?.bytes, ['bytes'], 100, ofText, { scales: [1e3, 1e6, 1e9, 1e12], tolerance: 0.03 })
  const size = sizeOf(spec)
  const ofSize = (value: number): PresetPhrase => {
    const sibling = spec.model === null ? undefined : siblingOf(spec.model, value, models, true)
    return sibling === undefined
      ? given(`${formatExact(value / 1e9)}b`, 'params', value)
      : { words: sibling.id, slots: [{ role: 'model', reference: { kind: 'model', id: sibling.id } }] }
  }
  add('size', size, ['params'], 40, ofSize, { scales: [1e9] })
  return held
}

/** "qwen2.5-32b" has 32 billion parameters to those who speak of it. */
function sizeOf({ model, params }: Spec): number | null {
  const named = /(?:^|-)(\d{1,4}(?:\.\d{1,2})?)b(?:-|$)/u.exec(model ?? '')?.[1]
  return named === undefined ? params : Number(named) * 1e9
}

const hoursInWords = (hours: string): string => {
  const [value, unit] = [Number(hours.replaceAll(',', '')), hoursOfWeek * 2]
  return value % hoursOfDay === 0 && value > hoursOfDay && value <= unit * 8
    ? `within ${value / hoursOfDay} days`
    : `within ${hours} hours`
}

/** Bytes as one types them: "1.2 GB". */
export function bytesWords(bytes: number): string {
  const [unit, size] =
    bytes >= 1e12 ? ['TB', 1e12] : bytes >= 1e9 ? ['GB', 1e9] : bytes >= 1e6 ? ['MB', 1e6] : ['KB', 1e3]
  return `${formatExact(Number((bytes / size).toPrecision(6)))} ${unit}`
}

/** A number that is one of something: no rate, no range, no price of an hour. */
const isPlain = ({ error, factors, hourly, isRange, perStep, perGpu, change, value }: Amount): boolean =>
  error === undefined &&
  factors === undefined &&
  hourly !== true &&
  isRange !== true &&
  perStep !== true &&
  perGpu !== true &&
  change === undefined &&
  value > 0

/** What a number without a unit may come to as a value of this kind, the likeliest first. */
function readingsOf(held: HeldValue, { value, measure, magnitude }: Amount): readonly number[] {
  if (measure !== null) return held.units.includes(measure) ? [value] : []
  // A size is hardly said without its "b", and nothing else with it beside one.
  if (held.field === 'size' && magnitude === 'b') return [value]
  if (magnitude === '') return held.scales.map((scale) => value * scale)
  return magnitude === 'k' && held.scales.includes(binary) ? [value, value * binary] : [value]
}

/** Whether a number says what holds. */
export const saysHeld = (held: HeldValue, amount: Amount): boolean =>
  isPlain(amount) &&
  readingsOf(held, amount).some((value) => Math.abs(value / held.value - 1) <= (held.tolerance ?? exactly))

const magnitudes: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 }

/**
 * What another number comes to in the place of one that says what holds: of the same unit and magnitude where it has none of
 * its own; null where that is out of all proportion.
 */
export function valueInPlace(held: HeldValue, old: Amount, amount: Amount): number | null {
  if (!isPlain(amount)) return null
  const isBare = amount.measure === null && amount.magnitude === ''
  const said = old.unitValue / (magnitudes[old.magnitude] ?? 1)
  const asOld = isBare ? [amount.value * (held.value / said)] : []
  const plain = readingsOf(held, amount).slice(0, 1)
  const isOfSize = held.field === 'size' && amount.magnitude !== 'b' && amount.measure !== 'params'
  const isNear = (value: number): boolean =>
    value <= held.value * held.mostTimes && value * held.mostTimes >= held.value && value !== held.value
  const found = [...asOld, ...(isOfSize ? [] : plain)].map((value) => Number(value.toPrecision(12))).find(isNear)
  const isWhole = found !== undefined && (Number.isInteger(found) || !whole.has(held.field))
  return isWhole ? found : null
}
const whole: ReadonlySet<string> = new Set(['gpus', 'nodes', 'rank', 'batch', 'globalBatch', 'sequence', 'examples'])
