/** What stands before the figures of a job: the yes or no that it was asked with, or the sum that its bill is a part of. */
import type { RulesOfThumb } from '../../catalog/rules-of-thumb.ts'
import { methodNames } from '../../catalog/training-method.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { machinesWithin, runsAsAsked, runsTogether, sessionHours, usdOfRuns } from '../../recommend/runs-together.ts'
import type { JobExtras, Scenario } from '../../scenario/scenario.ts'
import { formatCount, formatGpuCount, formatDuration, formatUsd, formatRuns } from '../format/number-format.ts'
import { costOfRuns, teacherBill } from './job-extras-lines.ts'

/** Times the need: up to here a sum is about right, from here on far off. */
const aboutRight = 1.6
const farOff = 3

/** "Yes, that is enough", "24 runs cost $40 in all, each"; '' where nothing was asked so. */
export const plainVerdict = (scenario: Scenario, best: Option, rules: RulesOfThumb): string =>
  [scenario.extras?.lead ?? '', doubtVerdict(scenario, best), sumOfAll(scenario, best, rules)]
    .filter((part) => part !== '')
    .join(': ')

/** Of several runs, or of a teacher that writes the data first: what all of it comes to. */
function sumOfAll(scenario: Scenario, best: Option, { teacher }: RulesOfThumb): string {
  const { runs, isTeacherWriting, gpuHours, doubt } = scenario.extras ?? {}
  if (
    gpuHours !== undefined &&
    doubt !== 'hours right' &&
    gpuHours.value !== null &&
    gpuHours.value < best.hours.p50 * best.gpuCount
  )
    return 'Not enough hours'
  if (runs?.per === null) return sumOfRuns(runs, scenario.spec.deadlineHours, best)
  if (runs !== undefined)
    return runs.change === undefined
      ? runs.count === 1
        ? `About ${costOfRuns(best, 1).total} a ${runs.per}, for one run`
        : `${formatRuns(runs.count)} runs a ${runs.per} cost about ${costOfRuns(best, runs.count).total} in all, each`
      : `About ${costOfRuns(best, runs.count).total} a ${runs.per} ${runs.change === 'more' ? 'on top' : 'less'}, for ${formatRuns(runs.count)} ${runs.change} runs, each`
  const taught = teacherBill(scenario, teacher)
  return taught === null
    ? ''
    : `About ${formatUsd(taught.usd + best.allInUsd.p50)} in all, ${formatUsd(taught.usd)} of it for ${isTeacherWriting === true ? 'the writing' : 'the passes'} of the teacher; the training alone`
}

function sumOfRuns(
  { count, atOnce }: NonNullable<JobExtras['runs']>,
  deadlineHours: number | null,
  best: Option,
): string {
  const { machines, usd, hours } = runsAsAsked(best, count, deadlineHours, atOnce)
  const session = sessionHours(atOnce, deadlineHours)
  if (session !== null)
    return `${formatCount(count)} at once, a machine each for all ${formatDuration(session)}, cost about ${formatUsd(usd.p50)} in all; one run by itself`
  const order =
    machines === 1
      ? 'one after another'
      : machines >= count
        ? 'all at once, each on a machine of its own'
        : `on ${formatCount(machines)} such machines at once${best.gpuCount === 1 ? '' : `, ${formatGpuCount(machines * best.gpuCount)}`}`
  return `${formatCount(count)} runs cost about ${formatUsd(usd.p50)} in all and take ${formatDuration(hours.p50)} ${order}; one by itself`
}

function doubtVerdict({ extras, spec, setBy }: Scenario, best: Option): string {
  const { budgetUsd, deadlineHours } = spec
  const runs = extras?.runs?.count ?? 1
  const all = usdOfRuns(extras?.runs, deadlineHours, best)
  switch (extras?.doubt) {
    case undefined:
    // The recommendation weighs both (`rentVerdictFirst`).
    case 'own or rent':
      return ''
    case 'hours right':
      return hoursVerdict(extras?.gpuHours?.value ?? null, best)
    case 'cards':
      return (
        inTimeIfItFits(deadlineHours, best) ?? gpusVerdict(best, setBy.method === undefined && best.task !== 'pretrain')
      )
    case 'machines':
      return machinesVerdict(best)
    case 'own hardware':
      return ownVerdict(best)
    case 'sum enough':
      return budgetUsd === null ? '' : enoughVerdict(budgetUsd, all)
    case 'runs':
      return budgetUsd === null ? '' : runsVerdict(budgetUsd, best)
    case 'bill right':
      return budgetUsd === null
        ? ''
        : budgetUsd / all.p50 >= farOff
          ? 'No, far too much'
          : rightVerdict(budgetUsd / all.p50)
    case 'sum right':
      return budgetUsd === null ? '' : sumVerdict(budgetUsd / all.p50, runs === 1 ? all.p50 : null)
    case 'time':
      return deadlineHours === null ? '' : timeVerdictOf(extras?.runs?.per === null ? runs : 1, deadlineHours, best)
  }
}

