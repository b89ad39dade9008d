/** Whether a machine is more than is needed, with what a smaller one takes. */
import type { Option } from '../../../recommend/recommendation.ts'
import { type DisplayNames, planName } from '../../format/display-names.ts'
import { formatCount, formatDuration, formatUsd } from '../../format/number-format.ts'

type PlannedRun = Pick<Option, 'gpu' | 'gpuCount' | 'nodes' | 'hours' | 'allInUsd'>

/** Before the headline of the plan. `called`: a word for it that says neither too much nor too little. */
export const doubtedLead = (isMore: boolean, called: string | null): string =>
  isMore
    ? `Yes, ${called === null ? 'overkill' : 'more than it needs'}; this does it`
    : `No, not ${called === null ? 'overkill' : `${called} at all`}`

/** The same where it is asked whether it is needed. `hasLess`: a smaller one holds the job as well. */
export const neededLead = (isMore: boolean, hasLess: boolean): string =>
  isMore ? 'No, it is not needed; this does it' : hasLess ? 'Not needed, and little dearer than the least' : 'Yes'

/** The other machine, with its hours and dollars. `least`: the smallest that holds it; null: none does. */
export function smallerMachineSentence(
  named: PlannedRun,
  least: PlannedRun | null,
  isMore: boolean,
  names: DisplayNames,
): string {
  const run = ({ hours, allInUsd }: PlannedRun): string => `${formatDuration(hours.p50)}, ${formatUsd(allInUsd.p50)}`
  if (least === null && named.gpuCount === 1) return 'No other card on record does it for less.'
  if (least === null) return 'No smaller number of these GPUs holds it without the memory of the host.'
  if (isMore) return `${planName(named, names)} would take ${run(named)}.`
  const saved = named.allInUsd.p50 - least.allInUsd.p50
  const price = saved > 0 ? `, ${formatUsd(saved)} less` : `, and saves nothing`
  return `The smallest that holds it, ${planName(least, names)}, takes ${run(least)}${price}.`
}

/** "Some 65 GPU-days of H100". */
export function gpuTimeSentence({ gpu, gpuCount, hours }: PlannedRun, names: DisplayNames): string {
  const all = gpuCount * hours.p50
  return `That is about ${formatCount(Number((all / 24).toPrecision(2)))} GPU-days of ${names.gpu(gpu)}, ${formatCount(Number(all.toPrecision(2)))} GPU-hours.`
}
