/** "Is one enough or do we need 2?", "are 8 overkill?": the verdict on so many GPUs, what they hold and take, and what more of them would buy. */
import type { CountAsked } from '../../language/questions/named-count.ts'
import { waitingUsd } from '../../recommend/ranking/choice-rule.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { costDifference, hoursOf, isSamePlace, planFigures, timeDifference, usdOf } from '../content/contrast-words.ts'
import { planAndProvider } from '../format/display-names.ts'
import { formatCount, formatDuration, formatGib, formatUsd } from '../format/number-format.ts'
import { misfitOf } from './misfit.ts'
import type { QuestionContext } from './question-context.ts'
import { mayRunOut } from '../../recommend/option-fit.ts'

/** `counts`: fewest first, without the plan where they are of its own kind. */
export function enoughSentences(asked: CountAsked, context: QuestionContext): readonly string[] {
  const each = asked.unit === 'nodes' ? gpusOfNode(isOfOther(context), context.recommendation.best) : 1
  const count = (asked.count ?? 1) * each
  if (asked.judged === 'needed') return ofNeed(asked, count, context)
  if (asked.judged === 'too many') return ofTooMany(count, context)
  if (asked.judged === 'better') return ofBetter(count, context)
  return ofEnough(asked, count, asked.against === undefined ? null : asked.against * each, context)
}

/** As many as a machine of the plan has; of another GPU than the plan's a whole machine. */
export const gpusOfNode = (isOfOtherGpu: boolean, { gpuCount, nodes }: Option): number =>
  isOfOtherGpu ? wholeMachine : gpuCount / nodes
const wholeMachine = 8
const isOfOther = ({ subject }: QuestionContext): boolean => (subject?.gpus ?? []).length > 0

/** The plan on so many: of another GPU where that is named; null: none holds it at a price on record. */
const onCount = (count: number, context: QuestionContext): Option | null =>
  count === context.recommendation.best.gpuCount && !isOfOther(context)
    ? context.recommendation.best
    : (context.counts?.find(({ gpuCount }) => gpuCount === count)?.option ?? null)

/** On the fewest that hold it, up to those of the plan. */
const leastOf = ({ counts = [], recommendation: { best } }: QuestionContext): Option =>
  counts.find(({ gpuCount, option }) => gpuCount < best.gpuCount && option !== null)?.option ?? best

function ofEnough(
  asked: CountAsked,
  count: number,
  against: number | null,
  context: QuestionContext,
): readonly string[] {
  const { best } = context.recommendation
  const on = onCount(count, context)
  const more =
    (against === null ? null : onCount(against, context)) ??
    (against === null || asked.gigabytes !== undefined ? moreThan(count, context) : null)
  if (on === null)
    return [noneOn(count, context), more === null ? '' : heldBy(more, context), besidePlan([more], context)]
  const { deadlineHours } = context.scenario.spec
  const isPlanWorth = more === best && (asked.isOpen === true || against !== null) && pays(on, best, context)
  const verdict =
    deadlineHours !== null && on.hours.p50 > deadlineHours
      ? `No, not in ${formatDuration(deadlineHours)}`
      : mayRunOut(on)
        ? `Likely, though not surely`
        : isPlanWorth
          ? `${capital(counted(count, asked))} enough, but the ${formatCount(best.gpuCount)} of the plan ${usdOf(best) < usdOf(on) ? 'cost less' : 'are worth it'}`
          : asked.isSwap === true
            ? 'Yes'
            : `Yes, ${counted(count, asked)} enough`
  const isOtherNumber = asked.isSwap === true && against !== best.gpuCount && count !== best.gpuCount
  return [
    `${verdict}: ${heldAndTaken(on, context)}.`,
    isOtherNumber && against !== null ? `The plan has ${formatCount(best.gpuCount)}, not ${formatCount(against)}.` : '',
    more === null ? '' : gainOf(more, on, context),
    besidePlan([on, more], context),
  ]
}

function ofNeed(asked: CountAsked, count: number, context: QuestionContext): readonly string[] {
  const least = isOfOther(context)
    ? (context.counts?.find(({ option }) => option !== null)?.option ?? null)
    : asked.unit === 'nodes' && context.recommendation.best.nodes === 1
      ? context.recommendation.best
      : leastOf(context)
  const on = onCount(count, context)
  if (least === null) return [noneOn(count, context), besidePlan([], context)]
  if (count > 1 && count <= least.gpuCount)
    return [
      `Yes: ${misfitOf(Math.max(1, Math.floor(count / 2)), context)}`,
      heldBy(least, context),
      besidePlan([least], context),
    ]
  const unit = asked.unit === 'nodes' && least.nodes === 1 ? 'nodes' : 'gpus'
  const isOne = count === 1 && least.gpuCount === 1
  return [
    `${isOne ? 'Yes, and' : 'No,'} ${counted(unit === 'nodes' ? 1 : least.gpuCount, { ...asked, count: null, unit })} enough: ${heldAndTaken(least, context)}.`,
    on === null || on.gpuCount === least.gpuCount ? '' : gainOf(on, least, context),
    countAsked(least, context),
    besidePlan([least, on], context),
  ]
}

/** Why the plan has more than the least. */
const countAsked = (least: Option, { scenario: { spec }, recommendation: { best } }: QuestionContext): string =>
  least.gpuCount < best.gpuCount && spec.gpuCount === best.gpuCount
    ? `The plan has ${formatCount(best.gpuCount)} because that many were asked for.`
    : ''

