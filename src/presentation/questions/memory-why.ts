/** "Why that many GPUs, the weights are only 14 GB?", "so much iron for just a LoRA?": what lies in memory beside the weights, and what would do with less. */
import { weightBytes } from '../../catalog/training-method.ts'
import { GIB } from '../../catalog/units.ts'
import { methodName, planAndProvider, planName } from '../format/display-names.ts'
import { formatBytes } from '../format/file-sizes.ts'
import { formatCount, formatDuration, formatGib, formatParameters, formatUsd } from '../format/number-format.ts'
import { bytesInWords, trainedBytes } from './held-in-memory.ts'
import { hasSmallMoments } from './optimizer-states.ts'
import { beyondMemory } from './gpu-count.ts'
import { memoryParts } from './memory.ts'
import { differenceInShort } from './plan-contrast.ts'
import type { QuestionContext } from './question-context.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { isSparse } from './sparse-model.ts'

/** What makes it as much: all experts of a sparse model, states of every parameter, or what lies beside frozen weights. */
function reasonOf(context: QuestionContext): string {
  const {
    params,
    activeParams,
    recommendation: { best },
  } = context
  if (params === undefined) return 'It is the memory of the training, of which the weights are a part.'
  const weights = formatBytes(params * weightBytes[best.weights])
  if (best.method === 'full') {
    const hasSmall = hasSmallMoments(context)
    const bytes = trainedBytes(best, hasSmall)
    return `Training takes more than the weights: all ${formatParameters(params)} parameters have a gradient and optimizer states, ${String(bytes)} bytes each (${bytesInWords(best, hasSmall)}), ${formatBytes(params * bytes)} before activations, where the weights alone are ${weights}.`
  }
  return isSparse(params, activeParams)
    ? `All experts lie in memory, though ${formatParameters(activeParams)} parameters work on a token: each token picks its own few in every layer, so a batch uses all of them, ${weights} of weights.`
    : `The adapter is small, and the whole model lies in memory beside it: ${weights} of weights, through which the gradients pass.`
}

/** From this share of the peak on, what is not held all the time is named as a cause. */
const largeShare = 0.4
/** Tokens of a sequence that is long, and of a usual one. */
const [longSequence, usualSequence] = [8192, 2048]
/** What lies beside weights and states goes by the tokens of a batch; '' where it is little. */
function ofSequence({ params, recommendation: { best } }: QuestionContext): string {
  const { sequenceLength, microBatch, method, weights, peakMemoryGiB, gpuCount, offload } = best
  if (params === undefined || method === 'full' || offload !== 'none') return ''
  const heldGiB = (params * weightBytes[weights]) / gpuCount / GIB
  if (peakMemoryGiB.p50 - heldGiB < largeShare * peakMemoryGiB.p50) return ''
  const batch = microBatch === 1 ? 'one sequence' : `${formatCount(microBatch)} sequences`
  return sequenceLength >= longSequence
    ? ` The activations are of ${batch} of ${formatCount(sequenceLength)} tokens: with the logits they go by the tokens, and at ${formatCount(usualSequence)} they would be about ${formatSignificant(sequenceLength / usualSequence, 2)} times less.`
    : microBatch > 1
      ? ` The activations are of ${batch} of ${formatCount(sequenceLength)} tokens at a time: a batch of 1 takes about ${formatSignificant(microBatch, 2)} times less, and is somewhat slower.`
      : ''
}

/** What is held on each GPU of the plan, and the plan that trains less. */
function memoryWhy(context: QuestionContext): string {
  const {
    params,
    whatIf,
    recommendation: { best },
    renderContext: { names },
  } = context
  const { gpuCount, peakMemoryGiB, usableMemoryGiB } = best
  const parts = memoryParts(context)
  const peak = `${formatGib(peakMemoryGiB.p50)} of ${formatGib(usableMemoryGiB)}`
  const one = gpuCount === 1 ? `The plan is one GPU, ${planName(best, names)}. ` : ''
  const where = gpuCount === 1 ? 'On it' : `On each of the ${formatCount(gpuCount)} GPUs`
  const held = `${where} the peak is ${peak}${parts === '' ? '' : `: ${parts}`}.`
  const said = [...beyondMemory(context), `${one}${reasonOf(context)} ${held}${ofSequence(context)}`]
  if (whatIf === undefined || !('option' in whatIf) || methodName(whatIf.option) === methodName(best))
    return said.join(' ')
  const { option } = whatIf
  const beside = [
    ...(params === undefined ? [] : [`${formatBytes(params * weightBytes[option.weights])} of weights`]),
    ...(option.microBatch > best.microBatch
      ? [`${formatCount(option.microBatch)} sequences at a time instead of ${formatCount(best.microBatch)}`]
      : []),
  ].join(', ')
  const lighter = `With ${methodName(option)} it is ${planAndProvider(option, names)}, ${formatGib(option.peakMemoryGiB.p50)} of ${formatGib(option.usableMemoryGiB)}${option.gpuCount === 1 ? '' : ' on each'}${beside === '' ? '' : ` (${beside})`}: ${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)} in total, ${differenceInShort(option, best)} than the plan.`
  return [...said, lighter].join(' ')
}

/** By the words in braces of data/questions. */
export const memoryFigures: Readonly<Record<string, (context: QuestionContext) => string>> = { memoryWhy }
