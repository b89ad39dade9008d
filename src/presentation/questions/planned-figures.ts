/** Figures of the plan that are asked for by name: steps, arithmetic, trained parameters, parts of the memory. */
import type { AskedSetting } from '../../catalog/question-forms.ts'
import { weightBytes, weightNames } from '../../catalog/training-method.ts'
import { globalBatch } from '../content/training-setup.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { formatBytes } from '../format/file-sizes.ts'
import {
  formatCount,
  formatDuration,
  formatParameters,
  formatPercent,
  formatTokens,
  formatUsd,
} from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import type { QuestionContext } from './question-context.ts'
import { hasSmallMoments } from './optimizer-states.ts'
import { samplesAnswer } from './sampled-answers.ts'

type PlannedFigure = (context: QuestionContext) => string

/** Optimizer steps of the whole run: by tokens where sequences are packed, by examples otherwise. */
export function stepsOf({ scenario: { spec, corpus }, recommendation: { best } }: QuestionContext): number | null {
  const batch = globalBatch(best)
  if (!best.packed && corpus?.examples != null) return Math.max(1, Math.ceil((corpus.examples * corpus.epochs) / batch))
  return spec.tokens === null ? null : Math.max(1, Math.ceil(spec.tokens / (batch * best.sequenceLength)))
}

/** "32 sequences of 2,048 tokens, 65.5k tokens" */
const stepSize = ({ recommendation: { best } }: QuestionContext): string =>
  `${formatCount(globalBatch(best))} sequences of ${formatCount(best.sequenceLength)} tokens, ${formatTokens(globalBatch(best) * best.sequenceLength)}${best.packed ? '' : ' at most'}`

/** Seconds of an optimizer step; null where the tokens are not known. */
export const secondsOfStep = (context: QuestionContext): number | null => {
  const { hours, startupHours } = context.recommendation.best
  const steps = stepsOf(context)
  return steps === null ? null : ((hours.p50 - startupHours) * 3600) / steps
}

/** "Not packed: 313 an epoch", of examples that are counted. */
function unpacked(corpus: QuestionContext['scenario']['corpus'], best: Option): string {
  const examples = corpus?.examples ?? null
  if (!best.packed || examples === null) return ''
  const each = Math.ceil(examples / globalBatch(best))
  return ` That is with examples packed; one to a sequence it is ${formatCount(each)} an epoch, ${formatCount(examples)} ÷ ${formatCount(globalBatch(best))}.`
}

const steps: PlannedFigure = (context) => {
  const { scenario, recommendation } = context
  const count = stepsOf(context)
  if (count === null) return 'The steps follow from the data, and how much there are is not known.'
  const seconds = secondsOfStep(context) ?? 0
  const epochs = scenario.corpus?.epochs ?? 1
  const each = epochs > 1 ? `, ${formatCount(Math.ceil(count / epochs))} in each of ${formatCount(epochs)} epochs` : ''
  return `About ${formatCount(count)} optimizer steps${each}: ${formatTokens(scenario.spec.tokens ?? 0)} in all, epochs included, ${stepSize(context)} a step, about ${formatSignificant(seconds, 2)} s each. The batch is ${scenario.spec.globalBatch === null ? 'assumed: say “global batch 64” for another' : 'as was asked for'}.${unpacked(scenario.corpus, recommendation.best)}`
}

const stepTime: PlannedFigure = (context) => {
  const seconds = secondsOfStep(context)
  return seconds === null
    ? 'A step takes as long as its tokens: how much data there are is not known.'
    : `About ${formatSignificant(seconds, 2)} s a step, of ${stepSize(context)}: ${formatCount(stepsOf(context) ?? 0)} of them make the ${formatDuration(context.recommendation.best.hours.p50)}, start-up aside.`
}

