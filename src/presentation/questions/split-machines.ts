/** Whether the GPUs of a plan must stand in one machine. */
import { methodName, planName, providerName } from '../format/display-names.ts'
import { formatCount, formatDuration, formatGib } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Adapters lose some percent over a network; a model that is sharded over machines waits for it. */
const lossOfAdapters = 0.05

/** "Must all be in one box?": what the same GPUs lose where they stand in so many machines. */
export function splitSentences(machines: number, context: QuestionContext): readonly string[] {
  const { recommendation, counts = [], renderContext } = context
  const { best } = recommendation
  const plan = `${planName(best, renderContext.names)} at ${providerName(best, renderContext.names)}`
  if (best.gpuCount === 1) return [`There is nothing to split: the plan is one GPU, ${plan}.`]
  if (best.nodes > 1)
    return [
      `They stand in ${formatCount(best.nodes)} machines as it is: ${plan}, ${formatCount(best.gpuCount / best.nodes)} in each, joined by a fast network that the hours count on.`,
    ]
  const each = best.gpuCount / machines
  const perMachine = Number.isInteger(each) ? formatCount(each) : 'some'
  const onEach = counts.find(({ gpuCount }) => gpuCount === each)?.option ?? null
  const isAdapter = best.method !== 'full'
  const longest = best.hours.p50 * (1 + lossOfAdapters)
  const cost = isAdapter
    ? `With ${methodName(best)} next to nothing crosses between machines${onEach === null ? '' : `, as ${formatCount(each)} of them hold the whole model (${formatGib(onEach.peakMemoryGiB.p50)} of ${formatGib(onEach.usableMemoryGiB)} on each)`}: about ${formatDuration(best.hours.p50)} to ${formatDuration(longest)}, and as much a GPU-hour${onEach === null ? '; a model that is sharded over all of them waits for the network instead' : ''}.`
    : 'Full fine-tuning sends weights and gradients at each step: over 100 Gbit/s Ethernet it waits for them most of the time, over InfiniBand of 400 Gbit/s a GPU it loses some percent.'
  return [
    `They could be split, ${formatCount(machines)} machines with ${perMachine} each, but one is simpler: the plan is one machine, ${plan}, where the GPUs meet inside.`,
    cost,
    'Two machines are also two that can fail, a network to set up, and few sellers join small machines by a fast one.',
  ]
}
