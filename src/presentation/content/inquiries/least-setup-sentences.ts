/** The least that holds a job, in sentences. */
import { methodNames } from '../../../catalog/training-method.ts'
import type { SmallestSetup, SmallestSetups } from '../../../recommend/inquiries/smallest.ts'
import type { DisplayNames } from '../../format/display-names.ts'
import { formatCount, formatGib } from '../../format/number-format.ts'

const machineText = ({ gpu, gpuCount, memoryGb }: SmallestSetup, names: DisplayNames): string =>
  `${formatCount(gpuCount)} × ${names.gpu(gpu)}${gpuCount === 1 ? '' : ` (${formatCount(Math.round(memoryGb))} GB in all)`}`

/** Cards that are free nearly everywhere have no more. */
const commonGb = 81

/** What may do with less memory still, a card at home, and how many of common cards it takes. */
function othersText(setup: SmallestSetup, { sure, tight, atHome }: SmallestSetups, names: DisplayNames): string {
  const isLarge = setup.memoryGb / setup.gpuCount > commonGb
  const common = isLarge ? sure.find(({ memoryGb, gpuCount }) => memoryGb / gpuCount <= commonGb) : undefined
  return [
    common === undefined ? '' : `; of common cards ${machineText(common, names)}`,
    tight === null
      ? ''
      : `; ${machineText(tight, names)} may do, only just if at all (${formatGib(tight.peakGiB.p50)} expected of ${formatGib(tight.usableGiB)} a GPU)`,
    atHome === null
      ? ''
      : `; of one’s own one ${names.gpu(atHome.gpu)} (${formatCount(Math.round(atHome.memoryGb))} GB) does`,
  ].join('')
}

/** What was taken for the smallest, and how full it is. */
export const leastSetupSentence = (setup: SmallestSetup, found: SmallestSetups, names: DisplayNames): string =>
  `${machineText(setup, names)} with ${methodNames[setup.method]}: ${formatGib(setup.peakGiB.p50)} a GPU expected, ${formatGib(setup.peakGiB.p95 ?? setup.peakGiB.p50)} at the high end, of ${formatGib(setup.usableGiB)}, one sequence at a time with gradient checkpointing${othersText(setup, found, names)}. Larger machines are faster, and often no dearer by the run.`

/** The smallest with another method, or with what `change` says. */
export const otherSetupSentence = (
  other: SmallestSetup,
  found: SmallestSetups,
  setup: SmallestSetup,
  names: DisplayNames,
  change: string = methodNames[other.method],
): string =>
  `With ${change} it takes ${other.memoryGb < setup.memoryGb ? 'less' : 'more'}: ${machineText(other, names)}${other.method === 'qlora' ? ', at some cost of quality' : ''}${othersText(other, found, names)}.`

/** Whether it fits on one GPU, over the GPUs there are, or not at all; before the plan. */
export function shardLead(needed: number, gpuCount: number): string {
  if (needed === 1)
    return gpuCount === 1
      ? 'It fits on one GPU, nothing to shard'
      : 'It fits on each GPU by itself: no sharding needed, plain data parallel (DDP) does'
  return needed <= gpuCount
    ? `Not on one GPU, but it fits sharded over the ${formatCount(gpuCount)} (FSDP or ZeRO-3)`
    : `No, not well even sharded over the ${formatCount(gpuCount)}; plan with ${formatCount(needed)}`
}
