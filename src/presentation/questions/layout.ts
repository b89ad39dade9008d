/** "How is it split over the GPUs?" */
import { formatCount } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** What each GPU holds: sharding and parallelism of the plan. */
export function layoutAnswer({
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const { layout, gpuCount, stack } = best
  const { sharding, tp, pp, cp, ep } = layout
  if (gpuCount === 1) return ['Nothing is split: one GPU holds the whole model.']
  const parts = [
    tp > 1 ? `tensor parallel over ${formatCount(tp)}` : '',
    pp > 1 ? `pipeline over ${formatCount(pp)}` : '',
    cp > 1 ? `context parallel over ${formatCount(cp)}` : '',
    ep !== undefined && ep > 1 ? `experts over ${formatCount(ep)}` : '',
  ].filter((part) => part !== '')
  const copies = gpuCount / (tp * pp * cp)
  const data = `${formatCount(copies)} data-parallel ${copies === 1 ? 'copy' : 'copies'}`
  return [
    `Over ${formatCount(gpuCount)} GPUs: ${[...parts, data].join(', ')}; ${shardingWords[sharding] ?? sharding}.`,
    `So it is set in ${names.stack(stack)}. Name another (“tp 4”, “zero 2”) to see what it does.`,
  ]
}

const shardingWords: Readonly<Record<string, string>> = {
  none: 'each GPU holds the whole of what it trains (DDP)',
  zero1: 'optimizer states are split (ZeRO-1)',
  zero2: 'optimizer states and gradients are split (ZeRO-2)',
  fsdp: 'weights, gradients and optimizer states are split (FSDP)',
  zero3: 'weights, gradients and optimizer states are split (ZeRO-3 / FSDP)',
}
