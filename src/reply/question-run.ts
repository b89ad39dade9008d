/** The run itself: data, batch, quality, provider, assumptions, and how far the figures can be trusted. */
import { jobWords } from './asked.ts'
import { count, duration, durationRange, percent, tokens, usd, usdRange } from './format.ts'
import { oneLine } from './mrkdwn.ts'
import { methodName, planName, providerName } from './names.ts'
import type { Asked } from './question.ts'
import { dataParallel, globalBatch, recipe } from './recipe.ts'
import { everyOption } from './rows.ts'
import { headlineOf, summarize } from './summary.ts'

export function dataAnswer({ scenario, recommendation: { best } }: Asked): readonly string[] {
  const total = scenario.spec.tokens
  if (total === null) return ['The amount of data is not known.']
  const perStep = globalBatch(best) * best.sequenceLength
  const steps = Math.max(1, Math.ceil(total / perStep))
  const step = best.packed
    ? `one optimizer step takes ${tokens(perStep)}, so about ${count(steps)} steps`
    : 'sequences are not packed, so short examples leave part of each batch empty'
  return [
    `The plan is for ${tokens(total)} of training in all, epochs included.`,
    `At sequence length ${count(best.sequenceLength)}, ${step}.`,
    'Twice the tokens take about twice the hours and dollars.',
  ]
}

export function batchAnswer({ recommendation: { best } }: Asked): readonly string[] {
  const copies = dataParallel(best)
  return [
    `Each GPU takes ${count(best.microBatch)} ${best.microBatch === 1 ? 'sequence' : 'sequences'} of ${count(best.sequenceLength)} tokens at a time.`,
    `With ${count(best.accumulation)} accumulation ${best.accumulation === 1 ? 'step' : 'steps'} and ${count(copies)} data-parallel ${copies === 1 ? 'copy' : 'copies'} one optimizer step sees ${count(globalBatch(best))} sequences.`,
    `More per GPU would raise the memory, now expected at ${percent(best.peakMemoryGiB.p50 / best.usableMemoryGiB)} of a GPU; more accumulation would not.`,
  ]
}

const qualityOf = {
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

export function qualityAnswer({ recommendation: { best } }: Asked): readonly string[] {
  return [`${methodName(best)}.`.replace(/^f/, 'F'), methodQuality[best.method], qualityOf[best.weights]]
}

export function providerAnswer({ recommendation, manner }: Asked): readonly string[] {
  const { best } = recommendation
  const { names } = manner
  const same = everyOption(recommendation).filter(
    (one) =>
      one.gpu === best.gpu &&
      one.gpuCount === best.gpuCount &&
      one.method === best.method &&
      one.weights === best.weights,
  )
  const offers = new Map(same.map((one) => [providerName(one, names), usd(one.usd.p50)]))
  const list = [...offers].slice(0, 5).map(([provider, dollars]) => `${provider} ${dollars}`)
  const plan = `${planName(best, names)}, ${methodName(best)}`
  return [
    list.length > 1
      ? `${plan}, in total: ${list.join('; ')}.`
      : `${plan} is compared at one provider here: ${list.join('')} in total.`,
    'Name a provider to see the best plan there.',
  ]
}

export function assumptionsAnswer({ scenario, recommendation, manner }: Asked): readonly string[] {
  const { assumed, counted, weighed } = summarize(scenario, recommendation, manner)
  const told = (name: string, sentences: readonly string[]) =>
    sentences.length === 0 ? [] : [`${name}: ${sentences.join('; ')}.`]
  return [
    ...(assumed.length === 0 ? ['Everything that matters was asked for.'] : told('Assumed', assumed)),
    ...told('Counted', counted),
    ...told('How the best is chosen', weighed),
    `Set-up: ${recipe(recommendation.best, manner.names).join('; ')}.`,
  ]
}

export function accuracyAnswer({ recommendation: { best } }: Asked): readonly string[] {
  const basis = oneLine(best.basis, 120).replace(/\.$/, '')
  return [
    `8 in 10 comparable runs fall inside ${durationRange(best.hours)} and ${usdRange(best.usd)}, around the ${duration(best.hours.p50)} and ${usd(best.usd.p50)} expected.`,
    'Those ends are p10 (the best case: 1 run in 10 takes less) and p90 (the worst case: 1 in 10 takes more); p50 is the middle.',
    basis === '' ? '' : `The range rests on ${basis}.`,
    'To narrow it, measure tokens per second for a few minutes on the machine that you mean to use.',
  ]
}

export function otherAnswer({ scenario, recommendation, manner }: Asked): readonly string[] {
  return [
    `${jobWords(scenario.spec, manner.names)}: ${headlineOf(recommendation.best, manner.names)}.`,
    'You can ask about time, cost, memory, batch, data, quality, spot, storage, providers, prices, assumptions, accuracy, or "why not A100?".',
  ]
}
