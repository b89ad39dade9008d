/** The second line of a card: the model, how it is trained, how fast, and in how much memory. */
import type { Option } from '../../recommend/recommendation.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { type DisplayNames, trainingName } from '../format/display-names.ts'
import { formatCount, formatGib, formatTokensPerSecond } from '../format/number-format.ts'
import { describeJob } from './scenario-summary.ts'

/** "rank 64, " where it was asked for; what is assumed stands among the assumptions. */
const askedRank = ({ spec }: Scenario, { loraRank }: Option): string =>
  spec.loraRank === null || loraRank === null ? '' : `rank ${formatCount(loraRank)}, `

function describeSpeed({ tokensPerSecond: rate, gpuCount }: Option): string {
  return `${formatTokensPerSecond(rate.p50)}${gpuCount > 1 ? ` over all ${formatCount(gpuCount)} GPUs` : ' on one GPU'}`
}

/** "Llama 3.3 70B on 2B tokens: full fine-tuning, bf16, fp32 masters, 19.4k tok/s over all 8 GPUs", and its memory where that stays short. */
export function jobLine(scenario: Scenario, best: Option, names: DisplayNames): string {
  const masters = best.masterWeights === true ? 'fp32 masters, ' : ''
  const job = `${describeJob(scenario.spec, names)}: ${trainingName(best)}, ${masters}${askedRank(scenario, best)}${describeSpeed(best)}`
  const memory = briefMemory(best)
  return job.length + memory.length <= lineLength ? `${job}${memory}` : job
}
const lineLength = 112

/**
 * ", 61 of 79 GiB on each", as expected, of full training; nothing where a warning tells it. Adapters take what there is for
 * larger micro-batches: their figure would read as what they need.
 */
function briefMemory({ method, peakMemoryGiB, usableMemoryGiB, gpuCount, warnings }: Option): string {
  if (method !== 'full' || warnings.some((warning) => warning.startsWith('Memory '))) return ''
  const [used, usable] = [peakMemoryGiB.p50, usableMemoryGiB].map((each) => formatGib(each).replace(/ GiB$/, ''))
  return `, ${used} of ${usable} GiB${gpuCount > 1 ? ' on each' : ''}`
}
