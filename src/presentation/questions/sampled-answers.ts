/** "How many completions per prompt are in there?": what a plan that writes its own answers samples, and what half of it would cost. */
import { usualSamples } from '../../catalog/training-objective.ts'
import { formatCount, formatDuration, formatUsd } from '../format/number-format.ts'
import { atPart } from './data-verdict.ts'
import type { QuestionContext } from './question-context.ts'

const noneSampled = 'Nothing is sampled in this plan: it trains on answers that are there.'

/** Answers to each prompt, as asked for or as the objective usually has them; null where nothing is generated. */
export function samplesOf({ scenario: { spec }, catalog }: QuestionContext): number | null {
  const objective = catalog?.training.objectives.get(spec.task ?? 'sft')
  if (objective?.generates !== true) return spec.samplesPerPrompt
  return spec.samplesPerPrompt ?? usualSamples(objective)
}

/** Tokens of an answer, as asked for or as the objective usually has them; null where nothing is generated. */
export function answerLength({ scenario: { spec }, catalog }: QuestionContext): number | null {
  const objective = catalog?.training.objectives.get(spec.task ?? 'sft')
  return spec.responseTokens ?? (objective?.generates === true ? objective.typicalTokens.base : null)
}

const counted = (count: number): string => `${formatCount(count)} ${count === 1 ? 'answer' : 'answers'} a prompt`

/** "8 answers a prompt, which is assumed: …" */
export function samplesAnswer(context: QuestionContext): string {
  const count = samplesOf(context)
  if (count === null) return noneSampled
  const isSaid = context.scenario.spec.samplesPerPrompt !== null
  const effect = count > 1 ? 'half as many take about half' : 'twice as many take about twice'
  return `${counted(count)}, ${isSaid ? 'as was asked for' : 'which is assumed'}: ${effect} of the time of writing and training.${isSaid || context.isAsked === true ? '' : ` Say “${formatCount(Math.max(4, 2 * count))} samples” for another.`}`
}

/** The samples that are planned, and half of them, before what is said of how many to take. */
export function fewerSamples(context: QuestionContext): string {
  const count = samplesOf(context)
  if (count === null) return noneSampled
  const planned = `${counted(count)} ${count === 1 ? 'is' : 'are'} planned, which is assumed`
  const isSaid = context.scenario.spec.samplesPerPrompt !== null
  if (count < 2) return isSaid ? '' : `${planned}.`
  const { best } = context.recommendation
  const { usd, hours } = atPart(context, 1 / 2)
  return `${isSaid ? '' : `${planned}; `}${formatCount(Math.round(count / 2))} instead of ${formatCount(count)} samples would take about ${formatDuration(hours)} and ${formatUsd(usd)} in total, so save ${formatUsd(best.allInUsd.p50 - usd)} and ${formatDuration(best.hours.p50 - hours)}.`
}
