/** "Do I need InfiniBand for this?": what travels between GPUs and machines in this plan. */
import { GB } from '../../catalog/units.ts'
import { formatCount } from '../format/number-format.ts'
import { planName } from '../format/display-names.ts'
import { layoutAnswer } from './layout.ts'
import type { QuestionContext } from './question-context.ts'

/** By the machines and GPUs of the plan. */
export function networkAnswer(context: QuestionContext): readonly string[] {
  const {
    recommendation: { best },
    renderContext: { names },
    gpus = [],
    args,
  } = context
  const [gpu] = gpus
  const link =
    gpu === undefined
      ? ''
      : gpu.link.bandwidth.base === 0
        ? ` over PCIe ${gpu.pcieGeneration.base}.0, as ${gpu.name} has no NVLink`
        : ` over ${gpu.link.kind} at ${formatCount(Math.round(gpu.link.bandwidth.base / GB))} GB/s`
  if (best.gpuCount === 1)
    return [
      `No: the plan is one GPU, ${planName(best, names)}, and nothing travels between cards or machines. Only the downloads of model and data want a usual network.`,
    ]
  const inside = `Inside it the ${formatCount(best.gpuCount)} GPUs meet${link}; the hours count that.`
  if (best.nodes === 1)
    return [
      `No: the plan is one machine, so that nothing travels over InfiniBand or Ethernet while it trains.`,
      inside,
      ...layoutAnswer(context).slice(0, 1),
    ]
  const ofSeller = betweenMachines(context)
  const isOpen = args?.isOpen === true
  return [
    isOpen ? ofSeller : '',
    `${isOpen ? '' : 'Yes: '}${formatCount(best.nodes)} machines are one job, and what they exchange each step goes over the network. InfiniBand or RoCE of 400 Gbit/s a GPU and more is usual; over Ethernet of 100 Gbit/s or less, sharded training waits for it most of the time.`,
    isOpen ? '' : ofSeller,
    'The hours hold for the network that the provider has on record. Test it before you begin (nccl-tests), as a slow link stops all of them.',
    ...layoutAnswer(context).slice(0, 1),
  ]
}

/** What the machines of the plan are joined by at its seller; '' where that is not on record. */
export function betweenMachines({
  recommendation: { best },
  renderContext: { names },
  catalog,
}: QuestionContext): string {
  const fabric = catalog?.providers.get(best.provider)?.fabrics.find((one) => one.gpus.includes(best.gpu))
  return fabric === undefined
    ? ''
    : `${names.provider(best.provider)} joins its ${names.gpu(best.gpu)} by ${fabric.kind}, ${formatCount(Math.round((fabric.bandwidthPerGpu.base * 8) / GB))} Gbit/s a GPU (as recorded).`
}
