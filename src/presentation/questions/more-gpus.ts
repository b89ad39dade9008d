/** "If I doubled the GPUs, would the bill stay the same?", "where do more of them stop paying off?": the job on more of the plan's own GPUs. */
import { capitalized } from '../../recommend/figure-text.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { planName, providerName } from '../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatPercent,
  formatUsd,
  formatUsdDifference,
  formatUsdPerHour,
} from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import type { QuestionContext } from './question-context.ts'

/** `counts`: the plan on so many times its GPUs, fewest first. A multiple that is named by itself; else each doubling, and from where on it gains little. */
export function moreSentences(context: QuestionContext): readonly string[] {
  const { args, counts = [], recommendation } = context
  const { best } = recommendation
  const options = counts.flatMap(({ option }) => option ?? [])
  const [first] = options
  const { count = null } = args?.countAsked ?? {}
  if (count !== null) return first === undefined ? noneOf(count, context) : onCount(first, context)
  if (first === undefined) return [`There is no price on record of more than the ${nameOf(best, context)} of the plan.`]
  const { times } = args?.countAsked ?? {}
  const phases = phasesOf(best, first, context)
  return times === undefined
    ? [phases, verdictOf(options, context), ladderOf(options, best), leftOver(best)]
    : [...multipleOf(times, first, context), phases, leftOver(best)]
}

const speedup = (from: Option, to: Option): number => from.hours.p50 / to.hours.p50
/** Of what so many more GPUs could gain at most. */
const efficiency = (from: Option, to: Option): number => (speedup(from, to) * from.gpuCount) / to.gpuCount

/** From here on they gain what they are hired for; less of the price is the same. */
const [goodShare, sameShare] = [0.6, 0.05]

const nameOf = (option: Option, { renderContext: { names } }: QuestionContext): string => planName(option, names)
const timesAsFast = (ratio: number): string => `${formatSignificant(ratio, 2)} times as fast`

function multipleOf(times: number, to: Option, context: QuestionContext): readonly string[] {
  const { best } = context.recommendation
  const share = to.allInUsd.p50 / best.allInUsd.p50 - 1
  const bill =
    Math.abs(share) < sameShare
      ? 'about the same'
      : `${formatUsdDifference(to.allInUsd.p50, best.allInUsd.p50)} (${formatPercent(Math.abs(share))}) ${share > 0 ? 'more' : 'less'}`
  const rate =
    Math.abs(to.usdPerGpuHour / best.usdPerGpuHour - 1) < sameShare
      ? ''
      : ` So many are rented at another rate, ${formatUsdPerHour(to.usdPerGpuHour)} per GPU instead of ${formatUsdPerHour(best.usdPerGpuHour)}.`
  return [
    `${times === 2 ? 'Twice' : `${formatCount(times)} times`} the GPUs, ${nameOf(to, context)} at ${providerName(to, context.renderContext.names)}: ${formatUsd(to.allInUsd.p50)} instead of ${formatUsd(best.allInUsd.p50)} in total, ${bill}, and ${formatDuration(to.hours.p50)} instead of ${formatDuration(best.hours.p50)}, ${timesAsFast(speedup(best, to))}.${rate}`,
  ]
}

/** Up to how many they gain what they are hired for, and what an hour saved costs behind that. */
function verdictOf(options: readonly Option[], context: QuestionContext): string {
  const { best } = context.recommendation
  const at = options.findLastIndex((option) => efficiency(best, option) >= goodShare)
  const [good, poor] = [options[at] ?? best, options[at + 1]]
  const gained = (option: Option): string =>
    `${formatCount(option.gpuCount)} are ${timesAsFast(speedup(best, option))} as ${formatCount(best.gpuCount)}, ${efficiency(best, option) > 1 ? 'more than their number, as less lies on each' : `${formatPercent(efficiency(best, option))} of the most that so many could be`}`
  if (poor === undefined) return `Up to ${nameOf(good, context)} it goes on helping: ${gained(good)}.`
  const [added, saved] = [poor.allInUsd.p50 - good.allInUsd.p50, good.hours.p50 - poor.hours.p50]
  const price =
    saved <= 0 ? ', and nothing is saved' : added <= 0 ? '' : `; an hour saved then costs ${formatUsd(added / saved)}`
  return `Past ${nameOf(good, context)} more of them help little: ${gained(poor)}${price}.`
}

const ladderOf = (options: readonly Option[], best: Option): string =>
  `${[best, ...options].map(({ gpuCount, hours, allInUsd }) => `${formatCount(gpuCount)}: ${formatDuration(hours.p50)}, ${formatUsd(allInUsd.p50)}`).join('; ')}.`

