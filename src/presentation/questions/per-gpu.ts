/** "Is that per GPU?" */
import type { Option } from '../../recommend/recommendation.ts'
import {
  formatAllGpus,
  formatCount,
  formatDuration,
  formatExactUsd,
  formatGib,
  formatUsd,
  formatUsdPerHour,
  formatTokensPerSecond,
} from '../format/number-format.ts'
import { providerName, planAndProvider } from '../format/display-names.ts'
import { hoursOfGpusAnswer } from './time.ts'
import { rateThere, ratesOfGpu } from './seller-rates.ts'
import type { QuestionContext, ReportedSpeed } from './question-context.ts'

/** Which figures are of one GPU, and which of all; of an hour, or hours, what is asked; after a report, those of the report. */
export function perGpuAnswer(context: QuestionContext): readonly string[] {
  const {
    recommendation: { best },
    reported,
    args,
    renderContext: { names },
  } = context
  const rates = args?.perHours === 1 ? ratesNamed(context) : []
  const ofPlan = `${formatUsdPerHour(best.usdPerGpuHour)} for each ${names.gpu(best.gpu)} at ${providerName(best, names)}${best.gpuCount === 1 ? '' : `, ${formatUsdPerHour(best.usdPerGpuHour * best.gpuCount)} for ${formatAllGpus(best.gpuCount)}`}, as of ${best.priceAsOf}.`
  if (rates.length > 0) return [...rates, `The plan pays ${ofPlan}`]
  if (args?.isAllIn === true) return hourAllIn(best)
  if (args?.perHours === 1 && args.unit === 'gpu-hours')
    return [
      ofPlan,
      `The run takes ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)} in total, ${formatUsd(best.usd.p50)} of it GPU time.`,
    ]
  if (args?.perHours !== undefined) return hourlyAnswer(args.perHours, context)
  const ofHours = hoursOfGpusAnswer({ recommendation: context.recommendation, args })
  if (ofHours !== null && args?.money === undefined) return ofHours
  const { gpuCount, usd: dollars, usdPerGpuHour, peakMemoryGiB } = best
  if (reported !== undefined)
    return [
      ...reportedLines(reported),
      `GPU time of the plan: ${formatUsd(dollars.p50)} for ${formatAllGpus(gpuCount)}, ${formatUsd(dollars.p50 / gpuCount)} each.`,
    ]
  // "Is $222 for all four or each?" asks for no memory and no speed.
  if (args?.money !== undefined)
    return gpuCount === 1
      ? [
          `${formatUsd(dollars.p50)} of GPU time for the one GPU there is, at ${formatUsdPerHour(usdPerGpuHour)}; ${formatUsd(best.allInUsd.p50)} with all that is billed besides.`,
        ]
      : [
          `All ${formatCount(gpuCount)} GPUs together: ${formatUsd(best.allInUsd.p50)}, of which ${formatUsd(dollars.p50)} is GPU time, ${formatUsd(dollars.p50 / gpuCount)} for each at ${formatUsdPerHour(usdPerGpuHour)} per GPU over ${formatDuration(best.hours.p50)}.`,
        ]
  return [
    gpuCount === 1
      ? `It is one GPU, so both are the same: ${formatUsdPerHour(usdPerGpuHour)}, ${formatUsd(dollars.p50)} of GPU time for the run, ${formatUsd(best.allInUsd.p50)} with all that is billed besides.`
      : `The ${formatUsd(best.allInUsd.p50)} is for all ${formatCount(gpuCount)}, ${formatUsd(dollars.p50)} of it GPU time; the rate is per GPU: ${formatUsdPerHour(usdPerGpuHour)}, ${formatUsd(dollars.p50 / gpuCount)} of GPU time each.`,
    `Memory: ${formatGib(peakMemoryGiB.p50)}${gpuCount === 1 ? '' : ' on each'}. Speed: ${describeOverallSpeed(best)}.`,
  ]
}

