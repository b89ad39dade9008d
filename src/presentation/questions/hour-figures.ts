/** What the hours of a plan hold and why they are as many: sentences that stand in those of data/questions. */
import { providerName, planAndProvider } from '../format/display-names.ts'
import { formatBytes } from '../format/file-sizes.ts'
import {
  formatCount,
  formatDuration,
  formatDurationRange,
  formatExactHours,
  formatParameters,
  formatPercent,
  formatTokens,
  formatUsd,
} from '../format/number-format.ts'
import { capitalized } from '../../recommend/figure-text.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { differenceInShort } from './plan-contrast.ts'
import { downloadSize, hubDownload, hubSpeed, stepsOf } from './planned-figures.ts'
import { longestPhase, phaseSplit } from './rollout-share.ts'
import { samplesOf } from './sampled-answers.ts'
import type { QuestionContext } from './question-context.ts'
import { timeNote } from './premise.ts'

/** "How long just to download the weights?", "are the GPUs billed meanwhile?" */
function modelDownload(context: QuestionContext): string {
  const {
    params,
    args,
    scenario: { spec },
    recommendation: { best },
  } = context
  if (params === undefined) return downloadSize(context)
  const { bytes, hours } = hubDownload(params)
  const cost = hours * best.gpuCount * best.usdPerGpuHour
  const isRented = spec.owned !== true
  const meter = isRented
    ? `The ${best.gpuCount === 1 ? 'GPU is' : `${formatCount(best.gpuCount)} GPUs are`} billed meanwhile: ${formatUsd(cost)}, and it is in the total.`
    : 'The GPUs are your own, so nothing is billed meanwhile.'
  const small =
    best.weights === 'bf16' ? '' : ' A copy that is stored in 4 bits already is little more than a quarter of that.'
  const took = formatDuration(hours)
  const size = `${capitalized(took)} for about ${formatBytes(bytes)} (${formatParameters(params)} parameters in bf16) at ${String(hubSpeed)} MB/s, as counted in the start-up of ${formatDuration(best.startupHours)}; at 100 MB/s ${formatDuration(3 * hours)}, at 1 GB/s ${formatDuration((hours * hubSpeed) / 1000)}.`
  const spare = isRented ? ' Fetched onto a network volume from a cheap machine first, it costs next to nothing.' : ''
  return args?.asksPay === true ? `${meter} ${size}${small}${spare}` : `${size}${small} ${meter}${spare}`
}

