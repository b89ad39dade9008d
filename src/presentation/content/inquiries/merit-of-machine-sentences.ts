/** Whether a machine is worth its price, or the least that holds a job, with what the other takes. */
import type { MeritOfNamed } from '../../../recommend/inquiries/smaller-machine.ts'
import type { Option } from '../../../recommend/recommendation.ts'
import { type DisplayNames, methodName, planAndProvider, planName } from '../../format/display-names.ts'
import { formatDuration, formatGib, formatUsd } from '../../format/number-format.ts'

type PlannedRun = Option

/** Before the headline of the plan. */
export const meritLead = (merit: MeritOfNamed): string =>
  ({
    both: 'Yes, worth it',
    price: 'Yes, for the price',
    time: 'Only if the time counts',
    none: 'No, not worth it; this does it',
  })[merit]

const run = ({ hours, allInUsd }: PlannedRun): string => `${formatDuration(hours.p50)} and ${formatUsd(allInUsd.p50)}`

/** What the job takes on other cards, or on the one that is not worth it. */
export const withoutItSentence = (
  merit: MeritOfNamed,
  named: PlannedRun,
  other: PlannedRun,
  names: DisplayNames,
): string =>
  merit === 'none'
    ? `${planAndProvider(named, names)} would take ${run(named)}.`
    : `Without ${names.gpu(named.gpu)}: ${planAndProvider(other, names)}, ${run(other)}.`

/** Before the headline of the plan. */
export const leastLead = (hasFewer: boolean): string => (hasFewer ? 'No, fewer hold it' : 'Yes, the least of these')

/** The fewest that hold it, with their memory; `fewer` null: none do. */
export const fewerSentence = (named: PlannedRun, fewer: PlannedRun | null, names: DisplayNames): string =>
  fewer === null
    ? `Fewer of them do not hold it (${methodName(named)}) without the memory of the host.`
    : `The fewest that hold it: ${planName(fewer, names)}, ${methodName(fewer)}, up to ${formatGib(fewer.peakMemoryGiB.p95)} of ${formatGib(fewer.usableMemoryGiB)} a GPU, ${run(fewer)}.`
