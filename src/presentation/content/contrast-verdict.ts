/** Two plans set against each other in the words of a question: what was asked first, then the other figure. */
import type { Option } from '../../recommend/recommendation.ts'
import type { AskedContrast } from '../../language/questions/asked-contrast.ts'
import { methodName, planName, providerName, planAndProvider } from '../format/display-names.ts'
import {
  formatDuration,
  formatDurationRange,
  formatGib,
  formatPercent,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
} from '../format/number-format.ts'
import {
  type PlanContrast,
  type ContrastSide,
  apart,
  cautionsOf,
  figures,
  isOfGpus,
  isSo,
  limitNotes,
  memoryOf,
  memoryText,
  nameOf,
  notThere,
  slight,
  subjectOf,
} from './contrast-figures.ts'
import {
  costDifference,
  hoursOf,
  isAlike,
  planFigures,
  timeDifference,
  usdOf,
  withFirst,
  isSameGpus,
  apartIn,
} from './contrast-words.ts'
import { capitalized } from '../../recommend/figure-text.ts'
import { ratioVerdict, speedOf } from './contrast-ratio.ts'
import { stackChoice } from './stack-choice.ts'
import { sameVerdict } from './contrast-of-equals.ts'
import { mayRunOut } from '../../recommend/option-fit.ts'

/** Short sentences: the verdict, and the figures that carry it. */
export function contrastVerdict(asked: AskedContrast, contrast: PlanContrast): readonly string[] {
  const { first, second } = contrast
  if (asked.form === 'holds') return holdsVerdict(asked, contrast)
  const trainers = contrast.isPair ? stackChoice(first, second, contrast.names) : ''
  if (isAlike(first.option, second.option) && asked.figure !== 'memory')
    return [sameVerdict(asked, contrast), ...(trainers === '' ? [] : [trainers])]
  const verdict = verdicts[asked.form](asked, contrast)
  const isTooSmall = second.option.offload === 'params' && first.option.offload !== 'params' && !contrast.isPair
  if (isTooSmall)
    return [
      `${capitalized(subjectOf(second, contrast.names))} ${second.option.gpuCount === 1 ? 'does' : 'do'} not hold it as planned: the weights would lie in the memory of the host, and the hours of such a run are the least sure of all, mostly longer.`,
      ...verdict.map((one) =>
        one.replace(/^Not (?:slower|faster) but (.)/u, (_, letter: string) => `By the estimate ${letter}`),
      ),
      'Measure 20 steps before you count on it; with fewer bits (“qlora”) it may fit.',
    ]
  return [
    ...verdict,
    ...(trainers === '' ? [] : [trainers]),
    ...(contrast.isPair ? [] : cautionsOf(first.option, second.option, asked, contrast.limits)),
  ]
}

type FormVerdict = (asked: AskedContrast, contrast: PlanContrast) => readonly string[]
const verdicts: Readonly<Record<Exclude<AskedContrast['form'], 'holds'>, FormVerdict>> = {
  value: valueVerdict,
  which: whichVerdict,
  whether: whetherVerdict,
  why: whyVerdict,
  ratio: (asked, contrast) => ratioVerdict(asked, contrast) ?? whichVerdict(asked, contrast),
  worth: worthVerdict,
  share: (asked, contrast) => [`${shareText(asked, contrast)}: ${figures(asked, contrast)}.`],
  difference: (asked, contrast) =>
    asked.figure === 'memory'
      ? [memoryText(contrast)]
      : [`${differenceText(asked, contrast)}: ${figures(asked, contrast)}.`],
}

/** The plan that is asked about, and how far it is from the one that holds. */
function valueVerdict(asked: AskedContrast, contrast: PlanContrast): readonly string[] {
  if (contrast.isPair) return whichVerdict(asked, contrast)
  const { first, second, names } = contrast
  const { figure } = asked
  const { option } = second
  const isTime = figure === 'hours'
  const time = `${formatDuration(option.hours.p50)} (${formatDurationRange(option.hours)})`
  const money = `${formatUsd(option.allInUsd.p50)} in total (${formatUsdRange(option.allInUsd)})`
  const memory =
    figure === 'memory' ? `${formatGib(option.peakMemoryGiB.p50)} of ${formatGib(option.usableMemoryGiB)} a GPU, ` : ''
  const on = `on ${planAndProvider(option, names)}`
  const where = isOfGpus(second.label) ? capitalized(on) : `${second.label === '' ? 'Now' : second.label}, ${on}`
  return [
    `${where}: ${memory}${withFirst(isTime, time, money).join(' and ')}, ${methodName(option)}${memory === '' && !isSameGpus(first.option, option) ? `, ${memoryOf(option)}` : ''}.`,
    `That is ${apart(isTime, option, first.option)} ${nameOf(first, names)}.`,
  ]
}

