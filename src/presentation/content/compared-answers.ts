/** What is said of plans that stand side by side: which to take, whether the difference pays, how far they lie apart and why. */
import type { ChoiceFacts } from '../../catalog/choice.ts'
import type { PairQuestion } from '../../language/replies/pair-question.ts'
import { capitalized, joinWords } from '../../recommend/figure-text.ts'
import { waitingUsd } from '../../recommend/ranking/choice-rule.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { type DisplayNames, planAndProvider } from '../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatDurationRange,
  formatGib,
  formatPercent,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
} from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { costDifference, hoursOf, isSameGpus, planFigures, timeDifference, usdOf } from './contrast-words.ts'

/** One of them: what it is called, and the plan that it comes to. */
export type SideOfPair = { readonly name: string; readonly option: Option }

/** `sides` in the order in which they were typed, two or more. */
export function pairAnswer(
  { form, figure, of }: PairQuestion,
  sides: readonly SideOfPair[],
  choice: ChoiceFacts,
  names: DisplayNames,
): readonly string[] {
  const [best, next] = ranked(sides, choice)
  if (best === undefined || next === undefined) return []
  const [one = best, other = next] = pairOf(of, sides, best, next)
  switch (form) {
    case 'choice':
      return choiceSaid(best, next, choice)
    case 'worth':
      return worthSaid(one, other, of !== null, choice)
    case 'memory':
      return memorySaid(sides)
    case 'close':
      return [
        `Because the price of the hour makes up for the speed. ${capitalized(workOf(one, other))}`,
        billsOf([one, other]),
        totalsOf(one, other),
      ]
    case 'why':
      return [capitalized(workOf(one, other)), billsOf([one, other]), totalsOf(one, other)]
    case 'gap':
      return [
        gapSaid(one, other, figure),
        `Planned on: ${sides.map(({ option }) => planAndProvider(option, names)).join('; ')}.`,
      ]
    case 'named':
      return [`Because you named them: ${joinWords(sides.map(({ name }) => name))}.`, totalsOf(one, other)]
  }
}

/** By dollars and what waiting counts: the least first. */
const ranked = (sides: readonly SideOfPair[], choice: ChoiceFacts): readonly SideOfPair[] => {
  const counted = ({ option }: SideOfPair): number => usdOf(option) + waitingUsd(hoursOf(option), choice, 'safe')
  return sides.toSorted((one, other) => counted(one) - counted(other))
}

/** The one that is asked about first; else the dearer against the cheaper. */
function pairOf(
  of: number | null,
  sides: readonly SideOfPair[],
  best: SideOfPair,
  next: SideOfPair,
): readonly SideOfPair[] {
  const one = of === null ? undefined : sides[of]
  if (one !== undefined) return [one, one === best ? next : best]
  return [best, next].toSorted((a, b) => usdOf(b.option) - usdOf(a.option))
}

const figuresOf = ({ name, option }: SideOfPair): string => `${planFigures(false, option)} for ${name}`
const totalsOf = (one: SideOfPair, other: SideOfPair): string =>
  `In total ${planFigures(false, one.option).replace(' in total', '')} for ${one.name}, ${planFigures(false, other.option).replace(' in total', '')} for ${other.name}.`

function choiceSaid(best: SideOfPair, next: SideOfPair, choice: ChoiceFacts): readonly string[] {
  const [one, other] = [best.option, next.option]
  const isCheaper = usdOf(one) <= usdOf(other)
  const isSooner = hoursOf(one) <= hoursOf(other)
  const { patientHour, hourOfWaiting, patience } = choice
  const apart = joinWords(
    [costDifference(one, other), timeDifference(one, other)].map((part) =>
      part.replace(/^as (?:much|long)$/u, 'the same'),
    ),
  )
  const rule = `an hour of waiting counted at ${formatUsd(patientHour.base)}, and at ${formatUsd(hourOfWaiting.safe.base)} after the first ${String(patience.base)} h`
  return [
    `I would take ${best.name}: ${planFigures(false, one)} against ${figuresOf(next)}, so ${apart}.`,
    isCheaper && isSooner
      ? ''
      : isCheaper
        ? `What it takes longer is not worth the difference, ${rule}; in a hurry take ${next.name}.`
        : `The time saved is worth that, ${rule}; where only the bill counts take ${next.name}.`,
    memoryRoom(best, next),
    `Reply “the first one” or “the second one” to plan it.`,
  ]
}

/** What is left on a GPU, at the peak that is expected and at the high end. */
const roomOf = ({ option: { usableMemoryGiB, peakMemoryGiB } }: SideOfPair) => ({
  expected: usableMemoryGiB - peakMemoryGiB.p50,
  least: usableMemoryGiB - peakMemoryGiB.p95,
})
const roomText = (side: SideOfPair): string => {
  const { expected, least } = roomOf(side)
  const end = least > 0 ? `${formatGib(least)} at the high end` : 'nothing at the high end'
  return `${formatGib(expected)} of ${formatGib(side.option.usableMemoryGiB)}${side.option.gpuCount === 1 ? '' : ' on each GPU'} (${end})`
}

const memoryRoom = (one: SideOfPair, other: SideOfPair): string =>
  `Memory left: ${roomText(one)} on ${one.name}, ${roomText(other)} on ${other.name}.`

