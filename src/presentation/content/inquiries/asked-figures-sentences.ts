/** A million tokens, a margin, the dear end and a free notebook: figures of a job that its text asks for, in words. */
import type { InquiryFacts } from '../../../catalog/inquiry-facts.ts'
import type { EvalTimes } from '../../../language/inquiries/eval-times.ts'
import type { GivenNotebook } from '../../../catalog/sampled-models.ts'
import type { FreeNotebook } from '../../../language/inquiries/free-notebook.ts'
import type { SpokenTexts } from '../../../language/inquiries/speech-lengths.ts'
import type { Option } from '../../../recommend/recommendation.ts'
import { GIB } from '../../../catalog/units.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { formatMagnitude } from '../../../scenario/format-values.ts'
import { type DisplayNames, methodName, providerName } from '../../format/display-names.ts'
import { formatCount, formatDuration, formatGib, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { modelTitle } from './answer-lines.ts'

const cents = (usd: number): string => (usd < 10 ? `$${usd.toFixed(2)}` : formatUsd(usd))

/** What a million trained tokens cost, and what a run has beside them. */
export function perMillionSentences(
  best: Option,
  spec: Spec,
  isYardstick: boolean,
  names: DisplayNames,
): readonly string[] {
  const { tokensPerSecond, usdPerGpuHour, gpuCount, allInUsd, priceAsOf, startupHours } = best
  const usdAt = (speed: number): number => (usdPerGpuHour * gpuCount * 1e6) / (speed * 3600)
  const [fast, slow] = [tokensPerSecond.p90, tokensPerSecond.p10].toSorted((one, other) => other - one)
  const tokens = spec.tokens ?? 0
  return [
    `About ${cents(usdAt(tokensPerSecond.p50))} for each million tokens trained, ${cents(usdAt(fast ?? tokensPerSecond.p50))} to ${cents(usdAt(slow ?? tokensPerSecond.p50))} in 8 of 10 runs: ${modelTitle(spec, names)} with ${methodName(best)}, GPU time of ${gpuCount} × ${names.gpu(best.gpu)} at ${providerName(best, names)}, ${formatUsdPerHour(usdPerGpuHour)} a GPU (${priceAsOf}).`,
    `The whole bill of a run of ${formatMagnitude(tokens)} tokens${isYardstick ? ' (taken as a yardstick)' : ''} is ${formatUsd(allInUsd.p50)}, ${cents((allInUsd.p50 / tokens) * 1e6)} a million: ${formatDuration(startupHours)} of start-up, time until somebody stops the machine, and failed runs come on top whatever the data are, so small runs cost more a million.`,
    'Tokens are counted as often as they are seen: three passes over 10M are 30M. Samples that are padded and not packed count their padding.',
  ]
}

/** Renting against what a service asks for a million tokens, and from how many tokens on it is cheaper. */
export function serviceSentence(
  { tokensPerSecond, usdPerGpuHour, gpuCount, allInUsd }: Option,
  tokens: number,
  serviceUsd: number,
  words: string,
  { setupHourUsd }: InquiryFacts['rules'],
): string {
  const usd = (usdPerGpuHour * gpuCount * 1e6) / (tokensPerSecond.p50 * 3600)
  if (usd >= serviceUsd)
    return `Pay the service: ${cents(serviceUsd)} a million (“${words}”) against ${cents(usd)} of GPU time when you rent, start-up not counted.`
  const fixed = Math.max(0, allInUsd.p50 - (usd * tokens) / 1e6)
  const from = (extra: number): string =>
    formatMagnitude(Number((((fixed + extra) / (serviceUsd - usd)) * 1e6).toPrecision(2)))
  return `Renting is ${formatSignificant(serviceUsd / usd, 2)} times cheaper by the token: ${cents(usd)} a million of GPU time against ${cents(serviceUsd)} (“${words}”). Start-up counted it is cheaper from about ${from(0)} tokens on, and from ${from(setupHourUsd.base)} where it takes an hour of somebody at ${formatUsd(setupHourUsd.base)} (assumed): below that the service is fine.`
}

/** "With 25 % on top it is …": at the price that was told for the same hours, where one was. */
export const marginSentence = (
  { allInUsd, hours, gpuCount }: Option,
  share: number,
  usdPerGpuHour: number | null = null,
): string =>
  `With ${Number((share * 100).toPrecision(3))} % on top: ${usdPerGpuHour === null ? '' : `${formatUsd(hours.p50 * gpuCount * usdPerGpuHour * (1 + share))} at your price; at the price below `}${formatUsd(allInUsd.p50 * (1 + share))} instead of ${formatUsd(allInUsd.p50)}; of the high end of the range ${formatUsd(allInUsd.p90 * (1 + share))}.`

/** The high end of the range, as the figure to plan with. */
export const worstSentence = ({ allInUsd, hours }: Option): string =>
  `${formatUsd(allInUsd.p90)} and ${formatDuration(hours.p90)} are the high end that one run in ten goes over; a run that fails late and is done again costs up to twice that.`

/** The same before the plan. */
export const worstLead = ({ allInUsd, hours }: Option): string =>
  `Worst case to plan with: ${formatUsd(allInUsd.p90)} and ${formatDuration(hours.p90)}, twice that if it fails late; expected`

/** How long a notebook that is given for nothing runs, and on what. `overflowing`: the model, where fp16 does not hold its activations. */
export const notebookLimit = (
  { name }: FreeNotebook,
  { notebookHours, notebookWeekHours }: InquiryFacts['rules'],
  overflowing: string | null,
): string =>
  `${name === 'Kaggle' ? `Kaggle gives some ${notebookWeekHours.base} h of GPU a week for nothing, two T4 or a slower P100` : `The free card is a T4 when one is there, for ${notebookHours.base} h at the most${name === 'Colab' ? '' : `; Kaggle has two, or a slower P100, for some ${notebookWeekHours.base} h a week`}`} (recalled): sessions end early, so save checkpoints to your own storage. A T4 has no bf16${overflowing === null ? ': set fp16' : `, and ${overflowing} is known to overflow in plain fp16, so take a framework that keeps those parts in float32 (Unsloth does), or rent a card with bf16`}.`

/** Whether a notebook that is given for nothing does it; `best` null: not on its card; `asked`: the method that was named. */
export function notebookSentences(
  notebook: FreeNotebook,
  best: Option | null,
  asked: Option['method'] | null,
  rules: InquiryFacts['rules'],
  overflowing: string | null,
  params: number | null = null,
): readonly string[] {
  const { name } = notebook
  if (best === null)
    return [
      `${name}: no, not on its T4 (16 GB): take a smaller model, shorter sequences or QLoRA, or rent what is named here.`,
    ]
  const { hours, method, peakMemoryGiB, usableMemoryGiB } = best
  const how = withMethod(method)
  const sessions = Math.ceil(hours.p90 / (rules.notebookHours.base * usableShare))
  const verdict =
    sessions <= 1
      ? `${name}: yes, ${how} on ${cardsOf(best)}`
      : `${name}: only in some ${sessions} sessions, each begun from a checkpoint, ${how} on ${cardsOf(best)}`
  return [
    ...(asked === 'full' && method !== 'full' ? [fullOnT4(best, params)] : []),
    `${verdict}: about ${formatDuration(hours.p50)} (${formatDuration(hours.p10)} to ${formatDuration(hours.p90)}), ${peakMemoryGiB.p50.toFixed(1)} of ${usableMemoryGiB.toFixed(1)} GiB.`,
    notebookLimit(notebook, rules, overflowing),
  ]
}
/** Bytes a parameter of full training at its least: fp32 weights and gradients, two moments of a byte. */
const leastBytes = 10
/** Of the memory of a T4 what is left for them beside one short sequence. */
const shareOfT4 = 0.8

/** What all weights take with 8-bit moments, where that is near what the card has. */
function fullOnT4(best: Option, params: number | null): string {
  const least = ((params ?? Infinity) * leastBytes) / GIB
  return least <= shareOfT4 * best.usableMemoryGiB
    ? `Every weight (full) is tight on ${cardsOf(best)} of 16 GB: about ${formatGib(least)} with weights in fp32 and 8-bit AdamW, one sequence at a time with checkpointing, so try it, and fall back to LoRA.`
    : `Every weight (full) has no room on ${cardsOf(best)} of 16 GB.`
}
const withMethod = (method: Option['method']): string =>
  method === 'qlora' ? 'with QLoRA' : method === 'lora' ? 'with LoRA' : 'with full fine-tuning'
const cardsOf = ({ gpuCount }: Option): string => (gpuCount === 1 ? 'its T4' : `its ${formatCount(gpuCount)} T4`)

/** What stands before the plan that is rented: what it takes where nothing is paid; `given` null: at either. */
export function notebookLead(given: GivenNotebook | null, best: Option, asked: Option['method'] | null): string {
  const { p50, p90 } = best.hours
  const instead = asked === 'full' && best.method !== 'full' ? ` ${withMethod(best.method)}, hardly in full` : ''
  if (given === null)
    return `Free first: a T4 of Colab or Kaggle does it${instead === '' ? '' : `${instead},`} in about ${formatDuration(p50)}; rented`
  const { name, gpu, gpuCount, sessionHours, weekHours } = given
  const card = `its ${gpuCount === 1 ? '' : `${formatCount(gpuCount)} × `}${gpu.toUpperCase()}`
  const weeks = weekHours === null ? 1 : Math.ceil(p50 / weekHours)
  const sessions = Math.ceil(p90 / (sessionHours * usableShare))
  const time =
    weeks > 1
      ? `about ${formatCount(weeks)} weeks of its ${formatCount(weekHours ?? 0)} h each, ${formatDuration(p50)} in all`
      : sessions > 1
        ? `about ${formatDuration(p50)} in some ${formatCount(sessions)} sessions`
        : `about ${formatDuration(p50)} in one session`
  return `Free on ${name}${instead}: ${time} on ${card}. Rented instead`
}
/** Of a session so much is left for training. */
const usableShare = 0.8

/** How long a text is that was spoken. */
export const spokenSentence = ({ minutes, words }: SpokenTexts, tokens: number): string =>
  `“${words}”: ${minutes} minutes of speech are taken for ${formatCount(tokens)} tokens as text, at 150 words a minute in English; count one to be sure. Longer than the sequence they are cut, or need a longer context.`

/** What evaluations add to a run. */
export function evalSentence(
  { minutes, everySteps, totalSteps, words }: EvalTimes,
  best: Option,
  tokens: number,
): string {
  const batch = (best.globalBatch ?? best.gpuCount * best.microBatch * best.accumulation) * best.sequenceLength
  const steps = totalSteps ?? tokens / Math.max(1, batch)
  const times = Math.max(1, Math.floor(steps / everySteps))
  const hours = (times * minutes) / 60
  const usd = hours * best.usdPerGpuHour * best.gpuCount
  const ofPlan =
    totalSteps === null ? ` in the some ${formatCount(Number(steps.toPrecision(2)))} steps of this plan` : ''
  return `“${words}”: ${formatCount(times)} ${times === 1 ? 'evaluation' : 'evaluations'}${ofPlan} take ${formatDuration(hours)} and ${cents(usd)} on top, so about ${formatDuration(best.hours.p50 + hours)} and ${cents(best.allInUsd.p50 + usd)} in all.`
}

/** What GPUs of one's own would draw, against the rent of as many. */
export const powerBesideRentSentence = (own: Option, rented: Option, words: string, times: number): string => {
  const drawn = own.usd.p50 * times
  return `At “${words}” such a card of your own draws about ${cents(drawn)} for this run, against ${formatUsd(rented.allInUsd.p50)} of rent: renting costs ${rented.allInUsd.p50 > drawn ? 'more' : 'less'} than the power.`
}

/** Electricity at a price that was told, `times` the usual one. */
export const powerSentence = ({ allInUsd }: Option, words: string, times: number): string =>
  `At “${words}” the electricity is ${cents(allInUsd.p50 * times)} (${cents(allInUsd.p10 * times)} to ${cents(allInUsd.p90 * times)}), ${Number(times.toPrecision(2))} times what is reckoned below.`
