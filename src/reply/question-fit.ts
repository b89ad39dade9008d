/** Memory, what fits, what does not, and why some GPU was not chosen. */
import type { Option, RuledOut } from '../recommend/recommendation.ts'
import { allGpus, count, duration, gib, percent, tokensPerSecond, usd, usdPerHour } from './format.ts'
import { oneLine } from './mrkdwn.ts'
import { type Names, methodName, planName, providerName } from './names.ts'
import type { Asked, Instead } from './question.ts'
import { everyOption, memoryShare, rowsOf } from './rows.ts'

export function memoryAnswer({ recommendation: { best, ruledOut }, manner: { names } }: Asked): readonly string[] {
  const { peakMemoryGiB, usableMemoryGiB } = best
  const first = ruledOut[0]
  return [
    `Each GPU is expected to hold ${gib(peakMemoryGiB.p50)} at its peak and ${gib(peakMemoryGiB.p95)} at the high end, of ${gib(usableMemoryGiB)} (${percent(memoryShare(best).p50)}).`,
    `That is per GPU as nvidia-smi shows it: weights, gradients, optimizer, activations and the framework, for ${methodName(best)}, batch ${count(best.microBatch)}, sequence length ${count(best.sequenceLength)}.`,
    first === undefined ? '' : `What does not fit: ${misfit(first, names)}.`,
  ]
}

export function whatFitsAnswer({ subject, recommendation, instead, manner: { names } }: Asked): readonly string[] {
  if (instead !== undefined) return [fitsInstead(oneLine(subject, 60), instead, names)]
  const fits = rowsOf(recommendation, names).map(
    ({ option, memory }) => `${planName(option, names)} (${methodName(option)}, ${memory} per GPU)`,
  )
  const not = recommendation.ruledOut.slice(0, 4).map((way) => misfit(way, names))
  return [`These fit: ${fits.join('; ')}.`, not.length === 0 ? '' : `These do not: ${not.join('; ')}.`]
}

/** "does it fit on 4 H100s?" */
function fitsInstead(about: string, instead: Instead, names: Names): string {
  if ('problem' in instead) return `No, not on ${about}. ${oneLine(instead.problem, 300)}`
  const { option } = instead
  const memory = `${gib(option.peakMemoryGiB.p50)} of ${gib(option.usableMemoryGiB)} on each GPU`
  return `Yes: ${planName(option, names)} at ${providerName(option, names)}, ${methodName(option)}, holds ${memory}, and takes ${duration(option.hours.p50)} and ${usd(option.usd.p50)} in total.`
}

export function perGpuAnswer({ recommendation: { best } }: Asked): readonly string[] {
  const { gpuCount, usd: dollars, usdPerGpuHour, peakMemoryGiB } = best
  return [
    `Per GPU: ${gib(peakMemoryGiB.p50)} of memory, ${usdPerHour(usdPerGpuHour)}, ${usd(dollars.p50 / gpuCount)} for the run.`,
    `In total: ${usd(dollars.p50)} for ${gpuCount === 1 ? 'the one GPU' : `all ${count(gpuCount)} GPUs`}.`,
    `Speed: ${speedWords(best)}.`,
  ]
}

/** Compares the best plan with the nearest option that the subject names, or says why there is none. */
export function whyNotAnswer({ subject, recommendation, instead, manner: { names } }: Asked): readonly string[] {
  const { best, ruledOut } = recommendation
  const wanted = letters(subject)
  const about = oneLine(subject, 60)
  if (wanted === '') return ['Say what you have in mind: a GPU, a provider, a method.']
  const named = /^the (cheapest|fastest)/.exec(subject)?.[1]
  if (named !== undefined) {
    const other = named === 'cheapest' ? recommendation.cheapest : recommendation.fastest
    return [other === best ? `That is the plan: it is the ${named} of those compared.` : beside(other, best, names)]
  }
  const option = everyOption(recommendation).find((one) => one !== best && describes(one, wanted, names))
  const isPlan = describes(best, wanted, names)
  if (instead !== undefined && 'option' in instead && !isPlan) return [beside(instead.option, best, names)]
  if (option !== undefined) return [beside(option, best, names)]
  if (isPlan)
    return [`That is the plan: ${planName(best, names)} at ${providerName(best, names)}, ${methodName(best)}.`]
  const way = ruledOut.find(({ gpu }) => names.gpu(gpu) !== '' && matches([gpu, names.gpu(gpu)], wanted))
  if (way !== undefined) return [`It does not fit: ${misfit(way, names)}.`]
  if (instead !== undefined && 'problem' in instead)
    return [`With "${about}" there is no plan. ${oneLine(instead.problem, 300)}`]
  return [
    `"${about}" is not among the options compared here: no price for it, or others are both cheaper and faster.`,
    `Ask with "${about}" in the question to see it alone.`,
  ]
}

/** The other plan, what it costs more or less, and so why it is not the one. */
export function beside(option: Option, best: Option, names: Names): string {
  const plan = `${planName(option, names)} at ${providerName(option, names)}, ${methodName(option)}`
  const dollars = option.usd.p50 - best.usd.p50
  const hours = option.hours.p50 - best.hours.p50
  const cost = `${usd(Math.abs(dollars))} ${dollars < 0 ? 'less' : 'more'}`
  const time = `${duration(Math.abs(hours))} ${hours < 0 ? 'sooner' : 'longer'}`
  const reason =
    dollars >= 0 && hours >= 0
      ? 'dearer and slower'
      : dollars < 0 && hours < 0
        ? 'cheaper and faster, but ranked below for its provider, price or quality'
        : dollars < 0
          ? 'cheaper, and too slow for what it saves'
          : 'faster, and too dear for the time it saves'
  return `${plan}, would take ${duration(option.hours.p50)} and cost ${usd(option.usd.p50)} in total: ${cost} and ${time} than ${planName(best, names)} at ${providerName(best, names)}. So it is ${reason}.`
}

export function describes(option: Option, wanted: string, names: Names): boolean {
  const words = [
    option.gpu,
    names.gpu(option.gpu),
    option.provider,
    names.provider(option.provider),
    methodName(option),
    option.stack,
  ]
  return matches([...words, names.stack(option.stack), option.pricing], wanted)
}

const matches = (words: readonly string[], wanted: string): boolean =>
  words.some((word) => letters(word).includes(wanted))
export const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

function misfit(way: RuledOut, names: Names): string {
  return `${planName(way, names)}: ${oneLine(way.reason, 160).replace(/\.$/, '')}`
}

/** "13.4k tok/s over all 8 GPUs, 1.68k tok/s per GPU". */
export function speedWords({ tokensPerSecond: rate, gpuCount }: Option): string {
  const each = gpuCount > 1 ? `, ${tokensPerSecond(rate.p50 / gpuCount)} per GPU` : ''
  return `${tokensPerSecond(rate.p50)} over ${allGpus(gpuCount)}${each}`
}