/** "Not cheaper but $7 more", "17 h longer". */
function differenceText({ figure, trait }: AskedContrast, { first, second }: PlanContrast): string {
  const [one, other] = [second.option, first.option]
  const by =
    figure === null
      ? [costDifference(one, other), timeDifference(one, other)].join(' and ')
      : figure === 'hours'
        ? timeDifference(one, other)
        : costDifference(one, other)
  return trait !== null && !isSo(trait, one, other) ? `Not ${trait} but ${by}` : capitalized(by)
}

function shareText({ figure }: AskedContrast, { first, second }: PlanContrast): string {
  const isTime = figure === 'hours'
  const [one, other] = isTime
    ? [second.option.hours.p50, first.option.hours.p50]
    : [second.option.allInUsd.p50, first.option.allInUsd.p50]
  const [less, more] = isTime ? ['shorter', 'longer'] : ['cheaper', 'more expensive']
  return `${formatPercent(Math.abs(one / other - 1))} ${one < other ? less : more}`
}

function whetherVerdict(asked: AskedContrast, contrast: PlanContrast): readonly string[] {
  const { figure, trait } = asked
  const [one, other] = [contrast.second.option, contrast.first.option]
  const ratio = figure === 'hours' ? one.hours.p50 / other.hours.p50 : one.allInUsd.p50 / other.allInUsd.p50
  const isSlight = Math.abs(ratio - 1) < slight
  const yes = (trait === null ? !isSlight : isSo(trait, one, other)) ? 'Yes' : trait === null ? 'Hardly' : 'No'
  const apartText = withFirst(figure === 'hours', timeDifference(one, other), costDifference(one, other)).join(' and ')
  return [
    `${yes === 'Yes' && isSlight ? 'Hardly' : yes}, ${apartText}: ${figures(asked, contrast)}.`,
    ...(contrast.isPair ? [] : limitNotes(one, contrast.limits).filter((note) => note.includes(' over '))),
  ]
}

/** A model that is named with its size. */
const ofSize = /\b\d+(?:\.\d+)?B\b/u
/** What it gains of the one, and costs of the other. */
function worthVerdict(asked: AskedContrast, contrast: PlanContrast): readonly string[] {
  const [one, other] = [contrast.second.option, contrast.first.option]
  const [isDearer, isSlower] = [usdOf(one) > usdOf(other), hoursOf(one) > hoursOf(other)]
  const isGain = usdOf(one) < usdOf(other) || hoursOf(one) < hoursOf(other)
  // A larger model is taken for what it can do.
  if (!isGain && [contrast.first, contrast.second].some(({ label }) => ofSize.test(label)))
    return [
      `In money and time no, in quality perhaps: ${figures(asked, contrast)}.`,
      'The larger of two models does better on hard tasks, and costs more to serve as well: tune the smaller one first, and go up only where your own test is not passed (rule of thumb).',
    ]
  const verdict = !isGain
    ? 'No, it gains nothing'
    : !isDearer && !isSlower
      ? 'Yes, it gains both'
      : isDearer
        ? 'In time yes, in money no'
        : 'In money yes, in time no'
  // Of two cards the dearer one is asked about, whichever of them is planned.
  if (isDearer !== isSlower && isGain && one.gpu !== other.gpu)
    return [hourVerdict(isDearer ? one : other, isDearer ? other : one, asked, contrast)]
  return [`${verdict}: ${figures(asked, contrast)}.`]
}

/** "Only where an hour is worth $46 to you: 8 × H200 SXM is done 30 min sooner and costs $23 more". */
function hourVerdict(fast: Option, slow: Option, asked: AskedContrast, contrast: PlanContrast): string {
  const [usd, hours] = [usdOf(fast) - usdOf(slow), hoursOf(slow) - hoursOf(fast)]
  return `Only where an hour is worth ${formatUsd(usd / hours)} to you: ${planName(fast, contrast.names)} is done ${formatDuration(hours)} sooner and costs ${formatUsd(usd)} more. That is ${figures(asked, contrast)}.`
}

