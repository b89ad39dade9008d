/** The fields that a lone number can be of, and what such a number says of each: the slots that the words in full would fill. */
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import { formatExact } from '../../scenario/format-values.ts'
import type { Scenario, SpecField } from '../../scenario/scenario.ts'
import { type PresetPhrase, quantity } from '../grammar/preset-slots.ts'
import { heldIn } from './counted-data.ts'

/** A field that a lone number can be of. */
export type NumericField = {
  readonly field: SpecField
  /** What a factor scales: "twice the budget". */
  readonly measure: Measure
  readonly noun: string
  /** null: such a number is not one of this field. `magnitude`: k, m, b, t or none. */
  readonly give: (value: number, magnitude: string, scenario: Scenario) => PresetPhrase | null
}

/** An amount of a measure, with the words that would have said it. */
export const given = (words: string, measure: Measure, value: number): PresetPhrase => ({
  words,
  slots: [quantity(measure, value)],
})

/** A number without a magnitude, or with a k. */
const plainNumber =
  (measure: Measure, name: string) =>
  (value: number, magnitude: string): PresetPhrase | null =>
    /^[mbt]$/.test(magnitude) ? null : given(`${name} ${formatExact(value)}`, measure, value)

/** A number of GPUs. */
export const gpusGiven = (value: number): PresetPhrase =>
  given(value === 1 ? '1 gpu' : `${formatExact(value)} gpus`, 'gpus', value)

/** A number so far from what holds is of something else. */
const gpuCount = (value: number, magnitude: string, { spec }: Scenario): PresetPhrase | null =>
  magnitude === '' && (value <= commonGpus || isWithinFactor(value, spec.gpuCount ?? commonGpus))
    ? gpusGiven(value)
    : null
const commonGpus = 64

export const numericFields: readonly NumericField[] = [
  { field: 'gpuCount', measure: 'gpus', noun: 'gpus', give: gpuCount },
  { field: 'gpus', measure: 'gpus', noun: 'gpus', give: gpuCount },
  {
    field: 'nodes',
    measure: 'nodes',
    noun: 'nodes',
    give: (value, magnitude, { spec }) =>
      magnitude === '' && (value <= commonGpus || isWithinFactor(value, spec.nodes ?? commonGpus))
        ? { words: `${value} nodes`, slots: [{ role: 'nodes', value, across: false }] }
        : null,
  },
  {
    field: 'budgetUsd',
    measure: 'budget',
    noun: 'budget',
    give: (value, magnitude, { spec }) =>
      magnitude === 'b' ? null : budgetNear(inThousands(value, magnitude, spec.budgetUsd, 1000), spec.budgetUsd),
  },
  { field: 'deadlineHours', measure: 'deadline', noun: 'deadline', give: deadlineGiven },
  { field: 'sequenceLength', measure: 'sequence', noun: 'sequence length', give: sequenceGiven },
  { field: 'batch', measure: 'batch', noun: 'batch size', give: plainNumber('batch', 'batch') },
  { field: 'loraRank', measure: 'rank', noun: 'rank', give: plainNumber('rank', 'rank') },
  { field: 'tokens', measure: 'data', noun: 'data', give: dataGiven },
  { field: 'responseTokens', measure: 'length', noun: 'response length', give: responseGiven },
]

/** "800", "1.2k" of the responses of a job that writes its own data. */
function responseGiven(value: number, magnitude: string, { spec }: Scenario): PresetPhrase | null {
  const isNear = spec.responseTokens === null || isWithinFactor(value, spec.responseTokens)
  return /^k?$/.test(magnitude) && isNear
    ? given(`response length ${formatExact(value)}`, 'responseTokens', value)
    : null
}

/** A budget in dollars. */
export const budgetGiven = (usd: number): PresetPhrase => given(`under $${formatExact(usd)}`, 'budget', usd)
/** "And 3?" of a budget of $200 is no budget. */
const budgetNear = (usd: number, held: number | null): PresetPhrase | null =>
  held === null || isWithinFactor(usd, held) ? budgetGiven(usd) : null

/** A deadline in hours from now. */
export const hoursGiven = (hours: number): PresetPhrase =>
  given(`within ${formatExact(hours)} hours`, 'deadline', hours)

/** "12" where 15k hold is 12k: a number so far from what holds is said in its thousands. */
function inThousands(value: number, magnitude: string, held: number | null, kilo: number): number {
  const isFar = held !== null && held >= kilo && !isWithinFactor(value, held)
  return isFar && magnitude === '' && isWithinFactor(value * kilo, held) ? value * kilo : value
}

/** "4k" of a sequence is 4096. */
export function sequenceGiven(said: number, magnitude: string, { spec, corpus }: Scenario): PresetPhrase | null {
  // "50k" where 20k rows are counted is of those.
  const examples = corpus?.examples ?? null
  const isOfSequence = spec.sequenceLength !== null && isWithinFactor(said, spec.sequenceLength)
  if (examples !== null && isWithinFactor(said, examples) && !isOfSequence) return null
  const value = inThousands(said, magnitude, spec.sequenceLength, 1024)
  if (magnitude === 'k') return given(`seq ${formatExact(value / 1e3)}k`, 'sequence', Math.round((value / 1e3) * 1024))
  return magnitude === '' ? given(`seq ${formatExact(value)}`, 'sequence', value) : null
}

/** A deadline given in days goes on in days. */
function deadlineGiven(value: number, magnitude: string, { spec }: Scenario): PresetPhrase | null {
  if (magnitude !== '') return null
  const before = spec.deadlineHours ?? 0
  const isInDays = before >= 48 && before % 24 === 0
  if (before > 0 && !isWithinFactor(isInDays ? value * 24 : value, before)) return null
  return isInDays ? given(`within ${value} days`, 'deadline', value * 24) : hoursGiven(value)
}

/** A small number beside data is of epochs, where there are several; one near to what is counted is of that. */
function dataGiven(value: number, magnitude: string, scenario: Scenario): PresetPhrase | null {
  const { corpus } = scenario
  if (magnitude === '' && value <= 100)
    return corpus !== undefined && corpus.epochs > 1 ? given(`${value} epochs`, 'epochs', value) : null
  const held = heldIn(scenario, magnitude)
  if (held !== null && isWithinFactor(value, held.value))
    return given(`${formatExact(value)} ${held.noun}`, held.measure, value)
  // "More like 450" of rows of 350 tokens.
  const each = scenario.spec.imageCount === null ? (corpus?.tokensPerExample ?? null) : null
  return each !== null && /^k?$/.test(magnitude) && isWithinFactor(value, each)
    ? given(`${formatExact(value)} tokens each`, 'length', value)
    : null
}

/** "Do 40" where nothing but 60B tokens is spoken of: of the same thousands. */
export function dataInScale(value: number, scenario: Scenario): PresetPhrase | null {
  const held = heldIn(scenario, '')
  const scale = held === null ? undefined : [1e3, 1e6, 1e9, 1e12].find((one) => isWithinFactor(value * one, held.value))
  return held === null || scale === undefined
    ? null
    : given(`${formatExact(value * scale)} ${held.noun}`, held.measure, value * scale)
}

const maxFactor = 8

/** Whether a number is close enough to what holds to be of the same field. */
export const isWithinFactor = (value: number, held: number): boolean =>
  value <= held * maxFactor && value * maxFactor >= held
