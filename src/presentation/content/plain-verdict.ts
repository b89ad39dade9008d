/** What stands before the figures of a job: the yes or no that it was asked with, or the sum that its bill is a part of. */
import type { RulesOfThumb } from '../../catalog/rules-of-thumb.ts'
import { methodNames } from '../../catalog/training-method.ts'
import type { Option } from '../../recommend/recommendation.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { formatCount, formatUsd } from '../format/number-format.ts'
import { teacherBill } from './job-extras-lines.ts'

/** Times the need: up to here a sum is about right, from here on far off. */
const aboutRight = 1.6
const farOff = 3

/** "Yes, that is enough", "24 runs cost $40 in all, each"; '' where nothing was asked so. */
export const plainVerdict = (scenario: Scenario, best: Option, rules: RulesOfThumb): string =>
  [doubtVerdict(scenario, best), sumOfAll(scenario, best, rules)].filter((part) => part !== '').join(': ')

/** Of several runs, or of a teacher that writes the data first: what all of it comes to. */
function sumOfAll(scenario: Scenario, best: Option, { teacher }: RulesOfThumb): string {
  const { runs, isTeacherWriting, gpuHours } = scenario.extras ?? {}
  if (gpuHours?.isOwn === true && gpuHours.value !== null && gpuHours.value < best.hours.p50 * best.gpuCount)
    return 'Not enough hours'
  if (runs !== undefined)
    return `${formatCount(runs.count)} runs${runs.per === null ? '' : ` a ${runs.per}`} cost about ${formatUsd(best.allInUsd.p50 * runs.count)} in all, each`
  const written = isTeacherWriting === true ? teacherBill(scenario, teacher) : null
  return written === null
    ? ''
    : `About ${formatUsd(written.usd + best.allInUsd.p50)} in all, ${formatUsd(written.usd)} of it for the writing of the teacher; the training`
}

function doubtVerdict({ extras, spec }: Scenario, best: Option): string {
  const { budgetUsd, deadlineHours } = spec
  const runs = extras?.runs?.count ?? 1
  switch (extras?.doubt) {
    case undefined:
      return ''
    case 'hours right':
      return hoursVerdict(extras?.gpuHours?.value ?? null, best)
    case 'cards':
      return gpusVerdict(best, spec.method === null)
    case 'sum enough':
      return budgetUsd === null ? '' : enoughVerdict(budgetUsd / runs, best.allInUsd)
    case 'sum right':
      return budgetUsd === null ? '' : rightVerdict(budgetUsd / (best.allInUsd.p50 * runs))
    case 'time':
      return deadlineHours === null ? '' : inTimeVerdict(deadlineHours, best.hours)
  }
}

/** `isOpen`: the method was left open, and another may not fit. */
function gpusVerdict({ method, offload, peakMemoryGiB, usableMemoryGiB }: Option, isOpen: boolean): string {
  if (offload === 'params') return 'Only with the weights in the memory of the host'
  if (offload === 'optimizer') return 'Yes, with the optimizer in the memory of the host'
  return peakMemoryGiB.p95 <= usableMemoryGiB
    ? `Yes${isOpen ? `, with ${methodNames[method]}` : ''}`
    : 'Only just, if at all'
}

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
  if (times >= farOff) return 'Far too much'
  if (times >= aboutRight) return 'High'
  return times >= 1 / aboutRight ? 'About right' : 'Too little'
}

/** Of GPU-hours that somebody asks for. */
const hoursVerdict = (gpuHours: number | null, best: Option): string =>
  gpuHours === null ? '' : rightVerdict(gpuHours / (best.hours.p50 * best.gpuCount))
