/** What a GPU is, costs and does for that, in sentences. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import type { Gpu } from '../../../catalog/gpu.ts'
import type { PerTokenCost } from '../../../recommend/inquiries/per-token.ts'
import type { PriceOnRecord } from '../../../recommend/inquiries/quote.ts'
import type { DisplayNames } from '../../format/display-names.ts'
import { formatCount, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

export type GpuProfile = {
  readonly gpu: Gpu
  /** The lowest price on demand; undefined: none is on record. */
  readonly rented: PriceOnRecord | undefined
  /** Of LoRA of an 8B model; undefined: not asked, or it does not run there. */
  readonly cost: PerTokenCost | undefined
}

/** The first `askedCount` are asked about. `isMerit`: weighed against the others, cheapest work first. */
export function gpuProfileSentences(
  profiles: readonly GpuProfile[],
  askedCount: number,
  isMerit: boolean,
  names: DisplayNames,
): readonly string[] {
  const asked = profiles.slice(0, askedCount)
  const listed = isMerit ? profiles.toSorted((one, other) => costOf(one) - costOf(other)) : asked
  const [first] = asked
  return [
    ...(isMerit ? [meritSentence(asked, profiles.slice(askedCount), names)] : []),
    ...(!isMerit && listed.length > 1 ? [`${formatCount(listed.length)} forms, which differ:`] : []),
    ...(isMerit || listed.length > 1 || first === undefined
      ? listed.map((profile) => `- ${figuresOf(profile, names)}`)
      : [`${figuresOf(first, names)}.`]),
    isMerit
      ? 'What a million tokens cost is LoRA of an 8B model on one of each at its lowest price. Memory is worth its price where it saves GPUs: a larger model, longer texts or full fine-tuning. With your job I can say which is best: “8b 50M tokens lora”.'
      : 'Rates are dense, as the maker gives them; training reaches some 35 to 50 % of the bf16 rate.',
  ]
}

/** Whether a card trains, and how large a model on one of it. `yardstick`: the card it is measured by. */
export function trainingSentence(
  gpus: readonly Gpu[],
  yardstick: Gpu | undefined,
  names: DisplayNames,
  { fp32Master, loraOnCard, qloraOnCard }: RulesOfThumb['states'],
): string {
  const [gpu] = gpus
  if (gpu === undefined) return ''
  const peak = gpu.peak.bf16?.base ?? null
  const size = (bytes: number): string => `${formatSignificant(gpu.memory.base / bytes / 1e9, 2)}B`
  const holds = `one holds QLoRA of about ${size(qloraOnCard.base)}, LoRA of ${size(loraOnCard.base)}, full fine-tuning with fp32 masters of ${size(fp32Master.base)}`
  const base = yardstick?.peak.bf16?.base ?? null
  const link =
    gpu.link.bandwidth.base === 0
      ? ' Without NVLink several of them lose time to each other in full fine-tuning, little in LoRA.'
      : ''
  return peak === null
    ? `It trains, but has no bf16: fp16 with loss scaling, old kernels, and slowly; ${holds}.`
    : `Yes, ${names.gpu(gpu.id)} trains: it has bf16${base === null || gpu.id === yardstick?.id ? '' : `, at ${formatCount(Math.round((peak / base) * 100))} % of the rate of an H100 SXM`}; ${holds}.${link}`
}

const costOf = ({ cost }: GpuProfile): number => cost?.usdPerMillionTokens ?? Infinity
const small = (dollars: number): string => `$${formatSignificant(dollars, 2)}`

/** "H200 SXM: 141 GB at 4.8 TB/s; 989 TFLOPS in bf16, 1,979 in FP8; NVLink 900 GB/s; 700 W; from $3.20/h at GMI Cloud" */
function figuresOf({ gpu, rented, cost }: GpuProfile, names: DisplayNames): string {
  const { memory, bandwidth, peak, link, power } = gpu
  const rates = [
    ...(peak.bf16 === null ? [] : [`${tera(peak.bf16.base)} TFLOPS in bf16`]),
    ...(peak.fp8 === null ? [] : [`${tera(peak.fp8.base)} in FP8`]),
  ]
  const parts = [
    `${gigabytes(memory.base)} at ${formatSignificant(bandwidth.base / 1e12, 2)} TB/s`,
    ...(rates.length === 0 ? [] : [rates.join(', ')]),
    link.bandwidth.base === 0
      ? 'PCIe alone between GPUs'
      : `${formatCount(link.bandwidth.base / 1e9)} GB/s between GPUs`,
    `${formatCount(power.base)} W`,
    rented === undefined
      ? 'no price on demand on record'
      : `from ${formatUsdPerHour(rented.usdPerGpuHour)} at ${names.provider(rented.provider)} (${rented.priceAsOf})`,
    ...(cost === undefined ? [] : [`${small(cost.usdPerMillionTokens)} for a million tokens`]),
  ]
  return `${names.gpu(gpu.id)}: ${parts.join('; ')}`
}

/** Of the forms that are asked about the one that does most for its price, against the one of the others that costs most like it. */
function meritSentence(asked: readonly GpuProfile[], others: readonly GpuProfile[], names: DisplayNames): string {
  const [own] = asked.filter(({ cost }) => cost !== undefined).toSorted((one, other) => costOf(one) - costOf(other))
  if (own?.cost === undefined) return 'No plan of ours runs on it, so it cannot be weighed:'
  const { usdPerGpuHour, usdPerMillionTokens, tokensPerSecond } = own.cost
  const distance = ({ cost }: GpuProfile): number =>
    Math.abs(Math.log((cost?.usdPerGpuHour ?? Infinity) / usdPerGpuHour))
  // Of each kind the form that does most for its price.
  const kinds = Map.groupBy(
    others.filter(({ cost }) => cost !== undefined),
    ({ gpu }) => gpu.families[0],
  )
  const [rival] = [...kinds.values()]
    .flatMap((forms) => forms.toSorted((one, other) => costOf(one) - costOf(other)).slice(0, 1))
    .toSorted((one, other) => distance(one) - distance(other))
  const name = names.gpu(own.gpu.id)
  if (rival?.cost === undefined) return `${name}: ${small(usdPerMillionTokens)} for a million tokens.`
  const share = Math.round((usdPerMillionTokens / rival.cost.usdPerMillionTokens - 1) * 100)
  const speed = tokensPerSecond / rival.cost.tokensPerSecond
  const price = share < -4 ? `${-share} % less than` : share > 4 ? `${share} % more than` : 'about as much as'
  const pace = speed > 1.05 || speed < 0.95 ? `at ${formatSignificant(speed, 2)} times its speed` : 'at the same speed'
  const [memory, otherMemory] = [own.gpu.memory.base, rival.gpu.memory.base]
  const holds = memory === otherMemory ? '' : `; it holds ${gigabytes(memory)} against ${gigabytes(otherMemory)}`
  const isMemory = share > 4 && memory > otherMemory
  const verdict = isMemory
    ? 'For its memory, not for its price'
    : share <= 4
      ? 'Yes for the same work'
      : 'Not for its price'
  return `${verdict}: a million tokens on ${name} cost ${price} on ${names.gpu(rival.gpu.id)}, ${pace}${holds}.`
}

const gigabytes = (bytes: number): string => `${formatCount(Math.round(bytes / 1e9))} GB`
/** In 10¹² a second. */
export const tera = (rate: number): string => formatCount(Math.round(rate / 1e12))
