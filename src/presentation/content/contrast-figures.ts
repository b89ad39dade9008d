/** What is said of two plans that are set against each other, whatever is asked of them. */
import type { AskedContrast, ContrastTrait } from '../../language/questions/asked-contrast.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { type DisplayNames, methodName, planName, planAndProvider } from '../format/display-names.ts'
import { formatCount, formatDuration, formatGib, formatUsd } from '../format/number-format.ts'
import { costDifference, hoursOf, lowerFirst, timeDifference, usdOf, withFirst } from './contrast-words.ts'

/** One of two plans. */
export type ContrastSide = {
  /** What the question calls it: "In the EU", "With 4-bit"; '' for the plan that holds. */
  readonly label: string
  readonly option: Option
  readonly tokens: number | null
}

/** `second` is what is asked about; `first`: what it is set against. `isPair`: both were named. */
export type PlanContrast = {
  readonly first: ContrastSide
  readonly second: ContrastSide
  readonly isPair: boolean
  /** No other GPUs were asked for: where `second` has others, those of `first` do not do. */
  readonly isOfPlanned?: boolean
  /** Limits that hold, in dollars and hours. */
  readonly limits: { readonly usd: number | null; readonly hours: number | null }
  readonly names: DisplayNames
}

/** What the version before the one that holds is called. */
export const planBefore = 'the plan before'

/** What tells it apart in a sentence: '' where that is its GPUs, which are named besides. */
export const opening = ({ label }: ContrastSide): string => (label === '' || isOfGpus(label) ? '' : lowerFirst(label))
/** Whether it is told by its GPUs: "On 8 × H100". */
export const isOfGpus = (label: string): boolean => /^On \d/u.test(label)
/** Longer names are lists of GPUs. */
const maxName = 40
/** A side as the object of a sentence. */
export const nameOf = ({ label, option }: ContrastSide, names: DisplayNames): string =>
  label === ''
    ? `the plan, ${planAndProvider(option, names)}`
    : label.length > maxName
      ? planAndProvider(option, names)
      : lowerFirst(label)
/** The same as the subject of a sentence. */
export const subjectOf = (side: ContrastSide, names: DisplayNames): string =>
  side.label === ''
    ? `the plan (${planName(side.option, names)})`
    : nameOf(side, names).replace(/^(?:on (?=\d)|with |at )/u, '')

/** "With H200 $22 in total instead of $15, and 19 h instead of 2.2 h, on 1 × L40S at …", what was asked first. */
export function figures({ figure }: AskedContrast, { first, second, names, isPair }: PlanContrast): string {
  const than = isPair ? 'against' : 'instead of'
  const instead = (one: string, other: string): string => (one === other ? `${one} as well` : `${one} ${than} ${other}`)
  const time = instead(formatDuration(second.option.hours.p50), formatDuration(first.option.hours.p50))
  const money = instead(formatUsd(second.option.allInUsd.p50), formatUsd(first.option.allInUsd.p50))
  const total = money.replace(/^\S+/u, '$& in total')
  const [front, back] = withFirst(figure === 'hours', time, total)
  const [on, before] = [planAndProvider(second.option, names), planAndProvider(first.option, names)]
  const where = on === before ? `on ${on} both times` : `on ${on} ${than} ${before}`
  const base = isPair ? `for ${first.label}` : first.label === planBefore ? 'before' : opening(first)
  return `${[isPair ? '' : opening(second), front, base].filter((part) => part !== '').join(' ')} and ${back}, ${where}`
}

/** "17 h longer and $7 more than", "as long and as much as", what was asked first. */
export function apart(isTime: boolean, one: Option, other: Option): string {
  const [front, back] = withFirst(isTime, timeDifference(one, other), costDifference(one, other))
  const isEqual = (text: string): boolean => text.startsWith('as ')
  if (isEqual(front) && !isEqual(back)) return `${back} than, and ${front} as,`
  return `${front} and ${back} ${isEqual(back) ? 'as' : 'than'}`
}

/** What lies in the memory of the host, and what is billed beyond the run. */
export const offloadNote = ({ offload, pricing }: Option): readonly string[] =>
  pricing === 'reserved'
    ? ['A reservation is billed for its whole term, used or not: it pays where other runs fill it.']
    : offload === 'params'
      ? ['The GPUs do not hold the weights: they lie in the memory of the host, which is slow.']
      : offload === 'optimizer'
        ? ['The optimizer states lie in the memory of the host, which is slow.']
        : []