/** Runs that the money pays for one after another. */
function runsVerdict(usd: number, { allInUsd: { p50, p90 } }: Option): string {
  const [count, fewest] = [Math.floor(usd / p50), Math.floor(usd / p90)]
  if (count === 0) return 'Not one such run'
  const least =
    fewest === count ? '' : ` (${formatCount(fewest)} if each comes to ${formatUsd(p90)}, the top of its range)`
  return `About ${formatCount(count)} such ${count === 1 ? 'run' : 'runs'} for ${formatUsd(usd)}${least}`
}

/** Of several runs: one after another if that is in time, else at once. */
function timeVerdictOf(runs: number, deadlineHours: number, best: Option): string {
  const machines = machinesWithin(best, runs, deadlineHours, 'p50')
  if (machines === null || machines === 1) return inTimeVerdict(deadlineHours, runsTogether(best, runs).hours)
  return `Only with ${formatCount(machines)} machines at once`
}

/** `isOpen`: the method was left open, and another may not fit. */
function gpusVerdict({ method, offload, peakMemoryGiB, usableMemoryGiB }: Option, isOpen: boolean): string {
  if (offload === 'params') return 'Only with the weights in the memory of the host'
  if (offload === 'optimizer') return 'Yes, with the optimizer in the memory of the host'
  return peakMemoryGiB.p95 <= usableMemoryGiB
    ? `Yes${isOpen ? `, with ${methodNames[method]}` : ''}`
    : 'Only just, if at all'
}

/** Whether it takes more than a card. */
function machinesVerdict({ gpuCount, nodes }: Option): string {
  if (gpuCount === 1) return 'One GPU does it, no cluster'
  return nodes === 1
    ? `One machine with ${formatCount(gpuCount)} GPUs does it, no cluster`
    : `Yes, it takes ${formatCount(nodes)} machines`
}

/** Whether what is there does it. */
function ownVerdict(best: Option): string {
  const { offload, peakMemoryGiB, usableMemoryGiB, method } = best
  if (offload === 'params') return 'Hardly, only with the weights in the memory of the host'
  return peakMemoryGiB.p95 <= usableMemoryGiB
    ? `Yes, ${methodNames[method]} is realistic on what you have, and no new hardware is needed`
    : 'Only just, if at all: try some steps before you ask for new hardware'
}

/** Where a deadline is kept with ease, only the memory is in doubt; null: there is none, or it is no matter of memory alone. */
const inTimeIfItFits = (
  deadlineHours: number | null,
  { hours, offload, peakMemoryGiB, usableMemoryGiB }: Option,
): string | null =>
  deadlineHours !== null && hours.p90 <= deadlineHours && offload === 'none' && peakMemoryGiB.p95 > usableMemoryGiB
    ? 'In time, and only the memory is in doubt'
    : null

function enoughVerdict(limit: number, { p50, p90 }: Option['usd']): string {
  if (p90 <= limit) return 'Yes, enough'
  return p50 <= limit ? 'Probably enough' : 'Not enough'
}

function inTimeVerdict(limit: number, { p50, p90 }: Option['hours']): string {
  if (p90 <= limit) return 'Yes, in time'
  return p50 <= limit ? 'In time if all goes well' : 'Too late'
}

/** `times`: the sum over what the job comes to. */
function rightVerdict(times: number): string {
  // So far off a sum pays for people's work, which nobody here can price.
  if (times >= ofWork) return 'Far too much for GPU time alone'
  if (times >= farOff) return 'Far too much'
  if (times >= aboutRight) return 'High'
  return times >= 1 / aboutRight ? 'About right' : 'Too little'
}

const ofWork = 100

/** `runUsd`: of one run, where it is one. Who approves a sum reads no further than what the run comes to. */
const sumVerdict = (times: number, runUsd: number | null): string =>
  times >= ofWork && runUsd !== null
    ? `${rightVerdict(times)}: one run comes to about ${formatUsd(runUsd)}, so ask part by part what the rest is for. The run`
    : rightVerdict(times)

/** Of GPU-hours that somebody asks for. */
const hoursVerdict = (gpuHours: number | null, best: Option): string =>
  gpuHours === null ? '' : rightVerdict(gpuHours / (best.hours.p50 * best.gpuCount)).replace(' for GPU time alone', '')
