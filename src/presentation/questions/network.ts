/** "Do I need InfiniBand for this?": what travels between GPUs and machines in this plan. */
import { GB } from '../../catalog/units.ts'
import { formatCount, formatDuration, formatPercent } from '../format/number-format.ts'
import { planName } from '../format/display-names.ts'
import { layoutAnswer } from './layout.ts'
import type { QuestionContext } from './question-context.ts'

/** By the machines and GPUs of the plan. */
export function networkAnswer(context: QuestionContext): readonly string[] {
  const {
    recommendation: { best },
    renderContext: { names },
    gpus = [],
  } = context
  const [gpu] = gpus
  const link =
    gpu === undefined
      ? ''
      : gpu.link.bandwidth.base === 0
        ? ` over PCIe ${gpu.pcieGeneration.base}.0, as ${gpu.name} has no NVLink`
        : ` over ${gpu.link.kind} at ${formatCount(Math.round(gpu.link.bandwidth.base / GB))} GB/s`
  const beside = besideMachines(context)
  if (beside !== null) return beside
  const named = sellerLink(context)
  if (named !== '') return [named, ...ofMachines(context, '').slice(-2, -1)]
  if (best.gpuCount === 1)
    return [
      `No: the plan is one GPU, ${planName(best, names)}, and nothing travels between cards or machines. Only the downloads of model and data want a usual network.`,
    ]
  const inside = `Inside it the ${formatCount(best.gpuCount)} GPUs meet${link}; the hours count that.`
  if (best.nodes === 1 && context.args?.asksLink === 'need') return linkNeed(context)
  if (best.nodes === 1 && context.args?.asksLink === 'which')
    return [
      `The ${formatCount(best.gpuCount)} GPUs of the one machine meet${link}; the hours count that. Nothing travels over a network while it trains.`,
      ...layoutAnswer(context).slice(0, 1),
    ]
  if (best.nodes === 1)
    return [
      `${context.args?.asksEnough === true ? 'Yes' : 'No'}: the plan is one machine, so that nothing travels over InfiniBand or Ethernet while it trains.`,
      inside,
      ...layoutAnswer(context).slice(0, 1),
    ]
  if (context.args?.asksShare === true) return shareOfExchange(context, link)
  return ofMachines(context, context.args?.isOpen === true ? '' : 'Yes: ')
}

/** "Is NVLink needed or does PCIe do?": by what the GPUs exchange at each step. */
function linkNeed(context: QuestionContext): readonly string[] {
  const { best } = context.recommendation
  const { layout, gpuCount } = best
  const [gpu] = context.gpus ?? []
  const isSharded = layout.tp > 1 || layout.cp > 1 || !holdsCopies.has(layout.sharding)
  const pcie = gpu === undefined ? '' : `PCIe ${gpu.pcieGeneration.base}.0`
  const lanes = gpu === undefined ? 0 : 2 ** (gpu.pcieGeneration.base + 1)
  const layoutSays = layoutAnswer(context).slice(0, 1)
  if (gpu === undefined) return layoutSays
  if (gpu.link.bandwidth.base === 0)
    return [
      `NVLink is not needed: the plan does without it, as ${gpu.name} has none; its ${formatCount(gpuCount)} GPUs meet over ${pcie}, and the hours count that.`,
      ...layoutSays,
    ]
  const link = `${gpu.link.kind} at ${formatCount(Math.round(gpu.link.bandwidth.base / GB))} GB/s`
  return isSharded
    ? [
        `PCIe would do, and slower: the weights are spread over the ${formatCount(gpuCount)} GPUs, so that they travel between the cards at every step, here over ${link}, over ${pcie} at some ${formatCount(lanes)} GB/s each way.`,
        'Cards on PCIe are often slower themselves, too: “why not H100 PCIe?” tells hours and dollars of one.',
        ...layoutSays,
      ]
    : [
        `NVLink is not needed, PCIe does: each of the ${formatCount(gpuCount)} GPUs holds a copy of the weights, and only the gradients of what is trained travel at a step. The hours count ${link}.`,
        ...layoutSays,
      ]
}
const holdsCopies: ReadonlySet<string> = new Set(['none', 'zero1', 'zero2'])

