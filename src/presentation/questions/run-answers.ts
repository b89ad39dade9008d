/** The run itself: data, batch, quality, provider, assumptions, and how far the figures can be trusted. */
import { describeJob } from '../content/scenario-summary.ts'
import {
  formatCount,
  formatDuration,
  formatDurationRange,
  formatPercent,
  formatTokens,
  formatUsd,
  formatUsdRange,
} from '../format/number-format.ts'
import { toOneLine } from '../slack/blocks/mrkdwn.ts'
import { methodName, planName, providerName } from '../format/display-names.ts'
import type { QuestionContext } from './answer-question.ts'
import { dataParallel, globalBatch, trainingSetup } from '../content/training-setup.ts'
import { allOptions } from '../content/option-rows.ts'
import { optionHeadline, summarizeRecommendation } from '../content/recommendation-summary.ts'

export function dataAnswer({ scenario, recommendation: { best } }: QuestionContext): readonly string[] {
  const total = scenario.spec.tokens
  if (total === null) return ['The amount of data is not known.']
  const perStep = globalBatch(best) * best.sequenceLength
  const steps = Math.max(1, Math.ceil(total / perStep))
  const step = best.packed
    ? `one optimizer step takes ${formatTokens(perStep)}, so about ${formatCount(steps)} steps`
    : 'sequences are not packed, so short examples leave part of each batch empty'
  return [
    `The plan is for ${formatTokens(total)} of training in all, epochs included.`,
    `At sequence length ${formatCount(best.sequenceLength)}, ${step}.`,
    'Twice the tokens take about twice the hours and dollars.',
  ]
}

export function batchAnswer({ recommendation: { best } }: QuestionContext): readonly string[] {
  const replicas = dataParallel(best)
  return [
    `Each GPU takes ${formatCount(best.microBatch)} ${best.microBatch === 1 ? 'sequence' : 'sequences'} of ${formatCount(best.sequenceLength)} tokens at a time.`,
    `With ${formatCount(best.accumulation)} accumulation ${best.accumulation === 1 ? 'step' : 'steps'} and ${formatCount(replicas)} data-parallel ${replicas === 1 ? 'copy' : 'copies'} one optimizer step sees ${formatCount(globalBatch(best))} sequences.`,
    `More per GPU would raise the memory, now expected at ${formatPercent(best.peakMemoryGiB.p50 / best.usableMemoryGiB)} of a GPU; more accumulation would not.`,
  ]
}

const precisionQuality = {
  bf16: 'The base weights stay in bf16, so quantization takes nothing from quality.',
  fp32: 'The weights stay in fp32, so quantization takes nothing from quality.',
  fp8: 'The weights are held in FP8: compare on your own evaluation set before you rely on it.',
  int8: 'The frozen base is held in 8-bit, which loses a little: compare on your own evaluation set.',
  nf4: 'The frozen base is held in 4-bit, which loses more than 8-bit: compare on your own evaluation set.',
} as const
const methodQuality = {
  full: 'All weights are trained.',
  lora: 'Only the adapters are trained; the base model stays as it is.',
  qlora: 'Only the adapters are trained; the base model stays as it is.',
} as const

export function qualityAnswer({ recommendation: { best } }: QuestionContext): readonly string[] {
  return [`${methodName(best)}.`.replace(/^f/, 'F'), methodQuality[best.method], precisionQuality[best.weights]]
}

export function providerAnswer({ recommendation, renderContext }: QuestionContext): readonly string[] {
  const { best } = recommendation
  const { names } = renderContext
  const samePlans = allOptions(recommendation).filter(
    (one) =>
      one.gpu === best.gpu &&
      one.gpuCount === best.gpuCount &&
      one.method === best.method &&
      one.weights === best.weights,
  )
  const offers = new Map(samePlans.map((one) => [providerName(one, names), formatUsd(one.usd.p50)]))
  const list = [...offers].slice(0, 5).map(([provider, dollars]) => `${provider} ${dollars}`)
  const plan = `${planName(best, names)}, ${methodName(best)}`
  return [
    list.length > 1
      ? `${plan}, in total: ${list.join('; ')}.`
      : `${plan} is compared at one provider here: ${list.join('')} in total.`,
    'Name a provider to see the best plan there.',
  ]
}

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

export function accuracyAnswer({ recommendation: { best } }: QuestionContext): readonly string[] {
  const basis = toOneLine(best.basis, 120).replace(/\.$/, '')
  return [
    `8 in 10 comparable runs fall inside ${formatDurationRange(best.hours)} and ${formatUsdRange(best.usd)}, around the ${formatDuration(best.hours.p50)} and ${formatUsd(best.usd.p50)} expected.`,
    'Those ends are p10 (the best case: 1 run in 10 takes less) and p90 (the worst case: 1 in 10 takes more); p50 is the middle.',
    basis === '' ? '' : `The range rests on ${basis}.`,
    'To narrow it, measure tokens per second for a few minutes on the machine that you mean to use.',
  ]
}

export function otherAnswer({ scenario, recommendation, renderContext }: QuestionContext): readonly string[] {
  return [
    `${describeJob(scenario.spec, renderContext.names)}: ${optionHeadline(recommendation.best, renderContext.names)}.`,
    'You can ask about time, cost, memory, batch, data, quality, spot, storage, providers, prices, assumptions, accuracy, or "why not A100?".',
  ]
}
