/** "Can it be twice as fast?", "can it be cheaper?", "why is it so expensive?" */
import type { Option, Recommendation } from '../../recommend/recommendation.ts'
import { allOptions } from '../content/option-rows.ts'
import { methodName, type DisplayNames, planAndProvider, planInFull } from '../format/display-names.ts'
import {
  formatDuration,
  formatUsd,
  formatPercent,
  formatUsdPerHour,
  formatExactHours,
  formatGpuCount,
} from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'
import { differenceInShort } from './plan-contrast.ts'
import { targetAnswer, widerPlan } from './plan-in-target.ts'
import { isSamePlace } from '../content/contrast-words.ts'
import { savingsBelow } from '../content/goal-lines.ts'
import { billPartTexts } from '../content/total-cost/bill-parts.ts'
import { costAnswer } from './cost.ts'

/** "twice as fast?": what makes the time that is named, else the cheapest that is faster, the cheapest of twice the speed, and the fastest. */
export function fasterAnswer(context: QuestionContext): readonly string[] {
  const { recommendation, renderContext, args } = context
  if (args?.isNoWorse === true) return noWorseAnswer(context, totalHours, totalUsd)
  const reached = targetAnswer(context)
  if (reached !== null && !reached.isDone) return reached.says
  // "What has to change so that it is done by Thursday?"
  if (reached !== null && args?.asksNeeded === true)
    return [
      ...reached.says.map((one) => `Nothing: ${one.replace('The plan', 'the plan')}`),
      'Sooner all the same: reply “fastest”.',
    ]
  const faster = fasterPlans(recommendation, renderContext.names)
  return [
    ...(faster.length === 0
      ? ['Of the plans that keep to what was asked, none is clearly faster.', widerPlan(context)]
      : [...faster, 'Reply “fastest”, or with the GPUs of your choice.']),
    ...(reached?.says ?? []),
  ]
}

/** The fastest of all that were compared, the cheapest that is faster, and the cheapest of twice the speed, each against the plan; none: nothing is clearly faster. */
export function fasterPlans(recommendation: Recommendation, names: DisplayNames): readonly string[] {
  const { best } = recommendation
  const faster = allOptions(recommendation).filter(({ hours }) => hours.p50 < 0.9 * best.hours.p50)
  const twice = faster.filter(({ hours }) => hours.p50 <= best.hours.p50 / 2)
  const alternatives = [
    ...lowest(faster, totalHours, 'The fastest: '),
    ...lowest(faster, totalUsd, 'The cheapest that is faster: '),
    ...lowest(twice, totalUsd, 'The cheapest of twice the speed: '),
  ]
  return alternativeSentences(alternatives, best, names)
}

/** "can it be cheaper?": what makes the sum that is named, else the cheapest, and the fastest that costs less. */
export function cheaperAnswer(context: QuestionContext): readonly string[] {
  const { recommendation, renderContext, args } = context
  const { best } = recommendation
  if (args?.isNoWorse === true) return noWorseAnswer(context, totalUsd, totalHours)
  const reached = targetAnswer(context)
  if (reached !== null && !reached.isDone) return reached.says
  const cheaper = allOptions(recommendation).filter(({ allInUsd: { p50 } }) => p50 < 0.95 * best.allInUsd.p50)
  const alternatives = [...lowest(cheaper, totalUsd, ''), ...lowest(cheaper, totalHours, '')]
  return [
    ...(reached?.says ?? []),
    ...(alternatives.length === 0
      ? ['Of the plans that keep to what was asked, none is clearly cheaper.', widerPlan(context)]
      : [
          ...alternativeSentences(alternatives, best, renderContext.names),
          'Reply “cheapest”, or with the GPUs or the provider of your choice.',
        ]),
  ]
}

const totalUsd = ({ allInUsd: { p50 } }: Option): number => p50

const totalHours = ({ hours: { p50 } }: Option): number => p50

const [leastGain, sameAs] = [0.95, 1.005]

/** "Faster for the same money?": the best in `of` that is no worse in `kept`, with its risk; else what the least gain takes. */
function noWorseAnswer(
  context: QuestionContext,
  of: (option: Option) => number,
  kept: (option: Option) => number,
): readonly string[] {
  const { recommendation, renderContext } = context
  const { names } = renderContext
  const { best, savings = [] } = recommendation
  const kindOf = (one: Option | undefined) => savings.find(({ option }) => option === one)?.kind
  const options = [...new Set([...allOptions(recommendation), ...savings.map(({ option }) => option)])]
  const gains = options
    .filter((option) => of(option) < leastGain * of(best))
    .toSorted((one, other) => of(one) - of(other))
  const free = gains.filter((option) => kept(option) <= sameAs * kept(best))
  const riskOf = (option: Option): string => {
    const risk = savings.find((saving) => saving.option === option)?.risk ?? option.risks?.join(', ') ?? ''
    return risk === '' ? '' : ` Its risk: ${risk}.`
  }
  const told = (option: Option): string =>
    `${planAndProvider(option, names)}${methodName(option) === methodName(best) ? '' : `, ${methodName(option)}`}: ${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)} in total, ${differenceInShort(option, best)} than the plan`
  const [first] = free
  // Another way to it has another risk, or none.
  const second = free.find((option) => kindOf(option) !== kindOf(first))
  if (first !== undefined)
    return [
      `Yes: ${told(first)}.${riskOf(first)}`,
      second === undefined
        ? ''
        : `${riskOf(second) === '' ? 'Without such a risk' : 'Or'}: ${told(second)}.${riskOf(second)}`,
      'Reply with its GPUs to plan it.',
    ]
  const [nearest] = gains.toSorted((one, other) => kept(one) - kept(other))
  return [
    `No, of the plans that keep to what was asked none does: the plan is ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)}.`,
    nearest === undefined ? '' : `The nearest: ${told(nearest)}.${riskOf(nearest)}`,
    widerPlan(context),
    'Fewer tokens or passes, packed samples and shorter sequences save both.',
  ]
}

