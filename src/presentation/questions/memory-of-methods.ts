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
  const [light = planned, heavy = other] = [planned, other].toSorted((one, next) => bytesOf[one] - bytesOf[next])
  const held = (method: Method): string =>
    `${names[method]} ${heldBy[method]}, ${formatBytes(params * bytesOf[method])}`
  const [few, many] = [least(light), least(heavy)]
  const count =
    few === many
      ? `at least ${formatCount(few)} for either, so here both may go`
      : `at least ${formatCount(few)} against ${formatCount(many)}`
  return [
    `By what each holds of the ${formatParameters(params)} parameters: ${held(light)}; ${held(heavy)}. On ${gpu}, ${formatGib(best.usableMemoryGiB)} usable, that is ${count}, before adapters, activations and buffers.`,
    `The plan, ${names[planned]}, takes ${formatGib(best.peakMemoryGiB.p50)} on ${best.gpuCount === 1 ? 'its one GPU' : `each of ${formatCount(best.gpuCount)} GPUs`}.`,
  ]
}
const heldBy = {
  qlora: 'holds the weights in 4 bits',
  lora: 'holds the weights in 16 bits',
  full: 'holds weights, gradients and optimizer states, 8 to 16 bytes each',
} as const

/** "Its memory goes by all 117B parameters, its hours by 5.71B of them."; '' of a dense model. */
export function expertsHeld({ params, activeParams, recommendation: { best } }: QuestionContext): string {
  return params !== undefined && isSparse(params, activeParams)
    ? `The memory goes by all ${formatParameters(params)} parameters, ${formatBytes(params * weightBytes[best.weights])} in ${weightNames[best.weights]}; the hours by the ${formatParameters(activeParams)} that work on each token.`
    : ''
}
