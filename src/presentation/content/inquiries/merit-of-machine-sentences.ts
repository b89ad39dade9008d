/** Whether a machine is worth its price, or the least that holds a job, with what the other takes. */
import type { MeritOfNamed } from '../../../recommend/inquiries/smaller-machine.ts'
import type { Option } from '../../../recommend/recommendation.ts'
import { type DisplayNames, methodName, planAndProvider, planName } from '../../format/display-names.ts'
import { formatDuration, formatGib, formatUsd } from '../../format/number-format.ts'

/** Before the headline of the plan. */
export const meritLead = (merit: MeritOfNamed): string =>
  ({
    both: 'Yes, worth it',
    price: 'Yes, for the price',
    time: 'Only if the time counts',
    none: 'No, not worth it; this does it',
  })[merit]

const run = ({ hours, allInUsd }: Option): string => `${formatDuration(hours.p50)} and ${formatUsd(allInUsd.p50)}`

/** What the job takes on other cards, or on the one that is not worth it. */
export const withoutItSentence = (merit: MeritOfNamed, named: Option, other: Option, names: DisplayNames): string =>
  merit === 'none'
    ? `${planAndProvider(named, names)} would take ${run(named)}.`
    : `Without ${names.gpu(named.gpu)}: ${planAndProvider(other, names)}, ${run(other)}.`

/** Before the headline of the plan. */
export const leastLead = (hasFewer: boolean): string =>
  hasFewer ? 'No, fewer hold it' : 'Yes, the least of these that is sure to hold it'

/** The fewest that hold it, or may, with their memory; `fewer` null: none do. */
export function fewerSentence(named: Option, fewer: Option | null, isSure: boolean, names: DisplayNames): string {
  if (fewer === null) return `Fewer of them do not hold it (${methodName(named)}) without the memory of the host.`
  const memory = `up to ${formatGib(fewer.peakMemoryGiB.p95)} of ${formatGib(fewer.usableMemoryGiB)} a GPU`
  const plan = `${planName(fewer, names)}, ${methodName(fewer)}`
  return isSure
    ? `The fewest that hold it: ${plan}, ${memory}, ${run(fewer)}.`
    : `${plan}, hold it only just, if at all: ${memory} at the high end; ${run(fewer)} if they do.`
}