/** The total over the GPU-hours of the plan, beside the bare rate. */
function hourAllIn({ allInUsd, hours, gpuCount, usdPerGpuHour }: Option): readonly string[] {
  const gpuHours = hours.p50 * gpuCount
  const each = allInUsd.p50 / gpuHours
  return [
    `${formatUsdPerHour(each)} a GPU, all in: ${formatUsd(allInUsd.p50)} ÷ ${formatCount(gpuHours)} GPU-hours (${formatDuration(hours.p50)} × ${formatCount(gpuCount)})${gpuCount === 1 ? '' : `, ${formatUsdPerHour(each * gpuCount)} for ${formatAllGpus(gpuCount)}`}.`,
    `The rent alone is ${formatUsdPerHour(usdPerGpuHour)} a GPU; idle time, failed runs, disk and traffic are the rest.`,
  ]
}

/** "What does a B200 cost an hour?", "what does Nebius ask?": where another GPU or another seller is named; none otherwise. */
function ratesNamed(context: QuestionContext): readonly string[] {
  const { subject, recommendation } = context
  const { best } = recommendation
  const { gpus = [], providers = [] } = subject ?? {}
  const isOfPlan = gpus.length === 0 || gpus.includes(best.gpu)
  if (providers.length === 0) {
    const asked = isOfPlan ? undefined : gpus[0]
    return asked === undefined ? [] : [ratesOfGpu(context, asked)].filter((rate) => rate !== '')
  }
  if (isOfPlan && providers.includes(best.provider)) return []
  const named = gpus.length === 0 ? [best.gpu] : gpus
  const there = providers.map((provider) => rateThere(context, provider, named))
  // Elsewhere it is on record.
  const elsewhere = there.some(({ isKnown }) => isKnown)
    ? ''
    : (named.map((gpu) => ratesOfGpu(context, gpu)).find((rate) => rate !== '') ?? '')
  return [...there.map(({ says }) => says), elsewhere].filter((rate) => rate !== '')
}

/** What all GPUs cost in so many hours, and whether the run is done in them. */
function hourlyAnswer(
  hours: number,
  { recommendation: { best }, renderContext: { names } }: QuestionContext,
): readonly string[] {
  const { gpuCount, usdPerGpuHour, allInUsd } = best
  const sum = formatExactUsd(hours * gpuCount * usdPerGpuHour)
  const each = `${formatDuration(hours)} × ${formatCount(gpuCount)} × ${formatUsdPerHour(usdPerGpuHour)}`
  const run = `${formatDuration(best.hours.p50)} and ${formatUsd(allInUsd.p50)} in total`
  const isDone = best.hours.p50 <= hours
  const all = gpuCount === 1 ? '' : `, ${sum} for ${formatAllGpus(gpuCount)}`
  return [
    hours === 1
      ? `${formatUsdPerHour(usdPerGpuHour)} per GPU${all}: ${planAndProvider(best, names)}, as of ${best.priceAsOf}.`
      : `${sum} for ${formatDuration(hours)}: ${each}, ${planAndProvider(best, names)}, as of ${best.priceAsOf}.`,
    hours === 1
      ? `The run takes ${run}.`
      : `The run needs ${run}, so ${isDone ? 'it is done in that' : 'that does not do it'}.`,
  ]
}

/** Of a speed that somebody has just reported. */
function reportedLines({ tokensPerSecondPerGpu: each, gpuCount }: ReportedSpeed): readonly string[] {
  const all = formatTokensPerSecond(each * gpuCount)
  return [
    `The speed reported last was taken as ${formatTokensPerSecond(each)} of each GPU, ${all} of ${formatAllGpus(gpuCount)} together.`,
    `If that is wrong, report it anew: “measured ${all} per GPU” or “measured ${formatTokensPerSecond(each)} in total”.`,
  ]
}

/** "13.4k tok/s over all 8 GPUs, 1.68k tok/s per GPU". */
function describeOverallSpeed({ tokensPerSecond: rate, gpuCount }: Option): string {
  const each = gpuCount > 1 ? `, ${formatTokensPerSecond(rate.p50 / gpuCount)} per GPU` : ''
  return `${formatTokensPerSecond(rate.p50)} over ${formatAllGpus(gpuCount)}${each}`
}
