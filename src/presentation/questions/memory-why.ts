/** "Why that many GPUs, the weights are only 14 GB?", "so much iron for just a LoRA?": what lies in memory beside the weights, and what would do with less. */
import { weightBytes } from '../../catalog/training-method.ts'
import { methodName, planAndProvider, planName } from '../format/display-names.ts'
import { formatBytes } from '../format/file-sizes.ts'
import { formatCount, formatDuration, formatGib, formatParameters, formatUsd } from '../format/number-format.ts'
import { beyondMemory } from './gpu-count.ts'
import { memoryParts } from './memory.ts'
import { differenceInShort } from './plan-contrast.ts'
import type { QuestionContext } from './question-context.ts'
import { isSparse } from './sparse-model.ts'

/** Bytes of a parameter in full training with AdamW: weights and gradients in 16 bits, then states in 16 bits, or in fp32 with master weights. */
const [leastBytes, mostBytes] = [8, 16]

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
    const bytes = best.masterWeights === true ? mostBytes : leastBytes
    return `Training takes more than the weights: all ${formatParameters(params)} parameters have a gradient and optimizer states, ${memoryParts(context) === '' ? 'up to' : 'about'} ${String(bytes)} bytes each, ${formatBytes(params * bytes)} before activations, where the weights alone are ${weights}.`
  }
  return isSparse(params, activeParams)
    ? `All experts lie in memory, though ${formatParameters(activeParams)} parameters work on a token and the adapter is small: ${weights} of weights.`
    : `The adapter is small, and the whole model lies in memory beside it: ${weights} of weights, through which the gradients pass.`
}

/** What is held on each GPU of the plan, and the plan that trains less. */
function memoryWhy(context: QuestionContext): string {
  const {
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
  const said = [...beyondMemory(context), `${one}${reasonOf(context)} ${held}`]
  if (whatIf === undefined || !('option' in whatIf) || methodName(whatIf.option) === methodName(best))
    return said.join(' ')
  const { option } = whatIf
  const lighter = `With ${methodName(option)} it is ${planAndProvider(option, names)}, ${formatGib(option.peakMemoryGiB.p50)} of ${formatGib(option.usableMemoryGiB)}${option.gpuCount === 1 ? '' : ' on each'}: ${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)} in total, ${differenceInShort(option, best)} than the plan.`
  return [...said, lighter].join(' ')
}

/** By the words in braces of data/questions. */
export const memoryFigures: Readonly<Record<string, (context: QuestionContext) => string>> = { memoryWhy }