/** "Walk me through the 29 hours": what comes after what, and how long. */
export function runTimeline(context: QuestionContext): string {
  const {
    params,
    files,
    scenario: { spec },
    recommendation: { best },
  } = context
  const work = best.interruption?.workHours ?? best.hours.p50 - best.startupHours
  const lost = Math.max(0, best.hours.p50 - best.startupHours - work)
  const steps = stepsOf(context)
  const fetched = params === undefined ? '' : `, ${formatBytes(hubDownload(params).bytes)} of weights are fetched`
  const loaded = best.weights === 'bf16' ? 'loaded' : `loaded in ${best.weights}`
  const counted = steps === null ? '' : `about ${formatCount(steps)} optimizer steps over `
  const saved = best.method === 'full' ? 'the model' : 'the adapter'
  const size = files === undefined ? '' : ` (${formatBytes(files.result)})`
  return [
    timeNote('time', context),
    `${formatPercent(work / best.hours.p50)} of the ${formatDuration(best.hours.p50)} is training.`,
    `1. ${formatDuration(best.startupHours)} of start-up: the machine comes up${fetched}, ${loaded} and made ready.`,
    `2. ${formatDuration(work)} of training: ${counted}${formatTokens(spec.tokens ?? 0)}, checkpoints in between.`,
    longestPhase(context),
    `3. ${lost > leastHours ? `${formatDuration(lost)} for interruptions and saving; at` : 'At'} the end ${saved}${size} is saved, for you to copy out.`,
    best.nodes > 1
      ? `${formatCount(best.nodes)} machines rarely start together at the first try: rehearse on a few steps.`
      : '',
    'Not in it: evaluation, preparing the data, and what you set up or debug on the machine.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}
const leastHours = 0.02

/** GPUs are set beside this one. */
const yardstick = 'h100-sxm'
/** "Why is it so slow?": what takes the hours, what the card does of it, and what another would take. */
function whySlow(context: QuestionContext): string {
  const {
    catalog,
    whatIf,
    scenario: { spec },
    recommendation: { best, fastest },
    renderContext: { names },
  } = context
  const range = `8 in 10 comparable runs take ${formatDurationRange(best.hours)}.`
  const { tokens } = spec
  if (tokens === null) return `${formatDuration(best.hours.p50)} in all, start-up included. ${range}`
  const work = tokens / best.tokensPerSecond.p50 / 3600
  const each = best.tokensPerSecond.p50 / best.gpuCount
  const gpus = [...(catalog?.gpus.values() ?? [])]
  const peakOf = (id: string): number => {
    const peak = gpus.find((gpu) => gpu.id === id)?.peak
    return peak?.bf16?.base ?? peak?.fp16?.base ?? 0
  }
  const times = peakOf(yardstick) / peakOf(best.gpu)
  const beside =
    Number.isFinite(times) && times > leastTimes
      ? `; an H100 SXM has ${formatSignificant(times, 2)} times its peak arithmetic`
      : ''
  const share = best.mfu === null ? '' : `, ${formatPercent(best.mfu)} of its peak`
  const sampled = sampledText(context)
  const startup =
    best.startupHours > startupShare * best.hours.p50
      ? 'Much of it is start-up'
      : sampled === ''
        ? 'It is the training'
        : 'That is the time'
  const other = whatIf !== undefined && 'option' in whatIf ? whatIf.option : fastest
  const isFaster = other.hours.p50 < fasterShare * best.hours.p50
  return [
    timeNote('time', context),
    sampled,
    `${startup}: ${formatTokens(tokens)} ÷ ${formatCount(best.tokensPerSecond.p50)} tok/s over ${best.gpuCount === 1 ? 'one GPU' : `all ${formatCount(best.gpuCount)} GPUs`} ÷ 3,600 = ${formatExactHours(work)}, and ${formatDuration(best.startupHours)} of start-up, ${formatDuration(best.hours.p50)} in all.`,
    `${best.gpuCount === 1 ? 'The' : 'Each'} ${names.gpu(best.gpu)} makes ${formatCount(each)} tok/s of this model${share}${beside}.`,
    best.offload === 'none' ? '' : 'What does not fit it is moved through the memory of the host at every step.',
    phaseSplit(context),
    isFaster
      ? `Faster is ${planAndProvider(other, names)}: ${formatDuration(other.hours.p50)} and ${formatUsd(other.allInUsd.p50)} in total, ${differenceInShort(other, best)} than the plan.`
      : 'Nothing that keeps to what was asked is clearly faster.',
    range,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}
/** "Prompts are few, their answers many: 8 to each prompt"; '' where nothing is generated. */
function sampledText(context: QuestionContext): string {
  const count = samplesOf(context)
  if (context.recommendation.best.phases == null || count === null || count < 2) return ''
  return `Each prompt has ${formatCount(count)} answers, and each of them is written, scored and trained on.`
}
const [leastTimes, startupShare, fasterShare] = [1.5, 0.35, 0.9]

/** "You leave 20 of the 24 hours unused": whether slower would be cheaper, by the cheapest plan that still keeps the time. */
function unusedTime({
  totalCost,
  scenario: { spec },
  recommendation: { best, cheapest },
  renderContext: { names },
}: QuestionContext): string {
  const due = spec.deadlineHours
  const saved = best.allInUsd.p50 - cheapest.allInUsd.p50
  const isSaving = saved > leastSaving * best.allInUsd.p50
  const spot = totalCost?.spot ?? null
  const bySpot =
    best.pricing !== 'on_demand' || spot === null || spot.usd.p50 >= cheapest.allInUsd.p50
      ? ''
      : ` What spare time does buy is spot: ${formatUsd(spot.usd.p50)} and ${formatDuration(spot.hours.p50)} at ${names.provider(spot.provider)}, where a machine that is taken away costs hours that are there.`
  const leftBy = (hours: number): string =>
    due === null ? '' : `, with ${formatDuration(Math.max(0, due - hours))} of the ${formatDuration(due)} to spare`
  const rule = 'the bill is GPU-hours times the price of the hour, and a slower card needs more of them'
  if (!isSaving)
    return `Slower would not be cheaper: ${rule}. The plan at ${providerName(best, names)}, ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)} in total, is within ${formatPercent(leastSaving)} of the cheapest that keeps to what was asked${leftBy(best.hours.p50)}.${bySpot}`
  const figures = `${planAndProvider(cheapest, names)}, ${formatDuration(cheapest.hours.p50)} and ${formatUsd(cheapest.allInUsd.p50)} in total, ${differenceInShort(cheapest, best)} than the plan${leftBy(cheapest.hours.p50)}`
  return cheapest.hours.p50 > best.hours.p50
    ? `It can be cheaper: ${figures}. Slower still costs more, not less: ${rule}. Reply “cheapest” to plan it.${bySpot}`
    : `Slower is not cheaper here: ${rule}. The cheapest is ${figures}. Reply “cheapest” to plan it.${bySpot}`
}
const leastSaving = 0.03

/** What each word in braces of data/questions stands for, of the hours. */
export const hourFigures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  modelDownload,
  runTimeline,
  whySlow,
  unusedTime,
}
