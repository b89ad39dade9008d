/** "What's the smallest number of H100s that hold this?": the fewest that hold the job by themselves, and what one step fewer would have to hold. */
import { methodName, planInFull } from '../format/display-names.ts'
import { formatCount, formatDuration, formatGib, formatUsd } from '../format/number-format.ts'
import { planFigures } from '../content/contrast-words.ts'
import { differenceInShort } from './plan-contrast.ts'
import type { CountedPlan, QuestionContext } from './question-context.ts'
import { mayRunOut } from '../../recommend/option-fit.ts'

/** `counts`: fewest first, up to the first that holds it. */
export function fewestOfKind({
  counts = [],
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const found = counts.find(({ option, isUnpriced }) => option !== null || isUnpriced === true)
  if (found === undefined) return ['No number of them on record holds it by itself, without the memory of the host.']
  const fewer = counts.findLast(({ gpuCount, misfit }) => gpuCount < found.gpuCount && misfit !== undefined)
  const { option } = found
  const priced = option ?? counts.find((one) => one.option !== null)?.option ?? null
  const lead =
    option === null
      ? `${formatCount(found.gpuCount)} hold it by their memory, but no price of so many is on record.`
      : `The fewest: ${planInFull(option, names)}, ${formatGib(option.peakMemoryGiB.p50)} of ${formatGib(option.usableMemoryGiB)}${option.gpuCount === 1 ? '' : ' on each'} (${formatGib(option.peakMemoryGiB.p95)} at the high end), ${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)} in total, ${differenceInShort(option, best)} than the plan.`
  return [
    lead,
    option === null && priced !== null
      ? `The fewest with a price: ${planInFull(priced, names)}, ${planFigures(true, priced)}.`
      : '',
    option !== null && mayRunOut(option)
      ? 'At the high end that is too little: run the longest texts first, or take twice as many.'
      : '',
    fewer?.misfit === undefined
      ? ''
      : `${formatCount(fewer.gpuCount)} would need ${formatGib(fewer.misfit.needsGiB)}${fewer.gpuCount === 1 ? '' : ' each'} of the ${formatGib(fewer.misfit.hasGiB)} there are.`,
    outOfHost(counts, found.gpuCount),
    option === null || option.method === best.method ? '' : `That is with ${methodName(option)}.`,
  ]
}

/** What fewer take out of the memory of the host; '' where none do. */
export function outOfHost(counts: readonly CountedPlan[], below: number): string {
  const slow = counts.find(({ gpuCount, inHost }) => gpuCount < below && inHost !== undefined)
  return slow?.inHost === undefined
    ? ''
    : `With weights or optimizer states in the memory of the host ${formatCount(slow.gpuCount)} would do, slowly: ${planFigures(true, slow.inHost)}.`
}