/** FLOPs of a parameter and token: forwards, and backwards to what is trained and through what is frozen. */
const [flopsOfFull, flopsOfAdapters] = [6, 4]
const flops: PlannedFigure = ({ scenario: { spec }, params, activeParams, recommendation: { best } }) => {
  const working = activeParams ?? params
  if (working === undefined || spec.tokens === null)
    return 'It follows from the parameters and the tokens, about 6 FLOP for each pair of them.'
  const each = best.method === 'full' ? flopsOfFull : flopsOfAdapters
  const [digits = '', power = ''] = (each * working * spec.tokens).toExponential(1).split('e+')
  const why =
    each === flopsOfFull ? 'forwards and backwards' : 'the gradients of frozen weights, 2 of the usual 6, are left out'
  const reached = best.mfu === null ? '' : ` The GPUs reach ${formatPercent(best.mfu)} of their peak at it.`
  return `About ${digits} × 10^${power} FLOP: ${String(each)} × ${formatParameters(working)}${working === params ? '' : ' active'} parameters × ${formatTokens(spec.tokens)} (${why}); attention and recomputation come on top.${reached}`
}

/** Bytes of a parameter: a gradient in 16 bits, a moment of AdamW in fp32, fp32 master weights. */
const [gradientBytes, momentBytes, masterBytes] = [2, 4, 4]

const adapterParams = ({ files }: QuestionContext): number | null => (files === undefined ? null : files.result / 2)

const trainable: PlannedFigure = (context) => {
  const { params, recommendation } = context
  const { loraRank } = recommendation.best
  if (loraRank === null)
    return params === undefined
      ? 'All of them: it is full fine-tuning.'
      : `All ${formatParameters(params)} of them: it is full fine-tuning.`
  const trained = adapterParams(context)
  if (trained === null) return `Those of adapters of rank ${formatCount(loraRank)} alone; the base stays frozen.`
  const share =
    params === undefined ? '' : `, ${formatSignificant((100 * trained) / params, 2)} % of ${formatParameters(params)}`
  return `About ${formatParameters(trained)} parameters${share}: adapters of rank ${formatCount(loraRank)} beside the weights, which stay frozen. Twice the rank is twice as many.`
}

/** Hours: a run that is over before two of them are written an hour apart, and how often it saves. */
const [shortRun, shortEvery] = [2, 0.25]
const checkpointInterval: PlannedFigure = (context) => {
  const {
    totalCost,
    files,
    recommendation: { best },
  } = context
  const seconds = secondsOfStep(context)
  const inSteps = (every: number): string =>
    seconds === null ? '' : `, some ${formatCount(Number(Math.max(1, (every * 3600) / seconds).toPrecision(2)))} steps,`
  const run = totalCost?.spot?.run
  const size = files === undefined ? '' : ` Each is about ${formatBytes(files.checkpoint)}.`
  if (best.pricing === 'spot' && run?.saves === true)
    return `Every ${formatDuration(run.interval)}${inSteps(run.interval).replace(/,$/u, '')}: what loses least on spot; writing one takes ${formatDuration(run.interruptions.checkpoint?.writeHours ?? 0)}.${size}`
  const { hours, gpuCount, usdPerGpuHour } = best
  const every = hours.p50 > shortRun ? 1 : shortEvery
  const lost = formatUsd(gpuCount * usdPerGpuHour * every)
  return `Every ${every === 1 ? 'hour' : formatDuration(every)}${inSteps(every)} is plenty on demand, where nothing takes the machine away: then a crash costs ${formatDuration(every)} and ${lost} at most, and writing takes seconds to minutes; none is planned.${size} On spot save every 15 to 20 minutes (rule of thumb).`
}

/** MB/s at which the hub sends weights to one machine. */
export const hubSpeed = 300
const hubBytes = 2
/** Bytes of the weights as the hub has them, and hours that they take to a machine. */
export function hubDownload(params: number): { readonly bytes: number; readonly hours: number } {
  const bytes = hubBytes * params
  return { bytes, hours: bytes / (hubSpeed * 1e6) / 3600 }
}

