/** "What if it crashes halfway and we start over?", "what if it stays on over the weekend?" */
import {
  formatAllGpus,
  formatCount,
  formatDuration,
  formatPercent,
  formatUsd,
  formatUsdDifference,
  formatUsdPerHour,
} from '../format/number-format.ts'
import { globalBatch } from '../content/training-setup.ts'
import type { QuestionContext } from './question-context.ts'

const half = 0.5

/** Hours and dollars of a run that broke off at `args.part` of its way, half by default: begun anew, and gone on with. */
export function lostRunAnswer({ recommendation: { best }, args, scenario }: QuestionContext): readonly string[] {
  const { tokens } = scenario.spec
  const steps = tokens === null ? null : tokens / (globalBatch(best) * best.sequenceLength)
  const done = args?.steps === undefined || steps === null || args.steps >= steps ? null : args.steps
  const part = args?.part ?? (done === null || steps === null ? half : done / steps)
  const { hours, usd, allInUsd, gpuCount, usdPerGpuHour, startupHours } = best
  const lost = usd.p50 * part
  const hourOfAll = gpuCount * usdPerGpuHour
  const left = startupHours + (hours.p50 - startupHours) * (1 - part)
  if (done !== null && steps !== null)
    return [
      `From step ${formatCount(done)} of ${formatCount(Math.round(steps))}: ${formatDuration(left)} and ${formatUsd(left * hourOfAll)} of GPU time to the end, start-up included, if step ${formatCount(done)} was saved.`,
      `Begun anew from step 0, the ${formatDuration(hours.p50 * part)} and ${formatUsd(lost)} so far are lost, and it is ${formatDuration(hours.p50)} and ${formatUsd(allInUsd.p50)} again.`,
    ]
  const due = args?.due ?? scenario.spec.deadlineHours
  const anew = hours.p50 * (1 + part)
  const slack =
    due === null
      ? ''
      : due < hours.p50
        ? `No slack: it takes ${formatDuration(hours.p50)}, and ${formatDuration(due)} there are.`
        : `${formatDuration(due - hours.p50)} of slack: ${formatDuration(hours.p50)} of the ${formatDuration(due)}; begun anew after ${formatPercent(part)} it ends at ${formatDuration(anew)}, ${anew <= due ? `${formatDuration(due - anew)} to spare` : `${formatDuration(anew - due)} late`}.`
  return [
    slack,
    gpuCount > 1 ? `All ${formatCount(gpuCount)} GPUs are one job: when one drops out, the run stops.` : '',
    `Resumed from a checkpoint, only what came since the last one is lost: saved every hour, at most ${formatDuration(Math.min(1, hours.p50 * part))} and ${formatUsd(Math.min(hourOfAll, lost))}; ${formatDuration(left)} are left to go, start-up included.`,
    `Begun anew after ${formatPercent(part)}, it takes ${formatDuration(hours.p50 * (1 + part))} and ${formatUsd(allInUsd.p50 + lost)} in all: ${formatDuration(hours.p50 * part)} and ${formatUsdDifference(allInUsd.p50 + lost, allInUsd.p50)} of GPU time for nothing.`,
    'So resume, unless its loss or its data were wrong.',
  ]
}

/** A night is from an evening to a morning, a weekend from Friday evening to Monday morning. */
export function leftOnAnswer({
  recommendation: { best },
  totalCost,
  scenario,
  renderContext: { rules },
}: QuestionContext): readonly string[] {
  const { gpuCount, usdPerGpuHour } = best
  if (scenario.spec.owned === true) return ['They are your own: nothing but the power of idle GPUs is lost.']
  const each = gpuCount * usdPerGpuHour
  const [night, weekend] = [rules.nightHours.value, rules.weekendHours.value]
  const idle = totalCost?.bill.parts.find(({ id }) => id === 'idle')
  return [
    `Idle machines are billed like busy ones: ${formatUsdPerHour(each)} for ${formatAllGpus(gpuCount)}, so ${formatUsd(each * night)} over a night (${night} h) and ${formatUsd(each * weekend)} over a weekend (${weekend} h).`,
    idle === undefined || idle.usd === null
      ? ''
      : `The total has ${formatUsd(idle.usd)} for it (${idle.says.replace(/\.$/, '')}).`,
    'Have the script end the machine when it is done.',
  ]
}
