/** The second line of a card: the model, how it is trained, how fast, and in how much memory. */
import type { Option } from '../../recommend/recommendation.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { type DisplayNames, trainingName } from '../format/display-names.ts'
import { formatCount, formatTokensPerSecond } from '../format/number-format.ts'
import { describeJob } from './scenario-summary.ts'

/** "rank 64, sequences of 8,192, " where they were asked for; what is assumed stands among the assumptions. */
const askedSettings = ({ spec }: Scenario, { loraRank, sequenceLength }: Option): string =>
  [
    ...(spec.loraRank === null || loraRank === null ? [] : [`rank ${formatCount(loraRank)}, `]),
    ...(spec.sequenceLength === null ? [] : [`sequences of ${formatCount(sequenceLength)}, `]),
  ].join('')

function describeSpeed({ tokensPerSecond: rate, gpuCount }: Option): string {
  return `${formatTokensPerSecond(rate.p50)}${gpuCount > 1 ? ` over all ${formatCount(gpuCount)} GPUs` : ' on one GPU'}`
}

/** "Llama 3.3 70B on 2B tokens: full fine-tuning, bf16, fp32 masters, 19.4k tok/s over all 8 GPUs", and its memory where that stays short. */
export function jobLine(scenario: Scenario, best: Option, names: DisplayNames): string {
  const masters = best.masterWeights === true ? 'fp32 masters, ' : ''
  const job = `${describeJob(scenario.spec, names)}: ${trainingName(best)}, ${masters}${askedSettings(scenario, best)}${describeSpeed(best)}`
  const memory = briefMemory(best)
  return job.length + memory.length <= lineLength ? `${job}${memory}` : job
}
const lineLength = 128

/** ", 61 of 79 GiB on each", as expected, and the micro-batch that takes so much of it; nothing where a warning tells it. */
function briefMemory({ method, peakMemoryGiB, usableMemoryGiB, gpuCount, warnings, microBatch }: Option): string {
  if (!Number.isFinite(peakMemoryGiB.p50) || warnings.some((warning) => warning.startsWith('Memory '))) return ''
  const inTenths = usableMemoryGiB < inWholeFrom
  const gib = (value: number): string => (inTenths ? value.toFixed(1) : formatCount(Math.round(value)))
  const batch = method === 'full' ? '' : ` at batch ${formatCount(microBatch)}`
  return `, ${gib(peakMemoryGiB.p50)} of ${gib(usableMemoryGiB)} GiB${gpuCount > 1 ? ' on each' : ''}${batch}`
}
/** GiB of a card from which tenths of one decide nothing. */
const inWholeFrom = 32