/** "How much of that is just nodes talking to each other": it is in the hours, and not told apart there. */
function shareOfExchange(context: QuestionContext, link: string): readonly string[] {
  const { best } = context.recommendation
  const of =
    best.mfu === null ? '' : `All losses together, that of the exchange among them, leave ${formatPercent(best.mfu)} of the peak of the GPUs. `
  return [
    `It is in the ${formatDuration(best.hours.p50)}, but I do not tell its share apart: a part of it runs while the GPUs compute. ${of}Between the ${formatCount(best.nodes)} machines it goes over the network, inside each${link}.`,
    betweenMachines(context),
    'A profile of a few steps (NCCL kernels that nothing overlaps) tells the share on your machines.',
  ].filter((sentence) => sentence !== '')
} // prettier-ignore

/** `lead`: the verdict before it, or whose machines they are. */
function ofMachines(context: QuestionContext, lead: string): readonly string[] {
  const { best } = context.recommendation
  const ofSeller = betweenMachines(context)
  const isOpen = lead === ''
  return [
    isOpen ? ofSeller : '',
    `${lead}${formatCount(best.nodes)} machines are one job, and what they exchange each step goes over the network. InfiniBand or RoCE of 400 Gbit/s a GPU and more is usual; over Ethernet of 100 Gbit/s or less, sharded training waits for it most of the time.`,
    isOpen ? '' : ofSeller,
    `The hours hold for the network that the provider has on record; what the exchange loses is in them and not told apart${best.mfu === null ? '' : `: all losses together leave ${formatPercent(best.mfu)} of the GPUs’ peak`}. Test the link before you begin (nccl-tests), as a slow one stops all of them.`,
    ...layoutAnswer(context).slice(0, 1),
  ].filter((sentence) => sentence !== '')
}

/** "Is InfiniBand included at CoreWeave?": what another seller that is named joins its machines by; '' of the plan's own. */
function sellerLink({ subject, catalog, recommendation: { best }, renderContext: { names } }: QuestionContext): string {
  const [id, ...others] = subject?.providers ?? []
  if (id === undefined || others.length > 0 || id === best.provider) return ''
  const fabrics = catalog?.providers.get(id)?.fabrics ?? []
  const fabric = fabrics.find(({ gpus }) => gpus.includes(best.gpu)) ?? fabrics[0]
  const of =
    best.nodes > 1
      ? `the plan’s ${formatCount(best.nodes)} machines are at ${names.provider(best.provider)}`
      : `the plan is one machine at ${names.provider(best.provider)} and needs none`
  return fabric === undefined
    ? `What ${names.provider(id)} joins its machines by is not on record here; where a seller has such a network, it is in the price of the GPU hour as a rule (recalled). Of this run ${of}.`
    : `Included as a rule: ${names.provider(id)} joins its machines by ${fabric.kind}, ${formatCount(Math.round((fabric.bandwidthPerGpu.base * 8) / GB))} Gbit/s a GPU (as recorded), and sellers of such machines ask nothing on top of the GPU hour for it (recalled). Of this run ${of}.`
}

/** Of machines that the plan does not have and the question names; null where it names none. */
function besideMachines(context: QuestionContext): readonly string[] | null {
  const { whatIf, isAsked, namedSpec, recommendation, renderContext } = context
  if (isAsked !== true || whatIf === undefined) return null
  if ('problem' in whatIf)
    return (namedSpec?.nodes ?? 1) < 2
      ? null
      : [
          'Between machines InfiniBand or RoCE of 400 Gbit/s a GPU and more is usual; over Ethernet of 100 Gbit/s or less, sharded training waits for it most of the time.',
        ]
  const { option } = whatIf
  if (option.nodes === 1) return null
  const plan = recommendation.best
  const alone =
    plan.nodes === 1 ? ` (the plan, ${planName(plan, renderContext.names)}, is one machine and needs none)` : ''
  const name = `${formatCount(option.gpuCount)} × ${renderContext.names.gpu(option.gpu)}`
  return ofMachines(
    { ...context, recommendation: { ...recommendation, best: option } },
    `${name} want InfiniBand or RoCE between the machines${alone}: the `,
  )
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
