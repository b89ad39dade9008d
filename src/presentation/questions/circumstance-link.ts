/** "Same GPUs but PCIe only, how much slower?": what a slower link between the GPUs of a machine adds to a step, by arithmetic. */
import { GB } from '../../catalog/units.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { planAndProvider } from '../format/display-names.ts'
import { formatCount, formatDuration, formatUsd } from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { figuresThen } from './circumstance-figures.ts'
import type { QuestionContext } from './question-context.ts'

/** Bytes of a weight as it travels. */
const bytesOfWeight: Readonly<Record<string, number>> = { nf4: 0.55, int8: 1, fp8: 1, bf16: 2, fp16: 2, fp32: 4 }
const bytesOfGradient = 2
/** A ring passes each byte about twice. */
const timesOfRing = 2
/** Share of its rate that a link reaches with large messages: a rule of thumb. */
const reached = 0.8
/** Bytes a second each way of a GPU over a network of 400 Gbit/s, as machines are joined for training: a rule of thumb. */
const networkOfGpu = 50 * GB
/** Lanes of a GPU, and bytes a second of each of the first generation with its coding. */
const pcieBytesPerSecond = (generation: number): number => 2 ** (generation + 1) * GB

/** What of the plan travels over PCIe instead of NVLink, and what that does to hours and dollars. */
export function slowLinkAnswer({
  catalog,
  params,
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const gpu = catalog?.gpus.get(best.gpu)
  const plan = planAndProvider(best, names)
  const figures = `${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)}`
  if (best.gpuCount === 1)
    return [`No slower: the plan is ${plan}, one GPU, and nothing travels between cards: ${figures}.`]
  if (gpu === undefined || params === undefined)
    return [`How much slower ${plan} would be without NVLink cannot be told: its link is not on record.`]
  const pcie = `PCIe ${gpu.pcieGeneration.base}.0`
  if (gpu.link.bandwidth.base === 0)
    return [
      `No slower: ${gpu.name} has no NVLink, so the plan counts ${pcie} already: ${figures} on ${plan}. With NVLink between them it could only be faster.`,
    ]
  const { bytes, seconds, isSharded } = stepOf(best, params)
  // Over several machines what is exchanged waits for their network already.
  const linked = gpu.link.bandwidth.base / 2
  const fast = bytes / ((best.nodes > 1 ? Math.min(linked, networkOfGpu) : linked) * reached)
  const slow = bytes / (pcieBytesPerSecond(gpu.pcieGeneration.base) * reached)
  const least = Math.max(1, Math.max(seconds, slow) / Math.max(seconds, fast))
  const most = Math.max(least, 1 + Math.max(0, slow - fast) / seconds)
  const [low, high] = [least, most].map((times) => figuresThen(best, { speed: 1 / times }))
  if (low == null || high == null) return []
  const [few, many] = [(least - 1) * 100, (most - 1) * 100]
  const percents =
    few < 1 && many < 1 ? 'Under 1% slower' : `${formatSignificant(few, 2)} to ${formatSignificant(many, 2)}% slower`
  const what = isSharded
    ? 'its share of the weights is fetched from the others'
    : 'only gradients of what is trained are exchanged'
  return [
    `${percents} over PCIe alone: ${formatDuration(low.hours.p50)} to ${formatDuration(high.hours.p50)} instead of ${formatDuration(best.hours.p50)}, and ${formatUsd(low.usd.p50)} to ${formatUsd(high.usd.p50)} instead of ${formatUsd(best.allInUsd.p50)} at the same price of the hour.`,
    `By arithmetic, for ${plan}: in each pass of ${formatSignificant(seconds, 2)} s ${what}, about ${formatSignificant(bytes / GB, 2)} GB a GPU: ${formatSignificant(slow, 2)} s over ${pcie} at some ${formatCount(Math.round((pcieBytesPerSecond(gpu.pcieGeneration.base) * reached) / GB))} GB/s each way, ${formatSignificant(fast, 2)} s ${best.nodes > 1 ? 'as planned, over NVLink and a network of 400 Gbit/s a GPU' : `over ${gpu.link.kind}`}.`,
    `The low end is where all of it runs while the GPUs compute, the high end where none does. ${otherForm(gpu)}Measure some 50 steps before you book.`,
  ]
}

/** Seconds of a forward and backward pass on each GPU, and the bytes that each exchanges in it. */
function stepOf(best: Option, params: number) {
  const { layout, gpuCount, microBatch, sequenceLength, tokensPerSecond, method, weights, accumulation } = best
  const rows = gpuCount / (layout.tp * layout.pp * layout.cp)
  const seconds = (microBatch * sequenceLength * rows) / tokensPerSecond.p50
  const isSharded = layout.tp > 1 || layout.cp > 1 || !holdsCopies.has(layout.sharding)
  const others = (gpuCount - 1) / gpuCount
  const isFull = method === 'full'
  const gradients = isFull ? params * bytesOfGradient : params * shareOfAdapters * bytesOfGradient
  const gathered = isSharded ? 2 * params * (bytesOfWeight[weights] ?? 2) : 0
  // Copies exchange their gradients once a step, shards in each pass.
  const exchanged = isSharded && isFull ? gradients : (timesOfRing * gradients) / Math.max(1, accumulation)
  return { seconds, bytes: (gathered + exchanged) * others, isSharded }
}
const holdsCopies: ReadonlySet<string> = new Set(['none', 'zero1', 'zero2'])
/** Adapters of a usual rank against all weights: a rule of thumb. */
const shareOfAdapters = 0.005

const otherForm = ({ name }: Gpu): string =>
  /SXM/u.test(name)
    ? 'A PCIe card of that name also has a lower clock and often slower memory, which is not in it. '
    : ''
