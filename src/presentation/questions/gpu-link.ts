/** "Does the 4090 have NVLink?": how a GPU is joined to its neighbours, and what that means for the plan. */
import { GB } from '../../catalog/units.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import type { QuestionContext } from './question-context.ts'
import { betweenMachines } from './network.ts'
import { formatCount } from '../format/number-format.ts'

/** Of each form, in one clause. */
const linkOf = ({ name, link, pcieGeneration }: Gpu): string =>
  link.bandwidth.base === 0
    ? `${name} has no NVLink: its cards meet over PCIe ${pcieGeneration.base}.0`
    : `${name} has ${link.kind} at ${formatCount(Math.round(link.bandwidth.base / GB))} GB/s, both directions together`

/** Asks for a GPU where the question names none. */
export function gpuLinkAnswer(context: QuestionContext): readonly string[] {
  const {
    gpus = [],
    recommendation: { best },
  } = context
  if (gpus.length === 0) return ['Say which GPU, such as “does the 4090 have NVLink?”.']
  const isOwn = gpus.some(({ id }) => id === best.gpu)
  const shards = best.method === 'full' || best.gpuCount > 1
  return [
    `${[...new Set(gpus.map(linkOf))].join('; ')}.`,
    isOwn && best.nodes > 1 ? betweenMachines(context) : '',
    best.gpuCount === 1 ? 'The plan has one GPU: nothing travels between cards.' : '',
    shards && best.gpuCount > 1
      ? 'Weights sharded over the cards (FSDP, ZeRO-3) cross that link two to three times a step, which PCIe makes felt, most at small batches; where each card holds the whole model, only gradients of what is trained do, and with LoRA that is next to nothing. The hours of a plan count its link.'
      : '',
  ]
}
