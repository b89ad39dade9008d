/** How many failures to expect at a rate that was told, the odds of none, and how often to save. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import { interruptionLoss } from '../../../recommend/inquiries/interruptions.ts'
import { formatCount, formatDuration, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { inBackground } from './save-interval-sentences.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

export type FailureFigures = {
  readonly count: number
  /** What the rate is of. */
  readonly of: 'gpu' | 'machine' | 'whole'
  /** Hours between two failures of one of them. */
  readonly rateHours: number
  /** Of the run; null: it is not said. */
  readonly hours: number | null
  readonly gpuCount: number
  /** Nobody said how many GPUs a machine has. */
  readonly areGpusAssumed: boolean
  /** Null: it is not said. */
  readonly saveHours: number | null
  readonly restartHours: number | null
  readonly price: { readonly usdPerGpuHour: number; readonly words: string } | null
}

/** Failures first, then the time between saves, then what they cost. */
export function failureRateSentences(
  figures: FailureFigures,
  { failures, saves }: RulesOfThumb,
  usualSaveHours: number,
): readonly string[] {
  const { count, of, rateHours, hours, gpuCount, areGpusAssumed, price } = figures
  const between = rateHours / count
  const saveHours = figures.saveHours ?? usualSaveHours
  const restartHours = figures.restartHours ?? failures.restartHours.base
  const { everyHours } = interruptionLoss(saveHours, between)
  const things = of === 'gpu' ? 'GPUs' : count === 1 ? 'machine' : 'machines'
  const stops =
    of === 'whole'
      ? `It is stopped every ${formatDuration(between)}`
      : `Any one of ${formatCount(count)} ${things} stops all: every ${formatDuration(between)}`
  const lost = everyHours / 2 + restartHours
  const assumed = [
    ...(figures.saveHours === null ? [`a save of ${formatDuration(saveHours)}`] : []),
    ...(figures.restartHours === null ? [`${formatDuration(restartHours)} until it runs again`] : []),
    ...(areGpusAssumed ? [`${formatCount(gpuCount / count)} GPUs a machine`] : []),
  ]
  const background = Math.sqrt(2 * saves.backgroundHours.base * between)
  const interval = `very ${formatDuration(everyHours)} (sqrt(2 × time to save × time between failures)): saving then takes ${share(saveHours / everyHours)} of the time and work that is done again as much; saved ${inBackground(saves.backgroundHours.base)} every ${formatDuration(background)} costs next to nothing.`
  return [
    ...(hours === null
      ? [`About e${interval}`, `${stops} on average.`]
      : [expected(hours, between), `${stops} on average.`, `Save e${interval}`]),
    `Each failure takes about ${formatDuration(lost)} of all ${formatCount(gpuCount)} GPUs: half of what lies between two saves, and the restart.${hours === null ? '' : costWords(hours, between, lost, gpuCount, price)}${assumed.length === 0 ? '' : ` Assumed: ${assumed.join(', ')}.`}`,
    'What hurts more than the hours is a machine that is not replaced for a day: have a spare one, or a run that goes on with fewer.',
  ]
}

const share = (value: number): string => `${formatSignificant(value * 100, 2)}%`

function expected(hours: number, between: number): string {
  const mean = hours / between
  const none = Math.exp(-mean)
  const more = 1 - none - mean * none
  const odds =
    none < 0.01
      ? 'none at all is not to be hoped for'
      : `at least one with ${formatPercent(1 - none)}, none with ${formatPercent(none)}, two or more with ${formatPercent(more)}`
  const figure = mean < 10 ? formatSignificant(mean, 2) : formatCount(Math.round(mean))
  return `Expect ${mean < 0.05 ? 'hardly any failure' : `about ${figure} ${figure === '1' ? 'failure' : 'failures'}`} in ${formatDuration(hours)}: ${odds}.`
}

function costWords(
  hours: number,
  between: number,
  lost: number,
  gpuCount: number,
  price: FailureFigures['price'],
): string {
  const gpuHours = (hours / between) * lost * gpuCount
  const usd =
    price === null
      ? ''
      : `, ${formatUsd(gpuHours * price.usdPerGpuHour)} of ${formatUsd(hours * gpuCount * price.usdPerGpuHour)} at ${formatUsdPerHour(price.usdPerGpuHour)} a GPU (${price.words})`
  return ` In all some ${formatCount(Number(gpuHours.toPrecision(2)))} of ${formatCount(Math.round(hours * gpuCount))} GPU-hours, ${formatPercent(lost / between)}${usd}.`
}
