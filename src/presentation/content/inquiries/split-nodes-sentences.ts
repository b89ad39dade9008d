/** As many GPUs in one machine or over several: which to take, and what the network costs, in sentences. */
import { capitalized } from '../../../recommend/figure-text.ts'
import type { MachinesOf } from '../../../language/inquiries/split-nodes.ts'
import type { Option } from '../../../recommend/recommendation.ts'
import type { LossRange, SplitLoss } from '../../../recommend/inquiries/split-loss.ts'
import { formatLinkSpeed } from '../../format/link-speed.ts'
import { formatCount, formatDuration, formatPercent, formatUsd } from '../../format/number-format.ts'

export type SplitNodesFigures = {
  readonly whole: MachinesOf
  readonly split: MachinesOf
  readonly gpu: string
  /** Both directions of the link between GPUs of a machine, GB/s; 0: they meet over PCIe alone. */
  readonly linkGb: number
  readonly job: string
  readonly isAdapter: boolean
  /** Nobody said how it is trained: of full fine-tuning the link decides. */
  readonly isMethodAssumed: boolean
  readonly cheaper: { readonly share: number; readonly words: string } | null
  readonly lost: { readonly share: number; readonly words: string } | null
  /** Over links between the machines, the slow ones first. */
  readonly losses: readonly SplitLoss[]
  /** On all GPUs in one machine, and on one of the smaller machines alone; null: it does not fit, or no such plan is priced. */
  readonly onWhole: Option | null
  readonly onOne: Option | null
  /** Whether data were told: only then hours and dollars are. */
  readonly hasData: boolean
  /** Tokens, where they are assumed. */
  readonly assumed: string | null
}

/** The verdict first, then what the link does, then whether one of the smaller machines is enough. */
export function splitNodesSentences(figures: SplitNodesFigures): readonly string[] {
  const { whole, split, gpu, linkGb, isAdapter, losses, onOne, cheaper } = figures
  const inside =
    linkGb > 0
      ? `NVLink (${formatCount(linkGb)} GB/s a GPU, both ways)`
      : 'PCIe (some 50 GB/s a GPU; these cards have no NVLink)'
  const total = formatCount(split.nodes * split.perNode)
  const what = `${machinesText(split)} of ${gpu} are ${total} GPUs, as many as ${machinesText(whole)}, but inside a machine they have ${inside}, between machines 12 GB/s at 100 Gbit/s and 50 GB/s at 400.`
  const each = losses.map(({ gbits, sharded, averaged }) =>
    holdsIt(onOne)
      ? `${formatLinkSpeed(gbits)} ${lossText(sharded)} with plain FSDP over both, ${lossText(averaged)} with HSDP (gradients alone cross)`
      : `${formatLinkSpeed(gbits)} ${lossText(sharded)}`,
  )
  const traffic = isAdapter
    ? 'Adapters send next to nothing, so as data parallel several machines lose some percent at most; only a model that has to be sharded over all feels the link.'
    : `Full fine-tuning sends weights and gradients each step, of which is lost: ${each.join('; ')}. InfiniBand of 3.2 Tbit/s loses some percent.${figures.isMethodAssumed ? ' With LoRA next to nothing is sent, and either does.' : ''}`
  return [
    `${verdict(figures)} ${what} ${traffic}`,
    ...(cheaper === null
      ? []
      : [
          `“${cheaper.words}” pays as long as the run is no more than ${formatPercent(1 / (1 - cheaper.share) - 1)} slower; ${formatCount(split.nodes)} machines are also as many that can fail, and a network to set up.`,
        ]),
    ...billSentence(figures),
    oneMachine(onOne, figures),
  ]
}

const holdsIt = (onOne: Option | null): boolean => onOne !== null && onOne.offload === 'none'

const machinesText = ({ nodes, perNode }: MachinesOf): string => `${formatCount(nodes)} × ${formatCount(perNode)}`

const lossText = ({ low, high }: LossRange): string =>
  high < hardly
    ? 'next to nothing'
    : low < hardly
      ? `up to ${formatPercent(high)}`
      : `${formatPercent(low).replace('%', '')}-${formatPercent(high)}`
const hardly = 0.03

/** Of the slowest link that is compared, with the traffic that cannot be avoided. */
const lossOf = ({ losses: [slowest], onOne }: SplitNodesFigures): LossRange =>
  slowest === undefined ? { low: 0, high: 0 } : holdsIt(onOne) ? slowest.averaged : slowest.sharded

function verdict(figures: SplitNodesFigures): string {
  const { isAdapter, cheaper, lost, split, whole, losses } = figures
  const { low, high } = lossOf(figures)
  const link = losses[0] === undefined ? 'Ethernet' : formatLinkSpeed(losses[0].gbits)
  const one = whole.nodes === 1 ? 'the one machine' : `the ${formatCount(whole.nodes)} machines`
  const many = `the ${formatCount(split.nodes)} machines`
  if (lost !== null)
    return isAdapter || high < lost.share
      ? `“${lost.words}” is more than is usual${isAdapter ? ' with adapters' : ''}.`
      : low > lost.share
        ? `“${lost.words}”: rather more over ${link}, less over a faster link.`
        : `“${lost.words}” is about what is usual over ${link}; over a faster link it is less.`
  if (isAdapter)
    return cheaper === null
      ? `Either does: take ${one} where it costs the same.`
      : `Take ${many}: with LoRA they lose less than the ${formatPercent(cheaper.share)}.`
  return high > (cheaper?.share ?? 0)
    ? `Take ${one}${cheaper === null ? '' : ', unless the others have InfiniBand or 400 Gbit/s and more a machine'}.`
    : `${capitalized(many)} are worth it.`
}

function billSentence(figures: SplitNodesFigures): readonly string[] {
  const { onWhole, hasData, whole, split, cheaper, losses, isAdapter, assumed } = figures
  if (onWhole === null) return []
  const { hours, usd } = onWhole
  const [slowest] = losses
  const loss = isAdapter ? { low: 0, high: 0.05 } : lossOf(figures)
  const times = { low: 1 / (1 - loss.low), high: 1 / (1 - loss.high) }
  const factor = 1 - (cheaper?.share ?? 0)
  const range = (value: number, each: (amount: number) => string): string => {
    const [least, most] = [each(value * times.low), each(value * times.high)]
    return least === most ? least : `${least} to ${most}`
  }
  const told = hasData ? '' : ` (${assumed ?? ''} assumed)`
  const link = slowest === undefined ? '' : ` over ${formatLinkSpeed(slowest.gbits)}`
  return [
    `Your job${told}: ${machinesText(whole)} ${formatDuration(hours.p50)}, ${formatUsd(usd.p50)} of GPU time; ${machinesText(split)}${link} ${range(hours.p50, formatDuration)}, ${range(usd.p50 * factor, formatUsd)}.`,
  ]
}

const oneMachine = (onOne: Option | null, { split, job, gpu }: SplitNodesFigures): string =>
  onOne === null || !holdsIt(onOne)
    ? `One machine of ${formatCount(split.perNode)} alone does not hold ${job}, so weights are sharded over both.`
    : `One machine of ${formatCount(split.perNode)} × ${gpu} holds ${job} alone (${Math.round(onOne.peakMemoryGiB.p50)} of ${Math.round(onOne.usableMemoryGiB)} GiB a GPU): try it there first, twice the hours at about the same money and no network, and use the second for another run.`
