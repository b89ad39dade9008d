/** "Why do 2 cards do when LoRA needed 4?": what the weights of each method take, of a model and its experts. */
import { weightBytes, weightNames } from '../../catalog/training-method.ts'
import { GIB } from '../../catalog/units.ts'
import { formatBytes } from '../format/file-sizes.ts'
import { formatCount, formatGib, formatParameters } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'
import { isSparse } from './sparse-model.ts'

type Method = 'full' | 'lora' | 'qlora'
const names = { full: 'full fine-tuning', lora: 'LoRA', qlora: 'QLoRA' } as const
/** Bytes of a parameter: weights that are held, and what full fine-tuning keeps beside them at the least. */
const bytesOf = { qlora: weightBytes.nf4, lora: weightBytes.bf16, full: 8 } as const

/** Empty unless another method than that of the plan is named for its GPUs. */
export function memoryOfMethods({
  args,
  params,
  recommendation: { best },
  renderContext,
}: QuestionContext): readonly string[] {
  const named = args?.methodsNamed ?? []
  const planned: Method = best.method === 'full' ? 'full' : best.weights === 'nf4' ? 'qlora' : 'lora'
  const other = named.find((method) => method !== planned)
  if (params === undefined || other === undefined) return []
  const gpu = renderContext.names.gpu(best.gpu)
  const least = (method: Method): number => Math.ceil((params * bytesOf[method]) / (best.usableMemoryGiB * GIB))
  const each = ([planned, other] as const)
    .toSorted((one, next) => bytesOf[one] - bytesOf[next])
    .map((method) => `${names[method]} holds ${heldBy[method]}, ${formatBytes(params * bytesOf[method])}, at least ${formatCount(least(method))} × ${gpu}`)
  return [
    `By what each holds in memory, for ${formatParameters(params)} parameters: ${each.join('; ')} of ${formatGib(best.usableMemoryGiB)} usable.`,
    `Adapters, activations and buffers come on top of that. The plan, ${names[planned]}, takes ${formatGib(best.peakMemoryGiB.p50)} on ${best.gpuCount === 1 ? 'its one GPU' : `each of ${formatCount(best.gpuCount)} GPUs`}.`,
  ]
}
const heldBy = {
  qlora: 'the weights in 4 bits',
  lora: 'them in 16 bits',
  full: 'weights, gradients and optimizer states, 8 to 16 bytes a parameter',
} as const

/** "Its memory goes by all 117B parameters, its hours by 5.71B of them."; '' of a dense model. */
export function expertsHeld({ params, activeParams, recommendation: { best } }: QuestionContext): string {
  return params !== undefined && isSparse(params, activeParams)
    ? `The memory goes by all ${formatParameters(params)} parameters, ${formatBytes(params * weightBytes[best.weights])} in ${weightNames[best.weights]}; the hours by the ${formatParameters(activeParams)} that work on each token.`
    : ''
}
