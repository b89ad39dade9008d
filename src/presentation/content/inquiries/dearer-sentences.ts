/** What a difference of price is for, between sellers of one GPU and between GPUs, in sentences. */
import { isConsumer } from '../../../recommend/ranking/plan-risk.ts'
import type { Gpu } from '../../../catalog/gpu.ts'
import type { Provider } from '../../../catalog/provider.ts'
import { certificateNames, isOfHosts } from '../../../catalog/provider.ts'
import { GB } from '../../../catalog/units.ts'
import type { PriceOnRecord } from '../../../recommend/inquiries/quote.ts'
import { type DisplayNames, placeOfPrice } from '../../format/display-names.ts'
import { formatCount, formatPercent, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

export type SellerSide = {
  readonly provider: Provider
  /** The lowest on demand, and on spot; undefined: none is on record. */
  readonly price: PriceOnRecord | undefined
  readonly spot: PriceOnRecord | undefined
}

export type SellerContrast = {
  readonly dear: SellerSide
  readonly cheap: SellerSide
  /** As typed, the higher first; empty: not told. */
  readonly typed: readonly number[]
  readonly gpu: string
  /** Of a commitment, off the price on demand. */
  readonly discount: { readonly low: { readonly base: number }; readonly high: { readonly base: number } }
}

/** When the dearer is worth it stands first, then what it is dearer for, and what to compare. */
export function dearerSellerSentences(contrast: SellerContrast, names: DisplayNames): readonly string[] {
  const { dear, cheap, typed, gpu, discount } = contrast
  const [dearName, cheapName] = [dear.provider.name, cheap.provider.name]
  const [high, low] = typed
  const ratio =
    high !== undefined && low !== undefined
      ? high / low
      : dear.price !== undefined && cheap.price !== undefined
        ? dear.price.usdPerGpuHour / cheap.price.usdPerGpuHour
        : null
  const many = ratio === null || ratio < 1.05 ? '' : `, at ${formatSignificant(ratio, 2)} times the price`
  const onRecord = [dear.price, cheap.price].flatMap((price) =>
    price === undefined ? [] : [`${formatUsdPerHour(price.usdPerGpuHour)} (${placeOfPrice(price, names)})`],
  )
  const forms = new Set([dear.price?.gpu, cheap.price?.gpu].filter((id) => id !== undefined))
  const form = forms.size > 1 ? ', not the same form: SXM is the faster' : ''
  const record = onRecord.length === 0 ? '' : ` On record: ${onRecord.join(' against ')}${form}.`
  return [
    `The chip is the same (see that both are SXM, PCIe or NVL), the product around it is not${many}. Take ${cheapName} for a run on one machine that can be resumed, with data that may go there: it trains as fast. ${worthIt(dear, cheap)}${record}`,
    `What ${dearName} is dearer for: ${dearerFor(dear, cheap)}. ${certificates(dear, cheap)}`.trim(),
    `Nor is it the price that everybody pays: a commitment takes some ${formatPercent(discount.low.base).replace('%', '')}-${formatPercent(discount.high.base)} off${dear.spot === undefined ? '' : `, spot is ${formatUsdPerHour(dear.spot.usdPerGpuHour)} (${placeOfPrice(dear.spot, names)})`}. Ask both for storage, traffic, CPU and memory of the ${gpu} machine, and the shortest term.${tiersOf(dear, cheap)}`,
  ]
}

const worthIt = ({ provider: dear }: SellerSide, { provider: cheap }: SellerSide): string => {
  if (dear.kind === 'hyperscaler')
    return `${dear.name} is worth it for credits, for data that already lie there (egress), for a compliance or purchasing office, and for several machines in one network.`
  if (isOfHosts(cheap))
    return `${dear.name} is worth it for data of people or clients, which no host of third parties may see, and for runs that must not vanish.`
  return `${dear.name} is worth it for several machines in one fast network, for an agreed uptime, or where the other has none free.`
}

function dearerFor({ provider: dear }: SellerSide, { provider: cheap }: SellerSide): string {
  if (dear.kind === 'hyperscaler')
    return 'a list price that large customers seldom pay, private network and storage beside your data, support, an agreed uptime, spare capacity, and the contracts that an auditor wants'
  return isOfHosts(cheap)
    ? 'machines of its own in data centres, with somebody who signs for them; hosts of a marketplace set their own price, may leave, and own the disk that your data are on'
    : 'mostly network between machines, fast shared storage, support and an agreed uptime, beside what each has to pay for its data centre'
}

function certificates({ provider: dear }: SellerSide, { provider: cheap }: SellerSide): string {
  const heldBy = ({ name, certificates: found }: Provider): string =>
    `${name} ${
      found == null
        ? 'none'
        : found.held
            .slice(0, 4)
            .map((id) => certificateNames[id])
            .join(', ')
    }`
  return `Certificates on record: ${heldBy(dear)}; ${heldBy(cheap)}${isOfHosts(cheap) ? ' (of the marketplace, not of its hosts)' : ''}.`
}

const tiersOf = (...sides: readonly SellerSide[]): string =>
  sides.some(({ provider }) => provider.id === 'runpod')
    ? ' RunPod sells two things: Secure Cloud in data centres and Community Cloud on machines of others, which is cheaper and no place for sensitive data.'
    : ''

export type CardContrast = {
  readonly dear: Gpu
  readonly cheap: Gpu
  /** The lowest on demand. */
  readonly usd: readonly [dear: number | null, cheap: number | null]
  /** Times the speed of the cheap one at LoRA of an 8B model; null: one does not run it. */
  readonly speedup: number | null
}

/** What the dearer card has more of, and for which jobs that is worth its price. */
export function dearerCardSentences(
  { dear, cheap, usd, speedup }: CardContrast,
  names: DisplayNames,
): readonly string[] {
  const [one, other] = [names.gpu(dear.id), names.gpu(cheap.id)]
  const memory = dear.memory.base / cheap.memory.base
  const bandwidth = dear.bandwidth.base / cheap.bandwidth.base
  const peaks = [dear.peak.bf16?.base, cheap.peak.bf16?.base] as const
  const peak = peaks[0] === undefined || peaks[1] === undefined ? null : peaks[0] / peaks[1]
  const gib = (gpu: Gpu): string => `${formatCount(Math.round(gpu.memory.base / GB))} GB`
  const tbs = (gpu: Gpu): string => `${formatSignificant(gpu.bandwidth.base / 1e12, 3)} TB/s`
  const linked = dear.link.bandwidth.base > 0 && cheap.link.bandwidth.base === 0 ? ', NVLink between cards' : ''
  const consumer = isConsumer(cheap) && !isConsumer(dear)
  const arithmetic =
    peak === null
      ? ''
      : peak > 1.1
        ? `, ${formatSignificant(peak, 2)} times the arithmetic in bf16`
        : `; in bf16 ${peak < 0.9 ? 'it does less' : 'both do the same'}`
  const more = `${one} has ${gib(dear)} against ${gib(cheap)}, ${tbs(dear)} against ${tbs(cheap)}${arithmetic}${linked}`
  const [dearUsd, cheapUsd] = usd
  const price =
    dearUsd === null || cheapUsd === null
      ? ''
      : ` On record from ${formatUsdPerHour(dearUsd)} against ${formatUsdPerHour(cheapUsd)}.`
  const work = dearUsd === null || cheapUsd === null || speedup === null ? null : (cheapUsd * speedup) / dearUsd - 1
  const verdict =
    work === null
      ? ''
      : Math.abs(work) < 0.05
        ? `For the same LoRA of an 8B model both cost about the same: the dearer is ${formatSignificant(speedup ?? 1, 2)} times as fast.`
        : work > 0
          ? `For the same LoRA of an 8B model ${one} is even the cheaper, by ${formatPercent(work / (1 + work))}: it is ${formatSignificant(speedup ?? 1, 2)} times as fast.`
          : `For the same LoRA of an 8B model ${other} is ${formatPercent(-work)} cheaper: ${one} is ${formatSignificant(speedup ?? 1, 2)} times as fast and costs ${formatSignificant((dearUsd ?? 0) / (cheapUsd ?? 1), 2)} times as much.`
  return [
    `${memory > 1.1 ? 'For its memory, mostly' : bandwidth > 1.1 ? 'For its bandwidth, mostly' : 'For where it may stand, and for its support'}: ${more}.${price}`,
    ...(consumer
      ? [
          `${other} is a gaming card: its maker sells it for PCs, without ECC for servers, and its licence keeps it out of most data centres, so that third parties rent it out, some of them from home.`,
        ]
      : []),
    `${verdict} The dearer is worth it where it saves GPUs: a model or texts that do not fit ${gib(cheap)}, full fine-tuning, answering for many at once. With your job I can say which: “8b 50M tokens lora”.`.trim(),
  ]
}
