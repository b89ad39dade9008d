/** Memory, what fits, what does not, and why some GPU was not chosen. */
import type { Option, RuledOut } from '../../recommend/recommendation.ts'
import {
  formatAllGpus,
  formatCount,
  formatDuration,
  formatGib,
  formatPercent,
  formatTokensPerSecond,
  formatUsd,
  formatUsdPerHour,
} from '../format/number-format.ts'
import { toOneLine } from '../slack/blocks/mrkdwn.ts'
import { type DisplayNames, methodName, planName, providerName } from '../format/display-names.ts'
import type { QuestionContext, WhatIfResult } from './answer-question.ts'
import { allOptions, memoryShare, optionRows } from '../content/option-rows.ts'

export function memoryAnswer({
  recommendation: { best, ruledOut },
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const { peakMemoryGiB, usableMemoryGiB } = best
  const first = ruledOut[0]
  return [
    `Each GPU is expected to hold ${formatGib(peakMemoryGiB.p50)} at its peak and ${formatGib(peakMemoryGiB.p95)} at the high end, of ${formatGib(usableMemoryGiB)} (${formatPercent(memoryShare(best).p50)}).`,
    `That is per GPU as nvidia-smi shows it: weights, gradients, optimizer, activations and the framework, for ${methodName(best)}, batch ${formatCount(best.microBatch)}, sequence length ${formatCount(best.sequenceLength)}.`,
    first === undefined ? '' : `What does not fit: ${describeMisfit(first, names)}.`,
  ]
}

export function whatFitsAnswer({
  subject,
  recommendation,
  whatIf,
  renderContext: { names },
}: QuestionContext): readonly string[] {
  if (whatIf !== undefined) return [describeWhatIfFit(toOneLine(subject, 60), whatIf, names)]
  const fits = optionRows(recommendation, names).map(
    ({ option, memory }) => `${planName(option, names)} (${methodName(option)}, ${memory} per GPU)`,
  )
  const misfits = recommendation.ruledOut.slice(0, 4).map((ruledOutPlan) => describeMisfit(ruledOutPlan, names))
  return [`These fit: ${fits.join('; ')}.`, misfits.length === 0 ? '' : `These do not: ${misfits.join('; ')}.`]
}

/** "does it fit on 4 H100s?" */
function describeWhatIfFit(subject: string, whatIf: WhatIfResult, names: DisplayNames): string {
  if ('problem' in whatIf) return `No, not on ${subject}. ${toOneLine(whatIf.problem, 300)}`
  const { option } = whatIf
  const memory = `${formatGib(option.peakMemoryGiB.p50)} of ${formatGib(option.usableMemoryGiB)} on each GPU`
  return `Yes: ${planName(option, names)} at ${providerName(option, names)}, ${methodName(option)}, holds ${memory}, and takes ${formatDuration(option.hours.p50)} and ${formatUsd(option.usd.p50)} in total.`
}

export function perGpuAnswer({ recommendation: { best } }: QuestionContext): readonly string[] {
  const { gpuCount, usd: dollars, usdPerGpuHour, peakMemoryGiB } = best
  return [
    `Per GPU: ${formatGib(peakMemoryGiB.p50)} of memory, ${formatUsdPerHour(usdPerGpuHour)}, ${formatUsd(dollars.p50 / gpuCount)} for the run.`,
    `In total: ${formatUsd(dollars.p50)} for ${gpuCount === 1 ? 'the one GPU' : `all ${formatCount(gpuCount)} GPUs`}.`,
    `Speed: ${describeOverallSpeed(best)}.`,
  ]
}

/** Compares the best plan with the nearest option that the subject names, or says why there is none. */
export function whyNotAnswer({
  subject,
  recommendation,
  whatIf,
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const { best, ruledOut } = recommendation
  const subjectKey = lettersAndDigits(subject)
  const subjectText = toOneLine(subject, 60)
  if (subjectKey === '') return ['Say what you have in mind: a GPU, a provider, a method.']
  const superlative = /^the (cheapest|fastest)/.exec(subject)?.[1]
  if (superlative !== undefined) {
    const other = superlative === 'cheapest' ? recommendation.cheapest : recommendation.fastest
    return [
      other === best
        ? `That is the plan: it is the ${superlative} of those compared.`
        : compareWithBest(other, best, names),
    ]
  }
  const option = allOptions(recommendation).find((one) => one !== best && isNamedBy(one, subjectKey, names))
  const isPlan = isNamedBy(best, subjectKey, names)
  if (whatIf !== undefined && 'option' in whatIf && !isPlan) return [compareWithBest(whatIf.option, best, names)]
  if (option !== undefined) return [compareWithBest(option, best, names)]
  if (isPlan)
    return [`That is the plan: ${planName(best, names)} at ${providerName(best, names)}, ${methodName(best)}.`]
  const ruledOutPlan = ruledOut.find(
    ({ gpu }) => names.gpu(gpu) !== '' && includesText([gpu, names.gpu(gpu)], subjectKey),
  )
  if (ruledOutPlan !== undefined) return [`It does not fit: ${describeMisfit(ruledOutPlan, names)}.`]
  if (whatIf !== undefined && 'problem' in whatIf)
    return [`With "${subjectText}" there is no plan. ${toOneLine(whatIf.problem, 300)}`]
  return [
    `"${subjectText}" is not among the options compared here: no price for it, or others are both cheaper and faster.`,
    `Ask with "${subjectText}" in the question to see it alone.`,
  ]
}

/** The other plan, what it costs more or less, and so why it is not the one. */
export function compareWithBest(option: Option, best: Option, names: DisplayNames): string {
  const plan = `${planName(option, names)} at ${providerName(option, names)}, ${methodName(option)}`
  const dollars = option.usd.p50 - best.usd.p50
  const hours = option.hours.p50 - best.hours.p50
  const cost = `${formatUsd(Math.abs(dollars))} ${dollars < 0 ? 'less' : 'more'}`
  const time = `${formatDuration(Math.abs(hours))} ${hours < 0 ? 'sooner' : 'longer'}`
  const reason =
    dollars >= 0 && hours >= 0
      ? 'dearer and slower'
      : dollars < 0 && hours < 0
        ? 'cheaper and faster, but ranked below for its provider, price or quality'
        : dollars < 0
          ? 'cheaper, and too slow for what it saves'
          : 'faster, and too dear for the time it saves'
  return `${plan}, would take ${formatDuration(option.hours.p50)} and cost ${formatUsd(option.usd.p50)} in total: ${cost} and ${time} than ${planName(best, names)} at ${providerName(best, names)}. So it is ${reason}.`
}

export function isNamedBy(option: Option, subjectKey: string, names: DisplayNames): boolean {
  const words = [
    option.gpu,
    names.gpu(option.gpu),
    option.provider,
    names.provider(option.provider),
    methodName(option),
    option.stack,
  ]
  return includesText([...words, names.stack(option.stack), option.pricing], subjectKey)
}

const includesText = (words: readonly string[], subjectKey: string): boolean =>
  words.some((word) => lettersAndDigits(word).includes(subjectKey))
export const lettersAndDigits = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

function describeMisfit(ruledOutPlan: RuledOut, names: DisplayNames): string {
  return `${planName(ruledOutPlan, names)}: ${toOneLine(ruledOutPlan.reason, 160).replace(/\.$/, '')}`
}

/** "13.4k tok/s over all 8 GPUs, 1.68k tok/s per GPU". */
export function describeOverallSpeed({ tokensPerSecond: rate, gpuCount }: Option): string {
  const each = gpuCount > 1 ? `, ${formatTokensPerSecond(rate.p50 / gpuCount)} per GPU` : ''
  return `${formatTokensPerSecond(rate.p50)} over ${formatAllGpus(gpuCount)}${each}`
}