function memorySaid(sides: readonly SideOfPair[]): readonly string[] {
  const [most, ...others] = sides.toSorted((one, other) => roomOf(other).expected - roomOf(one).expected)
  if (most === undefined) return []
  const settings =
    new Set(sides.map(({ option }) => option.microBatch)).size > 1 ||
    new Set(sides.map(({ option }) => option.recomputation)).size > 1
  const uses = sides.map(
    ({ name, option }) =>
      `${name} batch ${formatCount(option.microBatch)} a GPU, ${option.recomputation === 'none' ? 'no' : 'with'} checkpointing, ${formatGib(option.peakMemoryGiB.p50)} used`,
  )
  return [
    `${most.name}: ${roomText(most)} are left, against ${others.map((side) => `${roomText(side)} on ${side.name}`).join(' and ')}.`,
    settings
      ? `Their settings differ: ${uses.join('; ')}. A smaller batch or checkpointing gives either more room.`
      : `In use are ${sides.map(({ name, option }) => `${formatGib(option.peakMemoryGiB.p50)} on ${name}`).join(' and ')}, with the same settings.`,
  ]
}

function worthSaid(one: SideOfPair, other: SideOfPair, isNamed: boolean, choice: ChoiceFacts): readonly string[] {
  const [a, b] = [one.option, other.option]
  const [dollars, hours] = [usdOf(a) - usdOf(b), hoursOf(b) - hoursOf(a)]
  const against = `${planFigures(false, a)} against ${figuresOf(other)}`
  if (dollars <= 0 && hours >= 0)
    return [
      `${isNamed ? 'Yes' : `There is no trade: take ${one.name}`}, it is ${dollars < 0 ? 'cheaper' : 'no dearer'} and ${hours > 0 ? 'faster' : 'no slower'}: ${against}.`,
    ]
  if (dollars >= 0 && hours <= 0)
    return [
      `No: ${one.name} costs ${costDifference(a, b)} and ${hours === 0 ? 'saves no time' : `takes ${timeDifference(a, b)}`}: ${against}.`,
    ]
  const [dearer, cheaper] = dollars > 0 ? [one, other] : [other, one]
  const saved = hoursOf(cheaper.option) - hoursOf(dearer.option)
  const extra = usdOf(dearer.option) - usdOf(cheaper.option)
  const counted =
    waitingUsd(hoursOf(cheaper.option), choice, 'safe') - waitingUsd(hoursOf(dearer.option), choice, 'safe')
  const pays = extra <= counted
  const verdict = (dearer === one) === pays ? 'Yes' : 'No'
  return [
    `${verdict}: ${dearer.name} costs ${formatUsd(extra)} (${formatPercent(extra / usdOf(cheaper.option))}) more and saves ${formatDuration(saved)} (${formatPercent(saved / hoursOf(cheaper.option))}), so ${formatUsd(extra / saved)} for each hour: ${planFigures(false, dearer.option)} against ${figuresOf(cheaper)}.`,
    pays
      ? `An hour of people who wait is as a rule worth more (here such a wait is counted at ${formatUsd(counted)}); where nobody waits take ${cheaper.name}.`
      : `That is more than such a wait is counted here, ${formatUsd(counted)}; where somebody waits for it take ${dearer.name}.`,
  ]
}

function gapSaid(one: SideOfPair, other: SideOfPair, figure: PairQuestion['figure']): string {
  const [a, b] = [one.option, other.option]
  const share = (x: number, y: number): string => (x === y ? '' : ` (${formatPercent(Math.abs(x / y - 1))})`)
  const [time, money] = [
    `${timeDifference(a, b)}${share(hoursOf(a), hoursOf(b))}: ${formatDuration(a.hours.p50)} (${formatDurationRange(a.hours)}) against ${formatDuration(b.hours.p50)} (${formatDurationRange(b.hours)})`,
    `${costDifference(a, b)}${share(usdOf(a), usdOf(b))}: ${formatUsd(a.allInUsd.p50)} (${formatUsdRange(a.allInUsd)}) against ${formatUsd(b.allInUsd.p50)} (${formatUsdRange(b.allInUsd)}) in total`,
  ]
  const [first, second] = figure === 'hours' ? [time, money] : [money, time]
  return `${capitalized(one.name)} against ${other.name} is ${first}; it is ${second}.`
}

/** What a GPU of each does in a second and costs in an hour. */
function workOf({ name: ofOne, option: a }: SideOfPair, { name: ofOther, option: b }: SideOfPair): string {
  const each = (option: Option): number => option.tokensPerSecond.p50 / option.gpuCount
  const faster = each(a) >= each(b)
  const [quick, slow] = faster ? [a, b] : [b, a]
  const [fast, lagging] = faster ? [ofOne, ofOther] : [ofOther, ofOne]
  const times = formatSignificant(each(quick) / each(slow), 2)
  const price = quick.usdPerGpuHour / slow.usdPerGpuHour
  const rates = isSameGpus(a, b)
    ? `at ${formatUsdPerHour(quick.usdPerGpuHour)} and ${formatUsdPerHour(slow.usdPerGpuHour)} a GPU`
    : `and costs ${formatSignificant(price, 2)} times an hour, ${formatUsdPerHour(quick.usdPerGpuHour)} against ${formatUsdPerHour(slow.usdPerGpuHour)}`
  return `a GPU of ${fast} does ${times} times the work of one of ${lagging} (${formatCount(each(quick))} against ${formatCount(each(slow))} tok/s) ${rates}.`
}

/** "4 × $3.49/h × 38 h = $531 of GPU time at JarvisLabs". */
const billsOf = (sides: readonly SideOfPair[]): string =>
  `${capitalized(sides.map(({ name, option: { gpuCount, usdPerGpuHour, hours, usd } }) => `${name}: ${formatCount(gpuCount)} × ${formatUsdPerHour(usdPerGpuHour)} × ${formatDuration(hours.p50)} = ${formatUsd(usd.p50)} of GPU time`).join('; '))}.`