/** "About 66 GB: 32.8B parameters in bf16, 3.6 min at 300 MB/s", of the weights as the hub has them. */
export function downloadSize({ params, recommendation: { best } }: QuestionContext): string {
  if (params === undefined) return 'As much as its weights in 16 bits, 2 bytes a parameter.'
  const { bytes, hours } = hubDownload(params)
  const smaller = best.weights === 'bf16' ? '' : ', made smaller when they are loaded'
  return `About ${formatBytes(bytes)}: ${formatParameters(params)} parameters in bf16${smaller}, ${formatDuration(hours)} at ${String(hubSpeed)} MB/s. That is in the start-up of ${formatDuration(best.startupHours)}.`
}

/** "61 GB in all, 3.8 GB on each of the 16 GPUs" where they are split over them. */
function spread(bytes: number, { recommendation: { best } }: QuestionContext, isSplit: boolean): string {
  const { tp, pp } = best.layout
  const ways = isSplit ? best.gpuCount : tp * pp
  if (best.gpuCount === 1) return formatBytes(bytes)
  return ways === 1
    ? `${formatBytes(bytes)} on each GPU`
    : `${formatBytes(bytes)} in all, ${formatBytes(bytes / ways)} on each GPU`
}
const ofPeak = ({ recommendation: { best } }: QuestionContext): string =>
  `The expected peak of a GPU is ${formatSignificant(best.peakMemoryGiB.p50, 3)} of ${formatSignificant(best.usableMemoryGiB, 3)} GiB.`

const weightsMemory: PlannedFigure = (context) => {
  const { params, recommendation } = context
  const { best } = recommendation
  if (params === undefined) return ofPeak(context)
  const bytes = params * weightBytes[best.weights]
  return `The weights take ${spread(bytes, context, best.layout.sharding === 'fsdp')}: ${formatParameters(params)} × ${formatCount(weightBytes[best.weights])} bytes (${weightNames[best.weights]}). ${ofPeak(context)}`
}

const gradientsMemory: PlannedFigure = (context) => {
  const { params, recommendation } = context
  const { layout, method } = recommendation.best
  const trained = method === 'full' ? params : adapterParams(context)
  if (trained == null) return ofPeak(context)
  const bytes = trained * gradientBytes
  const isSplit = method === 'full' && layout.sharding !== 'none' && layout.sharding !== 'zero1'
  return `The gradients take ${spread(bytes, context, isSplit)}: ${String(gradientBytes)} bytes for each of the ${formatParameters(trained)} trained parameters. ${ofPeak(context)}`
}

const optimizerMemory: PlannedFigure = (context) => {
  const { params, recommendation } = context
  const { layout, method, masterWeights, offload } = recommendation.best
  const trained = method === 'full' ? params : adapterParams(context)
  if (trained == null) return ofPeak(context)
  const isSmall = hasSmallMoments(context)
  const isMaster = method === 'full' && masterWeights === true
  const moments = isSmall ? 2 : method === 'full' && !isMaster ? momentBytes : 2 * momentBytes
  const each = moments + (isMaster ? masterBytes : 0)
  const where = offload === 'none' ? '' : ' It lies in the memory of the host.'
  return `The optimizer states take ${spread(trained * each, context, layout.sharding !== 'none' && method === 'full')}: ${String(each)} bytes for each of the ${formatParameters(trained)} trained parameters (${isSmall ? 'two moments in 8 bits' : `two moments of AdamW${moments === momentBytes ? ' in bf16' : ' in fp32'}`}${isMaster ? ' and fp32 master weights' : ''}).${where} ${ofPeak(context)}`
}

export const plannedFigures = {
  steps,
  stepTime,
  flops,
  trainable,
  checkpointInterval,
  downloadSize,
  weightsMemory,
  gradientsMemory,
  optimizerMemory,
  samples: samplesAnswer,
} as const satisfies Partial<Record<AskedSetting, PlannedFigure>>