/** What to know before the other plan is taken: where its weights lie, products of fewer bits than the first has, and limits that press. */
export const cautionsOf = (
  first: Option,
  second: Option,
  asked?: Pick<AskedContrast, 'form'>,
  limits?: PlanContrast['limits'],
): readonly string[] => [
  ...(asked?.form === 'value' && limits !== undefined ? pressingLimits(second, limits) : []),
  ...offloadNote(second),
  ...(isLow(second) && !isLow(first) ? [lowPrecisionNote] : []),
]
const isLow = ({ compute }: Option): boolean => /fp8|fp4/iu.test(compute)
const lowPrecisionNote =
  'Training in so few bits can be less stable: watch the loss against a short bf16 run before you rely on it.'

/** Whether the one plan is so beside the other. */
export const isSo = (trait: ContrastTrait, one: Option, other: Option): boolean =>
  ({
    cheaper: usdOf(one) < usdOf(other),
    dearer: usdOf(one) > usdOf(other),
    faster: hoursOf(one) < hoursOf(other),
    slower: hoursOf(one) > hoursOf(other),
  })[trait]

/** Below it a difference is hardly one. */
export const slight = 0.05

/** What the limits that hold say of a plan. */
export const limitNotes = ({ allInUsd, hours }: Option, limits: PlanContrast['limits']): readonly string[] => [
  ...(limits.usd === null
    ? []
    : [`It is ${allInUsd.p50 > limits.usd ? 'over' : 'inside'} the budget of ${formatUsd(limits.usd)}.`]),
  ...(limits.hours === null
    ? []
    : [`It is ${hours.p50 > limits.hours ? 'over' : 'inside'} the ${formatDuration(limits.hours)} there are.`]),
]

/** The same where it matters for what is only asked about: of the time there is, and of money that does not suffice. */
export const pressingLimits = (option: Option, limits: PlanContrast['limits']): readonly string[] =>
  limitNotes(option, {
    usd: limits.usd !== null && option.allInUsd.p50 > limits.usd ? limits.usd : null,
    hours: limits.hours,
  })

/** What each GPU holds, and what else differs that it goes by. */
export function memoryText({ first: { option: before }, second: { option }, names }: PlanContrast): string {
  const [then, now] = [option.peakMemoryGiB.p50, before.peakMemoryGiB.p50]
  const causes = [
    planAndProvider(option, names) === planAndProvider(before, names)
      ? ''
      : `on ${planAndProvider(option, names)} instead of ${planAndProvider(before, names)}`,
    option.microBatch === before.microBatch
      ? ''
      : `batch ${formatCount(option.microBatch)} a GPU instead of ${formatCount(before.microBatch)}`,
    option.recomputation === before.recomputation
      ? ''
      : `${option.recomputation === 'none' ? 'without' : 'with'} gradient checkpointing`,
  ].filter((cause) => cause !== '')
  return `${formatGib(Math.abs(then - now))} ${then < now ? 'less' : 'more'} on each GPU: ${formatGib(then)} instead of ${formatGib(now)}${causes.length === 0 ? '' : `, ${causes.join(', ')}`}.`
}

/** "61.5 GiB of 79.2 GiB on each GPU". */
export const memoryOf = ({ peakMemoryGiB: { p50 }, usableMemoryGiB, gpuCount }: ContrastSide['option']): string =>
  `${formatGib(p50)} of ${formatGib(usableMemoryGiB)}${gpuCount === 1 ? '' : ' on each GPU'}`

/** The GPUs of the plan do not hold what is asked: what would. */
export function notThere({ first, second: { option }, limits, names }: PlanContrast): readonly string[] {
  return [
    `Not on ${planName(first.option, names)}, which does not hold it. What would: ${planAndProvider(option, names)}, ${methodName(option)}, with ${memoryOf(option)}, ${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)} in total.`,
    ...limitNotes(option, limits),
    `That is ${apart(false, option, first.option)} ${nameOf(first, names)}.`,
    ...offloadNote(option),
  ]
}