/** Whether it does at all, inside the limits that hold. */
function holdsVerdict({ isAgainst, isOom }: AskedContrast, contrast: PlanContrast): readonly string[] {
  const { first, second, names, limits } = contrast
  const { option } = second
  const notes = limitNotes(option, limits)
  const isKept = notes.every((note) => !note.includes(' over '))
  const isWorse = usdOf(option) > usdOf(first.option) && hoursOf(option) >= hoursOf(first.option)
  const isElsewhere = contrast.isOfPlanned === true && !isAgainst && !isSameGpus(first.option, option)
  if (isElsewhere) return notThere(contrast)
  if (isOom === true && option.offload === 'none')
    return [
      `${!mayRunOut(option) ? 'No, it fits' : option.peakMemoryGiB.p50 <= option.usableMemoryGiB ? 'It may' : 'Yes, it runs out'}: ${planAndProvider(option, names)}, ${methodName(option)}, holds ${memoryOf(option)}, and takes ${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)} in total.`,
    ]
  const isTight = mayRunOut(option)
  const verdict = isAgainst
    ? isKept && !isWorse
      ? 'No'
      : isKept
        ? 'Possible, and it does not pay'
        : 'Yes'
    : isKept
      ? option.offload === 'none' || option.offload === first.option.offload
        ? isTight
          ? 'Likely, but not at the high end'
          : 'Yes'
        : 'Only slowly'
      : 'No'
  const high = isTight ? `, ${formatGib(option.peakMemoryGiB.p95)} at the high end, so run a few steps first` : ''
  return [
    `${verdict}: ${planAndProvider(option, names)}, ${methodName(option)}, takes ${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)} in total, and holds ${memoryOf(option)}${high}.`,
    ...notes,
    ...(isAlike(first.option, option)
      ? []
      : [`That is ${apart(false, option, first.option)} ${nameOf(first, names)}.`]),
    ...cautionsOf(first.option, option),
  ]
}

/** The better one by name, in what was asked, then in the other figure. */
function whichVerdict({ figure }: AskedContrast, { first, second, names }: PlanContrast): readonly string[] {
  const sides = [first, second]
  const of = (isTime: boolean) => {
    const [better = first, worse = second] = sides.toSorted((one, other) => apartIn(isTime, one.option, other.option))
    const text = ({ option }: ContrastSide): string =>
      isTime ? formatDuration(option.hours.p50) : `${formatUsd(option.allInUsd.p50)} in total`
    return { better, worse, text, isTie: text(better) === text(worse), trait: isTime ? 'faster' : 'cheaper' }
  }
  const [asked, other] = withFirst(figure === 'hours', of(true), of(false))
  const lead = asked.isTie
    ? `Neither is ${asked.trait}: ${asked.text(asked.better)} both.`
    : `${capitalized(subjectOf(asked.better, names))} is ${asked.trait}: ${asked.text(asked.better)} against ${asked.text(asked.worse).replace(' in total', '')} for ${subjectOf(asked.worse, names)}.`
  const subject = other.better === asked.better && !asked.isTie ? 'It' : capitalized(subjectOf(other.better, names))
  const also = subject === 'It' ? ' also' : ''
  const plans = [second, first].map(({ option }) => planAndProvider(option, names)).join('; ')
  return [
    lead,
    other.isTie
      ? `Both come to ${other.text(other.better)}.`
      : `${subject} is${also} ${other.trait}: ${other.text(other.better)} against ${other.text(other.worse)}.`,
    `Planned on: ${plans}.`,
  ]
}

/** What makes them differ: the price of the hour, or the GPUs. */
function whyVerdict({ trait }: AskedContrast, { first: other, second: one, names }: PlanContrast): readonly string[] {
  const rate = ({ option }: ContrastSide): string =>
    `${formatUsdPerHour(option.usdPerGpuHour)} a GPU at ${providerName(option, names)}`
  const isPremise = trait === null || isSo(trait, one.option, other.option)
  const sameGpus = one.option.gpu === other.option.gpu && one.option.gpuCount === other.option.gpuCount
  const totals = `${capitalized(nameOf(one, names))}: ${planFigures(false, one.option)}; ${nameOf(other, names)}: ${planFigures(false, other.option)}`
  if (!isPremise) return [`It is not ${trait ?? ''}. ${totals}.`]
  const isOfRate = one.option.usdPerGpuHour !== other.option.usdPerGpuHour
  const same = `the same ${planName(one.option, names)}`
  const reason = !sameGpus
    ? `The GPUs differ: ${planAndProvider(one.option, names)} at ${formatUsdPerHour(one.option.usdPerGpuHour)} a GPU, ${planAndProvider(other.option, names)} at ${formatUsdPerHour(other.option.usdPerGpuHour)}`
    : isOfRate
      ? `By the price of the hour: ${rate(one)}, ${rate(other)}, for ${same}`
      : `By the speed on ${same}: ${speedOf(one)} against ${speedOf(other)}`
  return [`${reason}.`, `${totals}.`]
}
