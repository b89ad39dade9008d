/** "What does that exclude?": what the bill counts, and what it leaves out. */
import { onTopSentence } from './bill.ts'
import type { CountedPart } from '../../catalog/question-forms.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { formatDuration, formatGib, formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Dollars of what is counted; what is not counted has none. */
export function excludedAnswer({ recommendation: { best }, totalCost, args }: QuestionContext): readonly string[] {
  const isOfMemory = args?.counted?.isCounted === 'memory'
  if (args?.counted !== undefined && isOfMemory)
    return [
      `Yes: ${args.counted.name} are in the memory: ${formatGib(best.peakMemoryGiB.p50)} of ${formatGib(best.usableMemoryGiB)} on each GPU at the expected peak, with weights, gradients, optimizer, activations and the framework.`,
    ]
  return [
    ...(args?.counted === undefined ? [] : countedSentences(args.counted, best)),
    'Not counted: taxes, people’s time, preparing or buying the data, trials and evaluation beside this one run, and serving the model later.',
    `Counted: ${formatUsd(best.usd.p50)} of GPU time.`,
    totalCost === undefined ? '' : onTopSentence(totalCost.bill),
  ]
}

/** Whether a part that is asked about is counted, before all that is. */
function countedSentences({ isCounted, name, why }: CountedPart, best: Option): readonly string[] {
  const total = formatUsd(best.allInUsd.p50)
  if (isCounted === 'no') return [`No: ${name} ${isPlural(name) ? 'are' : 'is'} not in the ${total}.`, why ?? '']
  if (isCounted === 'yes') return [`Yes: ${name} is in the ${total}.`]
  if (best.gpuCount === 1) return ['There is none: it is one GPU.']
  const nodes = best.nodes > 1 ? 'between the machines, too,' : 'inside the one machine'
  return [`Yes: what the GPUs exchange at each step, ${nodes} is in the ${formatDuration(best.hours.p50)}.`]
}
const isPlural = (name: string): boolean => name.startsWith('trials')
