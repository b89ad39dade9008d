/** The answer in a sentence, what it assumes and is least sure of, what would change it, and other plans. */
import { adviceMenuEntries } from '../content/advice-questions.ts'
import { capitalized, joinWords } from '../../recommend/figure-text.ts'
import { optionHeadline, summarizeRecommendation, describePrice } from '../content/recommendation-summary.ts'
import { describeJob } from '../content/scenario-summary.ts'
import type { QuestionContext } from './question-context.ts'
import { savingLines, suggestChanges } from '../content/suggested-changes.ts'
import { trainingSetup } from '../content/training-setup.ts'
import { hoursOf, isSamePlace, usdOf } from '../content/contrast-words.ts'
import { type DisplayNames, planAndProvider, planInFull, planName, pricingLabels } from '../format/display-names.ts'
import type { ProviderId } from '../../catalog/ids.ts'
import { allOptions } from '../content/option-rows.ts'
import type { Option, Recommendation } from '../../recommend/recommendation.ts'
import {
  formatCount,
  formatDuration,
  formatDurationRange,
  formatPercent,
  formatUsd,
  formatUsdPerHour,
} from '../format/number-format.ts'
import { toOneLine } from '../format/truncate.ts'
import { contrastAnswer } from './contrast.ts'
import { answerLength, samplesOf } from './sampled-answers.ts'
import { weighedAssumptions } from './weighed-assumptions.ts'
import { compareWithBest, differenceInShort, isPlanNamed } from './plan-contrast.ts'

/** What can be asked, and the headline of the plan. */
export function otherAnswer({ scenario, recommendation, renderContext }: QuestionContext): readonly string[] {
  const advice = adviceMenuEntries.map(({ text }) => `“${text}”`)
  return [
    'I estimate hours, memory and cost of a training, compare GPUs, methods and sellers, change the plan by a reply (“on 4 H100s”, “spot”, “under $500”), answer questions about it, check a quotation or a claim, and write the files to run it (“as skypilot”, “as axolotl”, “as csv”).',
    `Ask about time, cost, memory, spot, storage, sellers, prices, assumptions or accuracy, “why not A100?”, or for advice: ${joinWords(advice, 'or')}.`,
    `The plan: ${describeJob(scenario.spec, renderContext.names)}, ${optionHeadline(recommendation.best, renderContext.names)}.`,
  ]
}

/** "Which would you take?", "if it was your money?": one plan and why, what is better without what was asked for, and what money or time alone would take. */
export function choiceOfPlanAnswer({
  recommendation,
  renderContext,
  whatIf,
  args,
  scenario,
}: QuestionContext): readonly string[] {
  const { names } = renderContext
  const { best, cheapest, fastest } = recommendation
  const { objective } = scenario.spec
  const figures = ({ hours, allInUsd }: Option): string =>
    `${formatDuration(hours.p50)} and ${formatUsd(allInUsd.p50)} in total`
  const beside = (option: Option): string => `${planAndProvider(option, names)} (${differenceInShort(option, best)})`
  // By the rule that chose the plan, where nothing keeps it to these GPUs.
  const isBetter = (one: Option): boolean =>
    one.gpu !== best.gpu &&
    (one.allInUsd.p50 < clearly * best.allInUsd.p50 || (hoursOf(one) < hoursOf(best) && usdOf(one) <= usdOf(best)))
  const free = whatIf !== undefined && 'option' in whatIf ? whatIf.option : null
  const agreed = args?.isWhether === true ? 'Yes, ' : ''
  if (free !== null && isBetter(free))
    return [
      `${args?.isWhether === true ? 'No, ' : ''}I would not keep to ${planName(best, names)}: ${planInFull(free, names)}, does it in ${figures(free)}, ${differenceInShort(free, best)} than the plan.`,
      `Left with what was asked for: ${planInFull(best, names)}, ${figures(best)}.`,
    ]
  const others = [
    usdOf(cheapest) < usdOf(best) ? `the least money is ${beside(cheapest)}` : '',
    hoursOf(fastest) < hoursOf(best) ? `the least time is ${beside(fastest)}` : '',
  ].filter((one) => one !== '')
  const waiting = /\(([^()]*an hour[^()]*)\)/u.exec(best.why ?? '')?.[1]
  const rule =
    waiting === undefined
      ? ''
      : ` An hour of waiting is taken to cost ${waiting.replace(' an hour', '')} (our rule): if yours costs more or less, so does the choice.`
  const asked =
    objective === 'fastest' || objective === 'cheapest'
      ? `It is the ${objective}, as was asked for`
      : 'It is the balance of both'
  const why =
    others.length === 0
      ? 'Of the plans compared it is the cheapest and the fastest.'
      : `${asked}: ${others.join(', ')}.${rule}`
  const beaten = otherSellers(recommendation, scenario.spec.providers, names)
  if (beaten !== '')
    return [
      `${agreed}I would take ${names.provider(best.provider)}, as planned: ${planInFull(best, names)}, ${figures(best)}.`,
      beaten,
      why,
    ]
  return [`${agreed}I would take the plan: ${planInFull(best, names)}, ${figures(best)}.`, inTime(best, args), why]
}