/** Whether it is so that is asked of the time and of the money, then both figures on so many, and what makes them differ. */
function onCount(to: Option, context: QuestionContext): readonly string[] {
  const { best } = context.recommendation
  const { asksSameMoney, asksLessTime } = context.args?.countAsked ?? {}
  const share = to.allInUsd.p50 / best.allInUsd.p50 - 1
  const isSame = Math.abs(share) < sameShare
  const gained = efficiency(best, to)
  const isInStep = gained > 1 - inStepShare && gained < 1 + inStepShare
  const lead = leadOf(
    asksLessTime === true ? { fraction: fractionOf(to.gpuCount / best.gpuCount), isInStep, isMore: gained > 1 } : null,
    asksSameMoney === true ? isSame : null,
  )
  const money = isSame
    ? asksSameMoney === true
      ? ''
      : ', about the same'
    : `, ${formatUsdDifference(to.allInUsd.p50, best.allInUsd.p50)} (${formatPercent(Math.abs(share))}) ${share > 0 ? 'more' : 'less'}`
  const isFaster = to.hours.p50 < best.hours.p50
  const speed = isFaster
    ? timesAsFast(speedup(best, to))
    : `${formatSignificant(1 / speedup(best, to), 2)} times as long`
  const on = `${lead === '' ? 'On' : 'on'} ${nameOf(to, context)} at ${providerName(to, context.renderContext.names)}`
  const rate =
    Math.abs(to.usdPerGpuHour / best.usdPerGpuHour - 1) < sameShare
      ? ''
      : `So many are rented at another rate, ${formatUsdPerHour(to.usdPerGpuHour)} per GPU instead of ${formatUsdPerHour(best.usdPerGpuHour)}.`
  const network =
    to.nodes > best.nodes
      ? `What the ${formatCount(to.nodes)} nodes send one another is in the hours: ${gained > 1 + inStepShare ? 'they gain more than their number, as less lies on each' : `of what so many could gain at most, ${formatPercent(Math.min(1, gained))} is reached`}.`
      : ''
  return [
    `${lead}${on}, ${formatDuration(to.hours.p50)} instead of ${formatDuration(best.hours.p50)}, ${speed}, and ${formatUsd(to.allInUsd.p50)} instead of ${formatUsd(best.allInUsd.p50)} in total${money}.`,
    rate,
    network,
    phasesOf(best, to, context),
    to.gpuCount > best.gpuCount && rate === '' ? leftOver(best) : '',
  ]
}
/** Twice the GPUs that gain as much less than twice the speed are in step. */
const inStepShare = 0.08

/** What is asked of the time and of the money, each null where it is not: whether it is so. */
function leadOf(
  time: { readonly fraction: string; readonly isInStep: boolean; readonly isMore: boolean } | null,
  isSameMoney: boolean | null,
): string {
  if (time === null)
    return isSameMoney === null ? '' : isSameMoney ? 'For about the same money: ' : 'Not for the same money: '
  const { fraction, isInStep, isMore } = time
  const isYes = isInStep || isMore
  if (isSameMoney === null)
    return isYes ? `Yes, ${isInStep ? 'nearly' : 'even less than'} ${fraction}: ` : `Not quite ${fraction}: `
  const ofMoney = `the same money ${isSameMoney ? 'about' : 'no'}`
  return isYes && isSameMoney
    ? 'Yes, nearly both: '
    : `${capitalized(fraction)} ${isYes ? 'yes' : 'not quite'}, ${ofMoney}: `
}

const fractions: Readonly<Record<number, string>> = {
  2: 'half the time',
  3: 'a third of the time',
  4: 'a quarter of the time',
}
const fractionOf = (times: number): string => fractions[times] ?? 'in step with their number'

/** There is no plan on so many of them. */
function noneOf(count: number, context: QuestionContext): readonly string[] {
  const { best } = context.recommendation
  const isUnpriced = context.counts?.some((one) => one.isUnpriced === true) === true
  return [
    isUnpriced || count > best.gpuCount
      ? `Nobody on record rents out ${formatCount(count)} of them at a price that is known; the plan is ${nameOf(best, context)}, ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)} in total.`
      : `${formatCount(count)} of them do not hold it; the plan is ${nameOf(best, context)}, ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)} in total.`,
  ]
}

const leftOver = ({ startupHours }: Option): string =>
  `What does not shrink is start-up, ${formatDuration(startupHours)} on each of them, and what is set aside for idle time; the GPUs also wait for one another at each step.`

/** Of reinforcement learning how well each phase gains; '' of other training. */
function phasesOf(from: Option, to: Option, context: QuestionContext): string {
  if (from.phases == null || to.phases == null) return ''
  const hoursOf = ({ phases, hours, startupHours }: Option, phase: 'generation' | 'update'): number => {
    if (phases == null) return 0
    const { generation, logprob, update, other } = phases
    return ((hours.p50 - startupHours) * phases[phase]) / (generation + logprob + update + other)
  }
  const gain = (phase: 'generation' | 'update'): number => hoursOf(from, phase) / hoursOf(to, phase)
  const part = (phase: 'generation' | 'update'): string =>
    `${formatDuration(hoursOf(from, phase))} become ${formatDuration(hoursOf(to, phase))}, ${timesAsFast(gain(phase))}`
  const [writing, training] = [gain('generation'), gain('update')]
  const isWorse = writing < (1 - nearShare) * training
  const why = isWorse
    ? 'A token takes nearly as long to write in a small batch as in a large one, so spreading the answers of a step over more GPUs gains little; more prompts a step fill them again.'
    : 'GPUs write answers without one another, so that part gains nearly all of it until the batch on each is small and the longest answers make all wait.'
  const lead = isWorse ? 'Writing the answers gains less' : 'Writing the answers gains as well as the update'
  return `${lead}: on ${nameOf(to, context)} instead of ${formatCount(from.gpuCount)} its ${part('generation')}; those of the update, ${part('update')}. ${why}`
}
/** Gains that are closer than this are alike. */
const nearShare = 0.15
