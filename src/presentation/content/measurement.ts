/** A measurement in sentences: set against what was expected, and the plan at the speed that was measured. */
import { GIB } from '../../catalog/units.ts'
import type { Option } from '../../recommend/recommendation.ts'
import type { MeasurementComparison } from '../../recommend/team-measurement-record.ts'
import { type DisplayNames, planAndProvider, planName } from '../format/display-names.ts'
import {
  formatDuration,
  formatDurationRange,
  formatGib,
  formatTokensPerSecond,
  formatUsd,
  formatUsdRange,
} from '../format/number-format.ts'
import type { AnsweredScenario } from './advisor-answer.ts'
import { visibleOptionKey } from './option-rows.ts'
import { capitalized } from '../../recommend/figure-text.ts'

/** Speed and memory per GPU as measured, as expected, and how far apart they are. */
export function measurementLines({
  tokensPerSecondPerGpu,
  peak,
  estimatedSpeed,
  estimatedPeak,
  notes,
}: MeasurementComparison): readonly string[] {
  const { p10, p50, p90 } = estimatedSpeed
  const speed = tokensPerSecondPerGpu
  const usedGib = peak === null ? null : peak.bytes / GIB
  return [
    speed === null
      ? ''
      : `Measured ${formatTokensPerSecond(speed)} per GPU; expected ${formatTokensPerSecond(p50)} (${formatTokensPerSecond(p10)} to ${formatTokensPerSecond(p90)}): ${deviationText(speed, p50, 'faster', 'slower')}, ${speed >= p10 && speed <= p90 ? 'inside' : 'outside'} the range.`,
    usedGib === null || peak === null
      ? ''
      : `Measured ${formatGib(usedGib)} per GPU (${memoryMetricText[peak.metric]}); expected ${formatGib(estimatedPeak.p50 / GIB)} as nvidia-smi shows it, ${formatGib(estimatedPeak.p95 / GIB)} at the high end.`,
    ...notes.map((note) => `${capitalized(note)}.`),
  ].filter((text) => text !== '')
}

const memoryMetricText = {
  smi: 'as nvidia-smi shows it',
  reserved: 'reserved by torch',
  allocated: 'allocated by torch',
} as const

function deviationText(value: number, expected: number, more: string, less: string): string {
  const share = Math.round(100 * Math.abs(value / expected - 1))
  return share === 0 ? 'as expected' : `${share} % ${value > expected ? more : less}`
}

/** On what a speed is taken to have been measured, and what to reply where that is wrong. */
export function describeMeasuredOn(option: Option, names: DisplayNames): string {
  const other = option.gpuCount === 1 ? 4 : 1
  return `Taken as measured on ${planName(option, names)}; if it was not, reply with what it ran on, such as “that was on ${other} ${names.gpu(option.gpu)}”.`
}

/** A plan that estimates alone would choose, while the one that holds was measured. */
export const describeUnmeasured = (option: Option, names: DisplayNames): string =>
  `Not measured by you: ${planAndProvider(option, names)}, ${formatDurationRange(option.hours)} and ${formatUsdRange(option.allInUsd)}. Reply "any gpu" to plan with it.`

/** Hours and dollars of a plan on so many of its GPUs at another speed: what saving and interruptions take grows with the training. */
export function planAtSpeed(
  { hours, startupHours, usd, allInUsd, tokensPerSecond, gpuCount: planned }: Option,
  gpuCount: number,
  tokensPerSecondPerGpu: number,
): { readonly hours: number; readonly usd: number } {
  const slower = tokensPerSecond.p50 / (tokensPerSecondPerGpu * gpuCount)
  const taken = startupHours + (hours.p50 - startupHours) * slower
  return { hours: taken, usd: allInUsd.p50 + usd.p50 * ((taken * gpuCount) / (hours.p50 * planned) - 1) }
}

/** The plan that was measured, at the speed that was measured, where another is the best now; '' where it still is. */
export function describePlanAsMeasured(
  { tokensPerSecondPerGpu: speed }: MeasurementComparison,
  { scenario, recommendation: { best } }: AnsweredScenario,
  after: Option,
  names: DisplayNames,
): string {
  const { tokens } = scenario.spec
  if (speed === null || tokens === null || visibleOptionKey(best, names) === visibleOptionKey(after, names)) return ''
  const { hours, usd } = planAtSpeed(best, best.gpuCount, speed)
  return `At that speed the plan you measured, ${planAndProvider(best, names)}, takes ${formatDuration(hours)} and ${formatUsd(usd)} in total; another is better now.`
}
