/** Few machines against many for the same job, in sentences. */
import type { SlowLink } from '../../../recommend/inquiries/slow-link.ts'
import { capitalized } from '../../../recommend/figure-text.ts'
import { formatLinkSpeed } from '../../format/link-speed.ts'
import { formatDuration, formatPercent, formatUsd } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

export type SideOfNodes = {
  readonly name: string
  readonly nodes: number
  readonly hours: number
  readonly usd: number
  /** It holds the job with the memory of the host alone, which is slow. */
  readonly isOffloaded: boolean
  readonly isAdapter: boolean
}

/** Hours that have to be saved at least for more machines to be worth their trouble, as a share. */
const leastSaved = 0.15
const dearer = 1.1
const halved = 0.5
const muchDearer = 1.5

/** Which to take, with the hours and dollars of the many over the link that was named. */
export function nodesAdvice(few: SideOfNodes, many: SideOfNodes, link: SlowLink | null, isSameCard: boolean): string {
  const { low, high } = link?.times ?? { low: 1, high: 1 }
  const hours =
    low === high
      ? formatDuration(many.hours * low)
      : `${formatDuration(many.hours * low)} to ${formatDuration(many.hours * high)}`
  const usd = low === high ? formatUsd(many.usd * low) : `${formatUsd(many.usd * low)} to ${formatUsd(many.usd * high)}`
  const over = link === null ? '' : ` over ${formatLinkSpeed(link.gbits)}`
  const middle = (low + high) / 2
  const figures = `${capitalized(many.name)}${over}: ${hours}, ${usd}; ${few.name}: ${formatDuration(few.hours)}, ${formatUsd(few.usd)}`
  if (few.isOffloaded && !many.isOffloaded)
    return `Take ${many.name}: ${few.name} holds it only with the memory of the host, which is slow. ${figures}.`
  if (many.isOffloaded && !few.isOffloaded)
    return `Take ${few.name}: it holds the job in ${few.nodes === 1 ? 'one machine, with no network to wait for' : 'its memory'}, and ${many.name} only with the memory of the host, which is slow. ${figures}.`
  const saved = 1 - (many.hours * middle) / few.hours
  const stay = isSameCard ? 'Stay with' : 'Take'
  if (saved < leastSaved)
    return `${stay} ${few.name}: ${link === null ? 'more machines gain next to nothing' : 'the link eats what more GPUs gain'}. ${figures}.`
  const more = (many.usd * middle) / few.usd
  const holds =
    few.nodes !== 1
      ? ''
      : few.isOffloaded
        ? ', which holds it with the memory of the host alone, as both do'
        : ', which holds it'
  const adapters = many.isAdapter ? ' Adapters send next to nothing, so a slow link hardly matters.' : ''
  if (more >= dearer && saved >= halved && more <= muchDearer)
    return `Time against money: with ${many.name} it takes ${formatPercent(saved)} less time and costs ${formatPercent(more - 1)} more; ${few.name}${holds === '' ? '' : `${holds},`} is the cheaper and has less that can fail. ${figures}.${adapters}`
  return more >= dearer
    ? `${stay} ${few.name}${holds === '' ? '' : `${holds},`} unless the hours matter: with ${many.name} it takes ${formatPercent(saved)} less time and costs ${formatPercent(more - 1)} more. ${figures}.${adapters}`
    : `Worth it for the time: with ${many.name} it takes ${formatPercent(saved)} less at about the same money; ${few.name}${holds === '' ? '' : `${holds},`} has less that can fail. ${figures}.${adapters}`
}

/** Whether a link between machines decides, by how many times the hours it takes. */
export const linkMatters = ({ gbits, times: { low, high } }: SlowLink): string =>
  high <= 1
    ? `The link matters little: ${formatLinkSpeed(gbits)} is enough, and these hours are of InfiniBand or RoCE.`
    : `The link decides: these hours are of InfiniBand or RoCE of 3.2 Tbit/s, and at ${formatLinkSpeed(gbits)} it takes ${low < 1.05 ? 'up to' : `${formatSignificant(low, 2)} to`} ${formatSignificant(high, 2)} times as long.`

/** What crosses the link in a step, and how the hours were lengthened by it. */
export const slowLinkSentence = ({ gbits, crossing, stepSeconds, isSharded }: SlowLink): string =>
  `${isSharded ? 'Weights and gradients, sharded over all machines (one does not hold it),' : 'Gradients alone (HSDP: sharded inside each machine)'} take ${formatSignificant(crossing, 2)} s a step of 1M tokens at ${formatLinkSpeed(gbits)}, against ${formatSignificant(stepSeconds, 2)} s of arithmetic; up to a quarter of a step hides behind it, and larger steps (accumulation) hide more. The rows below have the network of the provider.`
