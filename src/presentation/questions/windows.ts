/** A run in pieces: over nights and weekends, or in jobs of so many hours. */
import { formatCount, formatDuration, formatDurationRange, formatUsd } from '../format/number-format.ts'
import type { Option } from '../../recommend/recommendation.ts'
import type { QuestionContext } from './question-context.ts'
import { isOwnedAtPowerCost } from '../../recommend/total-cost/owned-market.ts'
import { timeAnswer } from './time.ts'

/** Whether the hours fit into nights, weekends or days of work, and how many of them it takes. */
export function windowsAnswer({
  args,
  recommendation: { best },
  renderContext: { rules },
}: QuestionContext): readonly string[] {
  const window = args?.window ?? { name: 'night', count: null }
  if (window.name === 'window' && window.hours === undefined) return inParts(window.count ?? 2, best)
  const usual = {
    window: workday,
    night: rules.nightHours.value,
    weekend: rules.weekendHours.value,
    'working day': workday,
    day: workday,
  }
  const length = window.hours ?? usual[window.name]
  // "For nine clients one after another": all of them.
  const runs = args?.runs?.per === null ? args.runs.count : 1
  const [p50, p90] = [best.hours.p50 * runs, best.hours.p90 * runs]
  const each = (hours: number): number => Math.max(1, Math.ceil(hours / Math.max(0.1, length - best.startupHours)))
  const [needed, most] = [p50 <= length ? 1 : each(p50), p90 <= length ? 1 : each(p90)]
  const count = window.count ?? 1
  const plural = (value: number): string => `${formatCount(value)} ${window.name}${value === 1 ? '' : 's'}`
  // "How many nights is that?" asks for no yes or no.
  const isCounted = window.isCounted === true || (window.count === null && window.hours !== undefined)
  const verdict = most <= count ? 'Yes' : needed <= count ? 'Likely, but not surely' : 'No'
  const slow = most === needed ? '' : `, or ${formatCount(most)} at the slow end`
  const lead =
    window.isCap === true && needed === 1
      ? `${most === 1 ? 'It fits in' : 'It likely fits in'} one ${window.name} of ${formatDuration(length)}${slow}`
      : isCounted
        ? `${plural(needed)} of ${formatDuration(length)}${window.words === undefined ? '' : ` (“${window.words}”)`}${slow}`
        : verdict
  return [
    `${lead}: ${runs === 1 ? 'it takes' : `${formatCount(runs)} runs one after another take`} ${formatDuration(p50)} (8 in 10 comparable ${runs === 1 ? 'runs' : 'such rows'} ${formatDurationRange({ p10: best.hours.p10 * runs, p50, p90 })})${runs === 1 ? '' : ` and ${formatUsd(best.allInUsd.p50 * runs)} in total`}${isCounted ? '' : `, and a ${window.name} has ${formatDuration(length)}: ${plural(needed)}${slow}`}.`,
    needed === 1 && count === 1
      ? ''
      : isOwnedAtPowerCost(best)
        ? `It can stop and go on: save a checkpoint before the end of each ${window.name}, and start from the last one.`
        : 'Between them save a checkpoint and delete the machine: a stopped one is mostly billed on, and each start costs start-up again.',
  ]
}
/** "Split across two windows?": what each must hold. */
function inParts(count: number, { hours, startupHours, allInUsd }: Option): readonly string[] {
  const each = (whole: number): string => formatDuration((whole - startupHours) / count + startupHours)
  return [
    `Yes: ${formatDuration(hours.p50)} in ${formatCount(count)} parts is about ${each(hours.p50)} each, start-up included, ${each(hours.p90)} at the slow end; ${formatUsd(allInUsd.p50)} in total and one more start-up for each break.`,
    'Between them save a checkpoint and delete the machine: a stopped one is mostly billed on.',
  ]
}

/** Hours that people work. */
const workday = 8

/** "Jobs max 24 h there": a run is in one piece where it fits the limit even at the slow end of its range. */
export function jobLimitAnswer(context: QuestionContext): readonly string[] {
  const {
    value,
    recommendation: {
      best: { hours, startupHours },
    },
  } = context
  if (value === undefined) return timeAnswer(context)
  const [jobs, most] = [Math.ceil(hours.p50 / value), Math.ceil(hours.p90 / value)]
  const limit = formatDuration(value)
  if (most === 1)
    return [
      `At ${limit} a job it is one job: about ${formatDuration(hours.p50)}, at most ${formatDuration(hours.p90)} 8 times in 10.`,
    ]
  const count = jobs === most ? formatCount(jobs) : `${formatCount(jobs)} to ${formatCount(most)}`
  return [
    `At ${limit} a job the ${formatDuration(hours.p50)} are ${count} jobs, one after the other.`,
    `Save a checkpoint well before each ends: every restart costs its start-up again, about ${formatDuration(startupHours)}, what was done since the last checkpoint, and the wait in the queue.`,
  ]
}