type Alternative = { readonly option: Option; readonly lead: string }

const lowest = (options: readonly Option[], of: (option: Option) => number, lead: string): readonly Alternative[] =>
  options
    .toSorted((one, other) => of(one) - of(other))
    .slice(0, 1)
    .map((option) => ({ option, lead }))

/** A sentence each; what is the lowest in two ways is said once. */
function alternativeSentences(
  alternatives: readonly Alternative[],
  best: Option,
  names: DisplayNames,
): readonly string[] {
  const told = alternatives.filter(({ option }, at) => alternatives.findIndex((one) => one.option === option) === at)
  return told.map(({ option, lead }) => {
    const how = methodName(option) === methodName(best) ? '' : `, ${methodName(option)}`
    const plan = `${planAndProvider(option, names)}${how}`
    return `${told.length === 1 ? '' : lead}${plan}: ${formatDuration(option.hours.p50)} instead of ${formatDuration(best.hours.p50)}, ${formatUsd(option.allInUsd.p50)} instead of ${formatUsd(best.allInUsd.p50)}.`
  })
}

/** "What would be the cheapest card that can do this at all?" `whatIf`: the plan without any limit on GPU, provider and place. */
export function leastCostAnswer(context: QuestionContext): readonly string[] {
  const {
    whatIf,
    recommendation: { best, cheapest, savings = [] },
    renderContext: { names },
  } = context
  const reached = targetAnswer(context)
  if (reached !== null)
    return [
      ...reached.says,
      reached.isDone
        ? `Nothing else on record does it for less${best.pricing === 'on_demand' ? ' on demand' : ''}.`
        : '',
    ]
  if (whatIf !== undefined && 'problem' in whatIf) return [whatIf.problem]
  const { option } = whatIf ?? { option: cheapest }
  const plan = planInFull(option, names)
  const figures = `${formatUsd(option.allInUsd.p50)} in total, ${formatDuration(option.hours.p50)}`
  const saved = best.allInUsd.p50 - option.allInUsd.p50
  const isPlan = isSamePlace(option, best)
  const less = savingsBelow(option, savings)
  const withRisk = less.length === 0 ? '' : `Cheaper at a risk: ${less.join(', ')}.`
  if (context.args?.asksLoss === true && option.weights !== best.weights)
    return [
      `With nothing lost to 4 bits, and any GPU, provider and place: ${plan}, ${figures}; the plan, ${methodName(best)}, is ${formatUsd(best.allInUsd.p50)} and ${formatDuration(best.hours.p50)}.`,
      withRisk,
    ]
  return isPlan
    ? [`${withRisk === '' ? 'That is the plan' : 'Without a risk that is the plan'}: ${plan}, ${figures}.`, withRisk]
    : [
        `With any GPU, provider and place: ${plan}, ${figures}; the plan is ${formatUsd(best.allInUsd.p50)} and ${formatDuration(best.hours.p50)}.`,
        `So ${differenceInShort(option, best)}${saved > 0 ? `, ${formatPercent(saved / best.allInUsd.p50)} of the cost saved` : ''}.`,
        withRisk,
      ]
}

/** "Why is it so expensive?": what the cost is made of, and beside it the least that does the same. `whatIf`: the plan without any limit. */
export function whyDearAnswer(context: QuestionContext): readonly string[] {
  const {
    whatIf,
    recommendation: { best },
    renderContext: { names },
  } = context
  const made = whatItGoesOn(context)
  if (whatIf === undefined || 'problem' in whatIf) return made
  const { option } = whatIf
  const saved = best.allInUsd.p50 - option.allInUsd.p50
  const share = saved / best.allInUsd.p50
  const isPlan = isSamePlace(option, best)
  const figures = `${formatUsd(option.allInUsd.p50)} in total, ${formatDuration(option.hours.p50)} at ${formatUsdPerHour(option.usdPerGpuHour)} per GPU`
  return [
    ...made,
    isPlan || share < leastShare
      ? 'Nothing that we have a price for trains it so, with the same method and precision, for much less.'
      : `The least that does it without any limit: ${planAndProvider(option, names)}, ${figures}. What is paid for beyond that is time, or what was asked for.`,
  ]
}

/** Parts of a bill as they are called in a list. */
const calledSo: Readonly<Partial<Record<string, string>>> = {
  idle: 'until somebody stops the machine',
  failed: 'set aside for runs that fail',
  storage: 'of disk',
  egress: 'of traffic',
}

/** Where the money goes, in a sentence; as the cost is told where the bill is not known. */
function whatItGoesOn(context: QuestionContext): readonly string[] {
  const {
    totalCost,
    recommendation: { best },
  } = context
  if (totalCost === undefined) return costAnswer(context)
  const { allInUsd, usd, hours, gpuCount, usdPerGpuHour } = best
  const rest = billPartTexts(totalCost.bill).flatMap(({ id, usd: part }) => {
    const name = calledSo[id]
    return name === undefined || !/[1-9]/u.test(part) ? [] : [`${part} ${name}`]
  })
  const share = usd.p50 / allInUsd.p50
  const main = `${formatUsd(usd.p50)} of the ${formatUsd(allInUsd.p50)}, ${formatPercent(share)}, is GPU time: ${formatExactHours(hours.p50)} × ${formatGpuCount(gpuCount)} × ${formatUsdPerHour(usdPerGpuHour)} per GPU.`
  return [main, rest.length === 0 ? '' : `On top come ${rest.join(', ')}.`]
}

/** Less is not worth a word. */
const leastShare = 0.05
