/** "How many would we need to finish overnight?": the fewest GPUs whose slow end makes a time. */
import { planName, planInFull } from '../format/display-names.ts'
import { formatCount, formatDuration, formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** `counts`: fewest first, up to the first that is sure to make it. */
export function fewestInTimeAnswer({
  counts = [],
  args,
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const due = args?.due ?? 0
  const plans = counts.flatMap(({ option }) => option ?? [])
  const sure = plans.find(({ hours }) => hours.p90 <= due)
  const likely = plans.find(({ hours }) => hours.p50 <= due)
  const found = likely ?? sure
  const last = plans.at(-1)
  if (found === undefined)
    return [
      `None that I can plan makes ${formatDuration(due)}${last === undefined ? ': no number of these GPUs holds it' : `: ${planName(last, names)} still takes ${formatDuration(last.hours.p50)}`}.`,
    ]
  const before = plans[plans.indexOf(found) - 1]
  const isSure = found.hours.p90 <= due
  const isFirstThatHolds = before === undefined && counts[0]?.option === null
  return [
    `${found.gpuCount === 1 ? 'One' : formatCount(found.gpuCount)}${isSure ? '' : ', if all goes well'}: ${planInFull(found, names)}, takes about ${formatDuration(found.hours.p50)} of the ${formatDuration(due)} (${formatDuration(found.hours.p90)} at the slow end), ${formatUsd(found.allInUsd.p50)} in total.`,
    sure !== undefined && sure !== found
      ? `To be sure of it at the slow end too: ${formatCount(sure.gpuCount)}, ${formatDuration(sure.hours.p50)} and ${formatUsd(sure.allInUsd.p50)}.`
      : '',
    isFirstThatHolds ? 'Fewer do not hold it.' : '',
    before === undefined
      ? ''
      : `${formatCount(before.gpuCount)} would take ${formatDuration(before.hours.p50)} and ${formatUsd(before.allInUsd.p50)}.`,
  ]
}