function ofTooMany(count: number, context: QuestionContext): readonly string[] {
  const { best } = context.recommendation
  const least = leastOf(context)
  const on = onCount(count, context)
  if (!isOfOther(context) && count < best.gpuCount)
    return [`No: the plan has even ${formatCount(best.gpuCount)}, ${heldAndTaken(best, context)}.`]
  if (on === best && least === best)
    return best.gpuCount === 1
      ? [`No, there are no fewer: ${heldAndTaken(best, context)}.`]
      : [`No: ${misfitOf(Math.floor(best.gpuCount / 2), context)}`, heldBy(best, context)]
  if (on === null) return [`Yes: ${heldAndTaken(best, context)}, and of ${formatCount(count)} no price is on record.`]
  const below = on === best ? least : best
  return [
    `${pays(below, on, context) ? 'No, though memory does not ask for them' : 'Yes'}: ${heldAndTaken(below, context)}.`,
    gainOf(on, below, context),
  ]
}

function ofBetter(count: number, context: QuestionContext): readonly string[] {
  const { best } = context.recommendation
  const on = onCount(count, context)
  if (on === null) return [noneOn(count, context), besidePlan([], context)]
  if (on === best) return [`${formatCount(count)} it is: ${heldAndTaken(best, context)}.`]
  const verdict = pays(best, on, context) ? 'Yes' : hoursOf(on) < hoursOf(best) ? 'Faster, but hardly worth it' : 'No'
  return [`${verdict}: ${gainOf(on, best, context)}`, besidePlan([on], context)]
}

/** The plan where it has more, else twice as many. */
const moreThan = (count: number, context: QuestionContext): Option | null => {
  const { best } = context.recommendation
  if (!isOfOther(context) && best.gpuCount > count) return best
  return context.counts?.find(({ gpuCount, option }) => gpuCount > count && option !== null)?.option ?? null
}

/** So many may hold it, and have no price. */
const noneOn = (count: number, context: QuestionContext): string => {
  const { gigabytes } = context.args?.countAsked ?? {}
  const { isUnpriced, misfit } = context.counts?.find((one) => one.gpuCount === count) ?? {}
  if (isUnpriced === true || gigabytes === undefined || misfit === undefined)
    return `${isUnpriced === true ? 'By memory yes' : 'No'}: ${misfitOf(count, context)}`
  const { gpu, needsGiB, hasGiB } = misfit
  const room = needsGiB > hasGiB ? `and has ${formatGib(hasGiB)}` : `too close to the ${formatGib(hasGiB)} there are`
  return `No, ${cardsOf(count, gigabytes)} ${count === 1 ? 'is' : 'are'} not enough: ${context.renderContext.names.gpu(gpu)} would need ${formatGib(needsGiB)}${count === 1 ? '' : ' each'}, ${room}.`
}

/** "one is", "8 are", "one machine is". */
const counted = (count: number, { unit, count: said, gigabytes }: CountAsked): string => {
  if (gigabytes !== undefined) return `${cardsOf(count, gigabytes)} ${count === 1 ? 'is' : 'are'}`
  const number = unit === 'nodes' ? (said ?? count) : count
  const noun = unit === 'nodes' ? (number === 1 ? ' machine' : ' machines') : ''
  return `${number === 1 ? 'one' : formatCount(number)}${noun} ${number === 1 ? 'is' : 'are'}`
}
/** "one 80 GB card", "2 cards of 48 GB". */
const cardsOf = (count: number, gigabytes: number): string =>
  count === 1 ? `one ${formatCount(gigabytes)} GB card` : `${formatCount(count)} cards of ${formatCount(gigabytes)} GB`
const capital = (text: string): string => text.replace(/^one/u, 'One')

/** "1 × H100 SXM at GMI Cloud, 58.7 GiB of 79.2 GiB (72.2 GiB at the high end), 12 h and $37 in total". */
const heldAndTaken = (option: Option, { renderContext: { names } }: QuestionContext): string => {
  const { gpuCount, peakMemoryGiB, usableMemoryGiB } = option
  const held = `${formatGib(peakMemoryGiB.p50)} of ${formatGib(usableMemoryGiB)}${gpuCount === 1 ? '' : ' on each'} (${formatGib(peakMemoryGiB.p95)} at the high end)`
  return `${planAndProvider(option, names)}, ${held}, ${planFigures(true, option)}`
}

const heldBy = (option: Option, context: QuestionContext): string =>
  `${formatCount(option.gpuCount)} ${option.gpuCount === 1 ? 'does' : 'do'}: ${heldAndTaken(option, context)}.`

/** What more of them take, and what an hour that they save costs. */
function gainOf(more: Option, on: Option, { renderContext: { names } }: QuestionContext): string {
  const [hours, usd] = [hoursOf(on) - hoursOf(more), usdOf(more) - usdOf(on)]
  const price = hours > 0 && usd > 0 ? `, ${formatUsd(usd / hours)} for each hour that is saved` : ''
  return `${planAndProvider(more, names)} ${more.gpuCount === 1 ? 'takes' : 'take'} ${planFigures(true, more)}: ${timeDifference(more, on)} and ${costDifference(more, on)}${price}.`
}

/** Whether the hours that more of them save are worth their dollars, by the rule that chooses plans. */
function pays(on: Option, more: Option, { catalog }: QuestionContext): boolean {
  if (catalog === undefined) return usdOf(more) < usdOf(on)
  const waiting = ({ hours }: Option): number => waitingUsd(hours.p50, catalog.choice, 'safe')
  return more.allInUsd.p50 - on.allInUsd.p50 < waiting(on) - waiting(more)
}

/** The plan, where it is none of these. */
const besidePlan = (
  told: readonly (Option | null)[],
  { args, recommendation: { best }, renderContext: { names } }: QuestionContext,
): string =>
  args?.countAsked?.isBeforeOther === true || told.some((one) => one !== null && isSamePlace(one, best))
    ? ''
    : `The plan, ${planAndProvider(best, names)}, takes ${planFigures(true, best)}.`
