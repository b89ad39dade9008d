/** "Why so many GPUs?": what must be held, what one holds, and the fewest that do. */
import { allOptions } from '../content/option-rows.ts'
import { methodName, planName, providerName } from '../format/display-names.ts'
import { formatCount, formatDuration, formatGib, formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** GiB over all GPUs and on each, and the option with the fewest GPUs. */
export function gpuCountAnswer({
  scenario,
  recommendation,
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const { best } = recommendation
  const { gpuCount, peakMemoryGiB, usableMemoryGiB } = best
  const held = peakMemoryGiB.p50 * gpuCount
  const isAsked = scenario.spec.gpuCount !== null || scenario.spec.nodes !== null
  const memory =
    gpuCount === 1
      ? `One GPU is enough: it holds ${formatGib(peakMemoryGiB.p50)} of ${formatGib(usableMemoryGiB)}.`
      : `About ${formatGib(held)} are held over ${formatCount(gpuCount)} GPUs (${methodName(best)}), ${formatGib(peakMemoryGiB.p50)} on each of ${formatGib(usableMemoryGiB)}${peakMemoryGiB.p50 * gpuCount > usableMemoryGiB ? ': one GPU cannot hold it' : ', so one could hold it: the others save time'}.`
  const [fewest] = allOptions(recommendation).toSorted(
    (one, other) => one.gpuCount - other.gpuCount || one.allInUsd.p50 - other.allInUsd.p50,
  )
  const other =
    fewest === undefined || fewest.gpuCount >= gpuCount
      ? 'No plan compared here takes fewer.'
      : `The fewest among the plans compared: ${planName(fewest, names)} at ${providerName(fewest, names)}, ${methodName(fewest)}, ${formatDuration(fewest.hours.p50)} and ${formatUsd(fewest.allInUsd.p50)} in total.`
  return [isAsked ? `${formatCount(gpuCount)} were asked for.` : '', memory, other]
}
