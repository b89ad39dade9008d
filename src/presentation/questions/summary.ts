/** The answer in a sentence, what it assumes and is least sure of, what would change it, and other plans. */
import { optionHeadline, summarizeRecommendation, describePrice } from '../content/recommendation-summary.ts'
import { describeJob } from '../content/scenario-summary.ts'
import { choiceAnswer } from './why.ts'
import type { QuestionContext } from './question-context.ts'
import { savingLines, suggestChanges } from '../content/suggested-changes.ts'
import { trainingSetup } from '../content/training-setup.ts'
import { formatDurationRange, formatUsdPerHour } from '../format/number-format.ts'
import { toOneLine } from '../format/truncate.ts'
import { contrastAnswer } from './contrast.ts'
import { compareWithBest, isPlanNamed } from './plan-contrast.ts'

/** The headline of the plan, and the topics. */
export function otherAnswer({ scenario, recommendation, renderContext }: QuestionContext): readonly string[] {
  return [
    `${describeJob(scenario.spec, renderContext.names)}: ${optionHeadline(recommendation.best, renderContext.names)}.`,
    'You can ask about time, cost, memory, batch, data, quality, spot, storage, providers, prices, assumptions, accuracy, or "why not A100?".',
  ]
}

/** "Which would you take?" */
export function choiceOfPlanAnswer(context: QuestionContext): readonly string[] {
  const { recommendation, renderContext } = context
  return [`${optionHeadline(recommendation.best, renderContext.names)}.`, ...choiceAnswer(context)]
}

/** "what would change the answer?" */
export function leversAnswer({ recommendation, renderContext }: QuestionContext): readonly string[] {
  const { names } = renderContext
  const savings = savingLines(recommendation, names).filter(({ replyText }) => replyText !== '')
  const changes = [...savings, ...suggestChanges(recommendation, names)]
  const data = 'Twice the tokens take about twice the hours and dollars.'
  if (changes.length === 0) return ['No short reply makes it clearly cheaper or faster.', data]
  return [`Reply ${changes.map(({ replyText, effect }) => `“${replyText}” (${effect})`).join('; ')}.`, data]
}

/** "What did you assume?": what was assumed, what is counted, how the best is chosen, and the set-up. */
export function assumptionsAnswer({ scenario, recommendation, renderContext }: QuestionContext): readonly string[] {
  const { assumptions, counted, weighed } = summarizeRecommendation(scenario, recommendation, renderContext)
  const labelledSentences = (name: string, sentences: readonly string[]) =>
    sentences.length === 0 ? [] : [`${name}: ${sentences.join('; ')}.`]
  return [
    ...(assumptions.length === 0
      ? ['Everything that matters was asked for.']
      : labelledSentences('Assumed', assumptions)),
    ...labelledSentences('Counted', counted),
    ...labelledSentences('How the best is chosen', weighed),
    `Set-up: ${trainingSetup(recommendation.best, renderContext.names).join('; ')}.`,
  ]
}

/** "Which part of this is the least certain?": speed against price: whose range is the wider, and what each rests on. */
export function weakestFigureAnswer({ recommendation: { best }, renderContext }: QuestionContext): readonly string[] {
  const { hours, priceRange, basis } = best
  const speed = hours.p90 / hours.p10
  const price = priceRange === undefined ? 1 : priceRange.high / priceRange.low
  const ofSpeed = `8 in 10 comparable runs take ${formatDurationRange(hours)}, as it rests on ${toOneLine(basis, 120).replace(/\.$/, '')}`
  const ofPrice =
    priceRange === undefined
      ? describePrice(best, renderContext)
      : `${formatUsdPerHour(priceRange.low)} to ${formatUsdPerHour(priceRange.high)} per GPU is likely today`
  return [
    speed >= price
      ? `The speed, and so the hours: ${ofSpeed}. The price is surer: ${ofPrice}.`
      : `The price: ${ofPrice}. The hours are surer: ${ofSpeed}.`,
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
  const told = contrastAnswer(context, whatIf.option) ?? [compareWithBest(whatIf.option, recommendation.best, names)]
  return [...told, `${describePrice(whatIf.option, renderContext)}.`]
}