/** Whether a day that is named leaves time for the plan, and for a second try; '' where none is. */
function inTime({ hours }: Option, args: QuestionContext['args']): string {
  const due = args?.due
  if (due === undefined || due <= 0) return ''
  const by = (args?.dueSaid ?? 'then').replace(/^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/u, (day) =>
    capitalized(day),
  )
  return hours.p90 > due
    ? `It may be late: ${formatDuration(due)} are left until ${by}, and the high end takes ${formatDuration(hours.p90)}.`
    : `${formatDuration(due)} are left until ${by}: even the high end, ${formatDuration(hours.p90)}, is done before${2 * hours.p90 <= due ? ', and so is a second try' : ''}.`
}

/** The best at each of the other sellers that were asked for; '' where one alone was. */
function otherSellers(
  recommendation: Recommendation,
  asked: readonly ProviderId[] | null,
  names: DisplayNames,
): string {
  const { best } = recommendation
  const others = (asked ?? []).filter((id) => id !== best.provider)
  if (others.length === 0 || others.length > mostSellers || asked?.includes(best.provider) !== true) return ''
  const said = others.map((id) => {
    const [found] = allOptions(recommendation)
      .filter(({ provider }) => provider === id)
      .toSorted((one, other) => usdOf(one) - usdOf(other))
    return found === undefined
      ? `${names.provider(id)} has no plan among those compared that is cheaper or faster`
      : `${planAndProvider(found, names)} would be ${differenceInShort(found, best)}`
  })
  return `Of the other${others.length > 1 ? 's' : ''}: ${said.join('; ')}.`
}
const mostSellers = 3

/** What is worth leaving the GPUs that were asked for. */
const clearly = 0.9

/** More data, as a share, to say what they come to. */
const moreData = 0.1

/** "what would change the answer?": data, speed and price by what they move, then what a reply would. */
export function leversAnswer(context: QuestionContext): readonly string[] {
  if (context.args?.weighsAssumptions === true) return weighedAssumptions(context)
  const { recommendation, renderContext } = context
  const { names } = renderContext
  const { best } = recommendation
  const { allInUsd, usd, hours, startupHours, priceRange, usdPerGpuHour } = best
  const training = usd.p50 * (1 - startupHours / hours.p50)
  const at = (rate: number): string => formatUsd(allInUsd.p50 + usd.p50 * (rate / usdPerGpuHour - 1))
  const price =
    priceRange === undefined || usdPerGpuHour <= 0
      ? ''
      : `; the hourly price, likely ${formatUsdPerHour(priceRange.low)} to ${formatUsdPerHour(priceRange.high)} today, from ${at(priceRange.low)} to ${at(priceRange.high)}`
  const savings = savingLines(recommendation, names).filter(({ replyText }) => replyText !== '')
  const changes = [...savings, ...suggestChanges(recommendation, names)]
  return [
    `How much data, most of all: cost and hours follow the tokens, so ${formatPercent(moreData)} more of them, or of the passes, is about ${formatUsd(moreData * training)} more, and twice as many ${formatUsd(training)}.`,
    `Then the speed that is really reached: it moves the ${formatUsd(allInUsd.p50)} from ${formatUsd(allInUsd.p10)} to ${formatUsd(allInUsd.p90)} in 8 of 10 comparable runs${price}.`,
    changes.length === 0
      ? 'No short reply makes it clearly cheaper or faster.'
      : `Of the choices: reply ${changes.map(({ replyText, effect }) => `“${replyText}” (${effect})`).join('; ')}.`,
  ]
}

