/** What a plan holds, as a text may restate it: each value with what sets another one in its place. */
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import { formatExact } from '../../scenario/format-values.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { textSizeOf } from '../../scenario/text-size.ts'
import type { PresetPhrase } from '../grammar/preset-slots.ts'
import type { Amount } from '../lexicon/meanings.ts'
import type { ModelNames } from '../lexicon/model-names.ts'
import { siblingOf } from '../resolution/sibling-model.ts'
import { given } from './numeric-fields.ts'
import type { PlanOfThread } from './numbers-of-plan.ts'

/** A value in numbers, and what people say it in. */
export type HeldValue = {
  readonly field: Measure
  readonly value: number
  readonly units: readonly Measure[]
  /** What a number without a unit may count: hours, or days. */
  readonly scales: readonly number[]
  /** Another value is at most so many times as much, or as little. */
  readonly mostTimes: number
  readonly give: (value: number) => PresetPhrase
}

const [hoursOfDay, binary, exactly] = [24, 1.024, 1e-6]

/** In the units that people give it in, with the words that set it. */
const row = (
  measure: Measure,
  value: number | null | undefined,
  mostTimes: number,
  words: (value: string) => string,
  units: readonly Measure[] = [measure],
  scales: readonly number[] = [1],
): readonly HeldValue[] =>
  value === null || value === undefined
    ? []
    : [
        {
          field: measure,
          value,
          units,
          scales,
          mostTimes,
          give: (next) => given(words(formatExact(next)), measure, next),
        },
      ]

/** The numbers that hold. */
export function heldValues(
  { scenario, lastPlan }: Pick<PlanOfThread, 'scenario' | 'lastPlan'>,
  { models }: { readonly models: ModelNames },
): readonly HeldValue[] {
  const { spec, corpus } = scenario
  const days = (spec.deadlineHours ?? 0) % hoursOfDay === 0 ? [1, hoursOfDay] : [1]
  const ofTokens = (value: number | null | undefined) =>
    row('tokens', value, 100, (n) => `${n} tokens`, ['tokens', 'data'])
  const text = textSizeOf(scenario)
  const size = sizeOf(spec)
  const isOfImages = spec.imageCount !== null && spec.imageCount === corpus?.examples
  return [
    ...row('budget', spec.budgetUsd, 20, (n) => `under $${n}`, ['money', 'budget']),
    ...row('deadline', spec.deadlineHours, 20, (n) => `within ${n} hours`, ['hours', 'deadline'], days),
    ...row('gpus', spec.gpuCount ?? lastPlan.gpuCount, 16, (n) => `${n} gpus`),
    ...row('nodes', spec.nodes, 16, (n) => `${n} nodes`).map((held) => ({ ...held, give: nodesGiven })),
    ...row('epochs', corpus?.epochs, 20, (n) => `${n} epochs`),
    ...row('sequence', spec.sequenceLength, 64, (n) => `seq ${n}`, ['sequence', 'tokens'], [1, binary]),
    ...row('rank', spec.loraRank, 64, (n) => `rank ${n}`),
    ...row('batch', spec.batch, 64, (n) => `batch ${n}`),
    ...row('globalBatch', spec.globalBatch, 64, (n) => `global batch ${n}`, ['globalBatch', 'batch']),
    ...row(isOfImages ? 'imageCount' : 'examples', corpus?.examples, 100, (n) => `${n} ${isOfImages ? 'images' : 'examples'}`, ['examples', 'imageCount']),
    ...row('length', corpus?.tokensPerExample, 20, (n) => `${n} tokens each`, ['length', 'tokens']),
    ...row('responseTokens', spec.responseTokens, 20, (n) => `response length ${n}`, ['responseTokens', 'tokens', 'length']),
    ...((corpus?.examples ?? null) === null ? ofTokens(corpus?.tokensPerEpoch) : []),
    ...ofTokens(spec.tokens),
    ...row('bytes', text?.bytes, 100, (n) => bytesWords(Number(n.replaceAll(',', ''))), ['bytes'], [1e3, 1e6, 1e9, 1e12]),
    ...row('params', size, 40, (n) => n, ['params'], [1e9]).map((held) => ({ ...held, give: sizeGiven(spec.model, models) })),
  ] // prettier-ignore
}

const nodesGiven = (value: number): PresetPhrase => ({
  words: `${value} nodes`,
  slots: [{ role: 'nodes', value, across: false }],
})

/** Another size is another model of the family. */
const sizeGiven =
  (model: string | null, models: ModelNames) =>
  (value: number): PresetPhrase => {
    const id = model === null ? undefined : siblingOf(model, value, models, true)?.id
    return id === undefined
      ? given(`${formatExact(value / 1e9)}b`, 'params', value)
      : { words: id, slots: [{ role: 'model', reference: { kind: 'model', id } }] }
  }

/** "qwen2.5-32b" has 32 billion parameters to those who speak of it. */
export function sizeOf({ model, params }: Spec): number | null {
  const named = /(?:^|-)(\d{1,4}(?:\.\d{1,2})?)b(?:-|$)/u.exec(model ?? '')?.[1]
  return named === undefined ? params : Number(named) * 1e9
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
  if (held.field === 'params' && magnitude === 'b') return [value]
  if (magnitude === '') return held.scales.map((scale) => value * scale)
  return magnitude === 'k' && held.scales.includes(binary) ? [value, value * binary] : [value]
}

/** Text in bytes is rounded in what was said of it. */
const tolerance = 0.03

/** Whether a number says what holds. */
export const saysHeld = (held: HeldValue, amount: Amount): boolean =>
  isPlain(amount) &&
  readingsOf(held, amount).some(
    (value) => Math.abs(value / held.value - 1) <= (held.field === 'bytes' ? tolerance : exactly),
  )

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
  const isOfSize = held.field === 'params' && amount.magnitude !== 'b' && amount.measure !== 'params'
  const isNear = (value: number): boolean =>
    value <= held.value * held.mostTimes && value * held.mostTimes >= held.value && value !== held.value
  const found = [...asOld, ...(isOfSize ? [] : plain)].map((value) => Number(value.toPrecision(12))).find(isNear)
  const isWhole = found !== undefined && (Number.isInteger(found) || !whole.has(held.field))
  return isWhole ? found : null
}
const whole: ReadonlySet<string> = new Set(['gpus', 'nodes', 'rank', 'batch', 'globalBatch', 'sequence', 'examples'])
