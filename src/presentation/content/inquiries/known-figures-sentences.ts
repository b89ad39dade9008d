/** The figures of a named model in sentences, before what is true in general. */
import type { CheckpointFigures, NetworkFigures } from '../../../recommend/inquiries/known-figures.ts'
import type { InterruptionLoss } from '../../../recommend/inquiries/interruptions.ts'
import type { PricesOnRecord } from '../../../recommend/inquiries/quote.ts'
import { type DisplayNames, providerName, sellerOfPrice } from '../../format/display-names.ts'
import { formatLinkSpeed } from '../../format/link-speed.ts'
import { formatCount, formatDuration, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

/** Bytes of a checkpoint and dollars of keeping several; `title`: the model's name. */
export function checkpointSentences(
  { isFull, resumeBytes, resultBytes, kept, usdPerMonth, all }: CheckpointFigures,
  title: string,
): readonly string[] {
  const what = isFull
    ? `About ${bytesText(resumeBytes)} for each checkpoint of ${title} that full fine-tuning resumes from (weights, fp32 masters and optimizer states), ${bytesText(resultBytes)} for the weights alone.`
    : `About ${bytesText(resumeBytes)} for each checkpoint of an adapter of ${title} with its optimizer states, ${bytesText(resultBytes)} for the adapter alone; the base is not saved again.`
  const written =
    all === null
      ? []
      : [
          `${formatCount(all.count)} checkpoints in all: ${bytesText(all.count * resumeBytes)} if each is kept${isFull ? ' with its optimizer states' : ''}, about ${formatUsd(all.usdPerMonth)} a month of disk; ${bytesText(all.count * resultBytes)} for the ${isFull ? 'weights' : 'adapters'} alone.`,
        ]
  return [
    ...written,
    what,
    `${formatCount(kept)} kept at once are ${bytesText(kept * resumeBytes)}, about ${formatUsd(usdPerMonth)} a month of disk at the usual price; leave room for one more while it is written.`,
  ]
}

/** Memory of the host that offloaded optimizer states of so many parameters take, and the size of machine that has it. */
export function hostMemorySentence(params: number, title: string): string {
  const [states, withGradients] = [params * offloadBytes.states, params * offloadBytes.withGradients]
  const machine = machineGigabytes.find((size) => size * 1e9 >= states * hostSlack)
  const taken = machine === undefined ? 'more than one machine has' : `a host of ${formatCount(machine)} GB or more`
  return `For ${title} about ${bytesText(states)} of host memory, ${bytesText(withGradients)} with gradients there as well: ${taken}.`
}
/** Whether the memory that a host is said to have holds offloaded optimizer states of so many parameters. */
export function statesOnHostSentence(
  params: number,
  { gib, words }: { readonly gib: number; readonly words: string },
): string {
  const [states, withGradients] = [params * offloadBytes.states, params * offloadBytes.withGradients]
  const held = gib * 2 ** 30
  const verdict =
    held < states
      ? 'is too little'
      : held < withGradients * hostSlack
        ? 'holds the states, with little to spare'
        : 'holds them'
  return `“${words}” ${verdict}: offloaded optimizer states take about ${bytesText(states)} of it, ${bytesText(withGradients)} with gradients there as well.`
}
const hostSlack = 1.15
/** Bytes of a parameter: fp32 master weights and both moments of Adam; with fp32 gradients. */
const offloadBytes = { states: 12, withGradients: 16 }
const machineGigabytes = [64, 128, 256, 512, 768, 1024, 1536, 2048, 3072, 4096]

/** Bytes that cross between machines in a step, seconds at each speed of link, and which is fast enough. */
export function networkSentences(
  figures: NetworkFigures,
  title: string,
  fitsOneMachine: boolean,
  statedGbits: number | null = null,
): readonly string[] {
  const { shardedBytes, averagedBytes, stepSeconds, gpuCount, stepTokens, links, enough } = figures
  const stated = links.find(({ gbits }) => gbits === statedGbits)
  const verdict =
    stated !== undefined
      ? statedLinkVerdict(stated, stepSeconds, title, fitsOneMachine)
      : enough === null
        ? `InfiniBand is needed: ${title} over several machines takes InfiniBand or RoCE of 3.2 Tbit/s.`
        : enough >= 3200
          ? `InfiniBand is needed: full fine-tuning of ${title} over several machines takes InfiniBand or RoCE of the 3.2 Tbit/s kind.`
          : `InfiniBand is not needed: for full fine-tuning of ${title} over several machines ${formatCount(enough)} Gbit/s is enough${fitsOneMachine ? ', if only gradients cross between them (HSDP, DDP)' : '; InfiniBand of 3.2 Tbit/s is the usual way all the same'}.`
  const timesOf = (pick: (link: NetworkFigures['links'][number]) => number): string =>
    links.map((link) => `${secondsText(pick(link))} at ${formatLinkSpeed(link.gbits)}`).join(', ')
  return [
    verdict,
    ...(fitsOneMachine
      ? [
          'One machine of eight 80 GB GPUs holds it: a second one is for speed alone, and needs no network where one will do.',
        ]
      : ['One machine of eight 80 GB GPUs does not hold it, so weights have to cross too.']),
    `Gradients alone are ${bytesText(averagedBytes)} a step through each link: ${timesOf(({ averaged }) => averaged)}. Sharded over all machines (FSDP, ZeRO-3) it is ${bytesText(shardedBytes)} for every pass: ${timesOf(({ sharded }) => sharded)}.`,
    `Against that a step of ${formatCount(stepTokens / 1e6)}M tokens computes for about ${secondsText(stepSeconds)} on ${formatCount(gpuCount)} H100s; part of the traffic hides behind it.`,
  ]
}

/** Up to these shares of a step the traffic hides behind the arithmetic, and costs little. */
const hidden = 0.25
const noticed = 0.67

/** Whether the link that is asked about holds a run up, by what crosses it against the arithmetic of a step. */
function statedLinkVerdict(
  { gbits, sharded, averaged }: NetworkFigures['links'][number],
  stepSeconds: number,
  title: string,
  fitsOneMachine: boolean,
): string {
  const [all, gradients] = [sharded / stepSeconds, averaged / stepSeconds]
  const link = formatLinkSpeed(gbits)
  if (all <= hidden)
    return `No: ${link} is enough for ${title} over several machines, sharded or not; the traffic hides behind the arithmetic.`
  if (gradients > noticed)
    return `Yes: at ${link} the network is the bottleneck for ${title}, sharded over all machines or not: gradients alone take ${formatPercent(gradients)} of the time that a step computes. Larger steps (accumulation), a faster link or fewer, larger machines are the ways out.`
  // Where a machine does not hold it, weights cross for every pass whatever is done.
  if (!fitsOneMachine)
    return `Yes at ${link}: ${title} has to be sharded over all machines (FSDP, ZeRO-3), which sends ${formatPercent(all)} of the time that a step computes, and more where a step is several micro-batches: plan for one and a half to three times as long. Tensor parallelism inside each machine with pipeline stages between them, LoRA, whose base one machine holds in 4 bits, or machines with 400 Gbit/s and more are the ways out; run nccl-tests before you book.`
  return `Yes at ${link}, if ${title} is sharded over all machines (FSDP, ZeRO-3): that sends ${formatPercent(all)} of the time that a step computes. Sharded inside each machine, with gradients alone between them (HSDP), it is ${formatPercent(gradients)}, of which most hides: plan for 10-20 % longer.`
}

export type SpotLoss = {
  readonly priceShare: number
  readonly useful: number
  readonly hoursBetween: number
  readonly everyHours: number
  readonly restartHours: number
  readonly isRestartTold: boolean
  readonly isEveryTold: boolean
}

/** "Still cheaper, by 46 %": spot at a share of the price on demand, with what is lost of its time. */
export function spotLossSentences(loss: SpotLoss): readonly string[] {
  const { priceShare, useful, hoursBetween, everyHours, restartHours, isRestartTold, isEveryTold } = loss
  const cost = priceShare / useful
  const assumed = [
    ...(isRestartTold ? [] : [`a restart of ${formatDuration(restartHours)}`]),
    ...(isEveryTold ? [] : [`a save every ${formatDuration(everyHours)}`]),
  ]
  return [
    `${cost < 1 ? `Yes, still cheaper, by about ${formatPercent(1 - cost)}` : 'No, not cheaper'}: ${formatPercent(priceShare)} of the price ÷ ${formatPercent(useful)} of the time that is kept is ${formatPercent(cost)} of the cost on demand, and the run takes ${formatSignificant(1 / useful, 3)} times as long.`,
    `Of each ${formatDuration(hoursBetween)} some ${formatDuration(everyHours / 2)} are done again (half of what lies between two saves) and ${formatDuration(restartHours)} go into the restart.${assumed.length === 0 ? '' : ` Assumed: ${assumed.join(' and ')}.`} The time that saving itself takes is not counted.`,
    `Even only where no more than ${formatPercent(priceShare)} of the time is kept. Save to storage that outlives the machine, and more often: that is the part of the loss that you can choose.`,
  ]
}

type ReservationFigures = {
  readonly hours: number
  readonly usedShare: number
  readonly gpuCount: number
  readonly onDemand: PricesOnRecord['lowest']
  readonly reserved: PricesOnRecord['lowest']
}

/** The term reserved against the hours of use on demand, at the lowest prices on record. */
export function reservationSentences(
  { hours, usedShare, gpuCount, onDemand, reserved }: ReservationFigures,
  names: DisplayNames,
): readonly string[] {
  const whole = hours * gpuCount * reserved.usdPerGpuHour
  const used = hours * usedShare * gpuCount * onDemand.usdPerGpuHour
  const evenShare = reserved.usdPerGpuHour / onDemand.usdPerGpuHour
  const verdict =
    usedShare >= evenShare
      ? 'Yes, worth it'
      : usedShare >= evenShare - closeShare
        ? 'Hardly worth it'
        : 'No, not worth it'
  const priceOf = (price: PricesOnRecord['lowest']): string =>
    `${formatUsdPerHour(price.usdPerGpuHour)} a GPU (${sellerOfPrice(price, names)})`
  return [
    `${verdict}: you use ${formatPercent(usedShare)} of the hours. ${formatCount(gpuCount)} × ${names.gpu(reserved.gpu)} reserved for ${formatDuration(hours)} are ${formatUsd(whole)}, used or not; on demand the hours of use are ${formatUsd(used)}.`,
    `At ${priceOf(reserved)} reserved and ${priceOf(onDemand)} on demand it pays from about ${formatPercent(Math.min(1, evenShare))} of the hours on${evenShare > 1 ? ', so never' : ''}. What else speaks for it is that the GPUs are there: on demand eight at once may not be free.`,
  ]
}
const closeShare = 0.1

/** `words`: how often it is taken away, how long a save takes, as typed. `loss` null: one of them is missing. */
export const interruptionSentence = (
  words: string,
  loss: InterruptionLoss | null,
  restartShare = 0,
  restartHours: number | null = null,
): string =>
  loss === null
    ? `“${words}” is not in these figures: say how often it is taken away and how long a save takes, and I can work out the loss.`
    : `“${words}”: save every ${formatDuration(loss.everyHours)}, and about ${formatPercent(loss.lostShare + restartShare)} of the time is lost (saving, and work done again${restartHours === null ? '; waiting for a new machine not counted' : ` ${formatPercent(loss.lostShare)}, restarts of ${formatDuration(restartHours)} ${formatPercent(restartShare)}`}). Spot pays as long as it is cheaper by more than that.`

const bytesText = (bytes: number): string =>
  bytes >= 1e12
    ? `${formatSignificant(bytes / 1e12, 2)} TB`
    : bytes >= 1e9
      ? `${formatSignificant(bytes / 1e9, 2)} GB`
      : `${formatSignificant(bytes / 1e6, 2)} MB`
const secondsText = (seconds: number): string => `${formatSignificant(seconds, 2)} s`

/** What an amount of computing comes to at one price; `name`: whose it is, '' where that is not said. */
export type NamedBill = {
  readonly name: string
  readonly isRefused: boolean
  readonly usdPerGpuHour: number
  readonly usd: number
}

/** The bill first, then what makes it, then what was ruled out. */
export function pricedHoursSentences(
  words: string,
  gpuHours: number,
  kept: readonly NamedBill[],
  refused: readonly NamedBill[],
): readonly string[] {
  const atOf = ({ name }: NamedBill): string => (name === '' ? '' : ` at ${name}`)
  const sumOf = (bill: NamedBill): string =>
    `${formatUsd(bill.usd)}${atOf(bill)}: ${formatCount(gpuHours)} GPU-hours (“${words}”) × $${bill.usdPerGpuHour.toFixed(2)}`
  const byPrice = kept.toSorted((one, other) => one.usd - other.usd)
  return [
    `${byPrice.map(sumOf).join('; ')}.`,
    'Failed and repeated runs, storage and traffic come on top: a tenth to a quarter more is a fair margin.',
    ...refused.map((bill) => `Left out, as it may not be used: ${bill.name} (${formatUsd(bill.usd)}).`),
  ]
}

/** A fall of rents that would be a large one within some months. */
const largeFall = 0.15

/** What so many GPU-hours cost today, and what a fall would save. */
export function waitingSentence(gpuHours: number, { lowest, median }: PricesOnRecord, names: DisplayNames): string {
  const [low, middle] = [gpuHours * lowest.usdPerGpuHour, gpuHours * median]
  return `${formatCount(gpuHours)} GPU-hours are ${formatUsd(low)} to ${formatUsd(middle)} today (${names.gpu(lowest.gpu)}, the lowest on demand and the median): a fall of ${formatPercent(largeFall)} would save ${formatUsd(largeFall * low)} to ${formatUsd(largeFall * middle)}. Another seller or spot may save more at once.`
}

/** What a GPU rents for on the days on record: all that is known of its price. */
export const todaysPriceSentence = ({ lowest, median, count }: PricesOnRecord, names: DisplayNames): string =>
  `Today's: ${names.gpu(lowest.gpu)} from ${formatUsdPerHour(lowest.usdPerGpuHour)} a GPU on demand at ${providerName(lowest, names)} (${lowest.priceAsOf}), the median of ${formatCount(count)} providers ${formatUsdPerHour(median)}.`