/** "What did you assume?": what was assumed, what is counted, and the set-up. */
export function assumptionsAnswer(context: QuestionContext): readonly string[] {
  if (context.args?.weighsAssumptions === true) return weighedAssumptions(context)
  const { scenario, recommendation, renderContext } = context
  const { assumptions, counted } = summarizeRecommendation(scenario, recommendation, renderContext)
  const labelledSentences = (name: string, sentences: readonly string[]) =>
    sentences.length === 0 ? [] : [`${name}: ${sentences.join('; ')}.`]
  return [
    ...(assumptions.length === 0
      ? ['Everything that matters was asked for.']
      : labelledSentences('Assumed', assumptions)),
    ...labelledSentences('Counted', counted),
    `Set-up: ${trainingSetup(recommendation.best, renderContext.names).join('; ')}.`,
  ]
}

/** "Which part of this is the least certain?": speed against price: whose range is the wider, and what each rests on. */
export function weakestFigureAnswer(context: QuestionContext): readonly string[] {
  if (context.args?.weighsAssumptions === true) return weighedAssumptions(context)
  const {
    recommendation: { best },
    renderContext,
  } = context
  const { hours, priceRange, basis } = best
  const speed = hours.p90 / hours.p10
  const price = priceRange === undefined ? 1 : priceRange.high / priceRange.low
  const ofSpeed = `8 in 10 comparable runs take ${formatDurationRange(hours)}, as it rests on ${toOneLine(basis, 120).replace(/\.$/, '')}`
  const ofPrice =
    priceRange === undefined
      ? describePrice(best, renderContext)
      : `${formatUsdPerHour(priceRange.low)} to ${formatUsdPerHour(priceRange.high)} per GPU is likely today`
  const [answers, length] = [samplesOf(context), answerLength(context)]
  // How long answers grow as a policy learns nobody knows beforehand, and the bill goes by it.
  const rollouts =
    answers === null || length === null
      ? ''
      : `The length of the answers: ${formatCount(answers)} a prompt of ${formatCount(length)} tokens each are counted, they often grow in training, and twice as long is about twice the hours and dollars.`
  return [
    ...(rollouts === '' ? [] : [rollouts]),
    speed >= price
      ? `${rollouts === '' ? 'The speed, and so the hours' : 'Then the speed'}: ${ofSpeed}. The price is surer: ${ofPrice}.`
      : `${rollouts === '' ? 'The price' : 'Then the price'}: ${ofPrice}. The hours are surer: ${ofSpeed}.`,
    'Twenty steps on the machine itself settle the speed: reply with tokens per second. What is not in any range: how much data, how many tries, and how good it gets.',
  ]
}

/** "what does Lambda charge?": the plan there, where it is not the plan; null where the question is about the plan. */
export function otherPlanAnswer(context: QuestionContext): readonly string[] | null {
  const { subjectText, whatIf, isAsked, recommendation, renderContext } = context
  const { names } = renderContext
  if (whatIf === undefined) return null
  if (isAsked !== true && isPlanNamed(recommendation.best, context.subject, subjectText, names)) return null
  if ('problem' in whatIf)
    return [
      `${subjectText === '' ? 'So there is no plan' : `With "${toOneLine(subjectText, 60)}" there is no plan`}. ${toOneLine(whatIf.problem, 300)}`,
    ]
  // "Are these on-demand prices?"
  const isOfPricing =
    /\b(?:on[- ]?demand|spot|reserved|list)\b/iu.test(subjectText) && context.contrast?.form === 'whether'
  if (
    isOfPricing &&
    whatIf.option.pricing === recommendation.best.pricing &&
    isSamePlace(whatIf.option, recommendation.best)
  )
    return [
      `Yes, it is planned ${pricingLabels[whatIf.option.pricing]}: ${describePrice(whatIf.option, renderContext)}.`,
    ]
  const told = contrastAnswer(context, whatIf.option) ?? [compareWithBest(whatIf.option, recommendation.best, names)]
  return [...told, `${describePrice(whatIf.option, renderContext)}.`]
}
