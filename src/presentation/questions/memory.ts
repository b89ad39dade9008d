/** "How much memory?", "it ran out of memory". */
import { weightBytes } from '../../catalog/training-method.ts'
import { memoryShare } from '../content/option-rows.ts'
import { type DisplayNames, methodName, planName } from '../format/display-names.ts'
import type { Option, RuledOut } from '../../recommend/recommendation.ts'
import { formatBytes } from '../format/file-sizes.ts'
import {
  formatCount,
  formatGib,
  formatParameters,
  formatPercent,
  formatDuration,
  formatUsd,
} from '../format/number-format.ts'
import { isSameGpus } from '../content/contrast-words.ts'
import { describeMisfit, hostParts } from './fitting-gpus.ts'
import { hasSmallMoments } from './optimizer-states.ts'
import type { QuestionContext } from './question-context.ts'

/** What each GPU holds at its peak, of what it has, and of what that is made. GiB. */
export function memoryAnswer(context: QuestionContext): readonly string[] {
  const {
    params,
    args,
    contrast,
    recommendation: { best, ruledOut },
    renderContext: { names },
  } = context
  const { peakMemoryGiB, usableMemoryGiB } = best
  const misfit = args?.asksShort === true ? ruledOut.find((one) => !isSameGpus(one, best)) : undefined
  const parts = memoryParts(context)
  const setting = `for ${methodName(best)}, batch ${formatCount(best.microBatch)}, sequence length ${formatCount(best.sequenceLength)}`
  return [
    shortfall(best, ruledOut),
    contrast?.form === 'whether' && best.offload === 'none' ? `${verdictOf(best)}:` : '',
    `${formatGib(peakMemoryGiB.p50)} of ${formatGib(usableMemoryGiB)} on each GPU at the expected peak (${formatPercent(memoryShare(best).p50)}), ${formatGib(peakMemoryGiB.p95)} at the high end, ${setting}.`,
    parts === ''
      ? `That is weights, gradients, optimizer, activations and the framework, as nvidia-smi shows it.`
      : `Of it, on each GPU: ${parts}.`,
    params === undefined ? '' : weightsSentence(params, best, parts === ''),
    misfit === undefined ? '' : `What does not fit: ${describeMisfit(misfit, names)}.`,
    contrast?.form === 'whether' && peakMemoryGiB.p95 > usableMemoryGiB ? ifItRunsOut(best) : '',
  ]
}

/** "Will it OOM?" and "is that enough?" have opposite answers, so neither yes nor no. */
const verdictOf = ({ peakMemoryGiB: { p50, p95 }, usableMemoryGiB }: Option): string =>
  p95 <= usableMemoryGiB
    ? 'It should not run out of memory'
    : p50 <= usableMemoryGiB
      ? 'Likely it does not run out of memory, but it may'
      : 'It is expected to run out of memory'

const ifItRunsOut = ({ method, recomputation, microBatch }: Option): string =>
  `Run 20 steps on the longest texts first; if it runs out: ${[
    ...(microBatch > 1 ? ['a smaller batch'] : []),
    ...(recomputation === 'none' ? ['gradient checkpointing'] : []),
    'shorter sequences',
    ...(method === 'full' ? ['LoRA in place of full fine-tuning'] : []),
  ].join(', ')}.`

/** "32.9 GiB weights, 0.4 GiB adapters …, 28 GiB activations, buffers and the framework"; '' where it is not all on the GPUs. */
export function memoryParts(context: QuestionContext): string {
  const {
    params,
    files,
    recommendation: { best },
  } = context
  const { method, weights, layout, gpuCount, masterWeights, peakMemoryGiB, offload } = best
  if (params === undefined || offload !== 'none') return ''
  const { tp, pp, sharding } = layout
  const isFull = method === 'full'
  const trained = isFull ? params : files === undefined ? 0 : files.result / 2
  const of = (bytes: number, isSplit: boolean): number => bytes / (isSplit ? gpuCount : tp * pp) / 2 ** 30
  const isSmall = hasSmallMoments(context)
  const isMaster = isFull && masterWeights === true
  const held = of(params * weightBytes[weights], sharding === 'fsdp')
  const gradients = of(trained * 2, isFull && (sharding === 'fsdp' || sharding === 'zero2'))
  const statesOf = (moments: number): number =>
    of(trained * (moments + (isMaster ? 4 : 0)), isFull && sharding !== 'none')
  // Where the usual states do not go into the peak, they are the 8-bit ones that the software has by itself.
  const states = (isSmall ? [2] : [isFull && !isMaster ? 4 : 8, 2])
    .map(statesOf)
    .find((one) => held + gradients + one < peakMemoryGiB.p50)
  if (states === undefined) return ''
  const rest = peakMemoryGiB.p50 - held - gradients - states
  const trainedParts = isFull
    ? `${formatGib(gradients)} gradients, ${formatGib(states)} optimizer states`
    : `${formatGib(gradients + states)} gradients and optimizer states of the adapters`
  return `${formatGib(held)} weights, ${trainedParts}, and so about ${formatGib(rest)} activations, buffers and the framework`
}

/** What the GPUs alone lack where a part is kept outside of them; '' where they hold all of it. */
function shortfall(best: Option, ruledOut: readonly RuledOut[]): string {
  const part = hostParts[best.offload]
  if (part === undefined) return ''
  const alone = ruledOut.find((one) => isSameGpus(one, best) && one.needsGiB !== undefined)
  const [needs, has] = [alone?.needsGiB, alone?.hasGiB]
  const all = best.gpuCount > 1 ? ' each' : ''
  const lack =
    needs === undefined || has === undefined || needs <= has
      ? ''
      : `: on the GPUs alone ${formatGib(needs)}${all} would be needed, ${formatGib(needs - has)} more than the ${formatGib(has)} there are${best.gpuCount > 1 ? ` (${formatGib(needs * best.gpuCount)} of ${formatGib(has * best.gpuCount)} in all)` : ''}`
  return `It fits only with ${part} in the host’s memory${lack}.`
}

/** "13B is 26 GB, why do you need so much more?": the weights alone, and what the rest is. */
function weightsSentence(
  params: number,
  { method, weights, gpuCount, layout: { tp, pp, sharding } }: Option,
  withRest: boolean,
): string {
  const bytes = weightBytes[weights]
  const rest =
    method === 'full'
      ? `the rest is gradients (2 bytes a parameter), optimizer states (4 to 12) and activations, so 8 to 16 bytes a parameter, ${formatBytes(params * 8)} to ${formatBytes(params * 16)}, before activations`
      : 'the rest is activations, the adapters with their states, and the framework'
  const isCopied = sharding !== 'fsdp' && tp * pp === 1
  const over =
    gpuCount === 1
      ? ''
      : isCopied
        ? ', and each GPU holds all of them'
        : `, split over ${formatCount(tp * pp > 1 && sharding !== 'fsdp' ? tp * pp : gpuCount)} GPUs`
  const in16 = bytes < 2 ? `, where 16 bits would be ${formatBytes(params * 2)}` : ''
  return `The weights alone are ${formatBytes(params * bytes)} in all (${formatParameters(params)} × ${bytes} bytes${in16})${over}${withRest ? `; ${rest}` : ''}.`
}

/** What is different where steps went well before: `ranUntil`: "400 steps", or '' where that is not known. */
export const lateOutOfMemory = (ranUntil: string): string =>
  `It ran ${ranUntil === '' ? 'for a while' : ranUntil}, so the usual step fits, and something larger came: a batch of longer examples than before, an evaluation or a save, or memory in pieces (PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True). Cut the longest examples, and evaluate with a batch no larger than in training.`

/** "it ran out of memory": what to do first, then what was expected. */
export function oomAnswer({ recommendation: { best }, args }: QuestionContext): readonly string[] {
  const { peakMemoryGiB, usableMemoryGiB, microBatch, sequenceLength, recomputation, gpuCount } = best
  const half = Math.max(1, Math.floor(microBatch / 2))
  const first =
    microBatch > 1
      ? `First a smaller micro-batch, ${formatCount(half)} instead of ${formatCount(microBatch)}, and more accumulation: the same result at nearly the same cost.`
      : recomputation === 'none'
        ? 'First activation checkpointing: about a quarter slower, and most of the activations are gone.'
        : gpuCount > 1
          ? 'The micro-batch is 1 already: split the weights or the sequence over more GPUs (reply with more of them), or shorten the sequence.'
          : 'The micro-batch is 1 already: shorten the sequence, take 4-bit weights, or a card with more memory.'
  return [
    ...(args?.ranUntil === undefined ? [] : [lateOutOfMemory(args.ranUntil)]),
    first,
    `Expected was ${formatGib(peakMemoryGiB.p50)} at the peak and ${formatGib(peakMemoryGiB.p95)} at the high end, of ${formatGib(usableMemoryGiB)} on each GPU, for ${methodName(best)}, batch ${formatCount(microBatch)}, sequence length ${formatCount(sequenceLength)}, recomputation ${recomputation}: see that the run has these.`,
    'Reply with the peak that nvidia-smi shows, such as “17342 MiB / 24564 MiB”, and the plan follows.',
  ]
}

/** "How much memory is left?": what is left on each GPU; of a change that the question names, whether these GPUs hold it. GiB. */
export function headroomAnswer({
  recommendation: { best },
  whatIf,
  args,
  largestBatch,
  renderContext,
}: QuestionContext): readonly string[] {
  if (largestBatch !== undefined) return largestBatchSentences(best, largestBatch)
  const { peakMemoryGiB, usableMemoryGiB } = best
  const left = (used: number): string => formatGib(Math.max(0, usableMemoryGiB - used))
  const now = `${left(peakMemoryGiB.p50)} of ${formatGib(usableMemoryGiB)} are left on each GPU at the expected peak, ${left(peakMemoryGiB.p95)} at the high end, for ${methodName(best)}, batch ${formatCount(best.microBatch)} a GPU, sequence length ${formatCount(best.sequenceLength)}.`
  if (whatIf === undefined)
    return [
      now,
      peakMemoryGiB.p95 > usableMemoryGiB
        ? 'At the high end it runs out: batch 1, checkpointing or a shorter sequence gives room.'
        : peakMemoryGiB.p95 > tight * usableMemoryGiB
          ? 'That is tight: should it run out, batch 1 or checkpointing gives room.'
          : 'That is room enough: it should not run out.',
    ]
  if (args?.isOpen === true)
    return 'problem' in whatIf
      ? [`Memory: ${whatIf.problem}`, now]
      : firstToGo(best, whatIf.option, renderContext.names)
  if ('problem' in whatIf) return [`No, it does not fit: ${whatIf.problem}`, now]
  const { option } = whatIf
  const change = `${formatGib(option.peakMemoryGiB.p50)} of ${formatGib(option.usableMemoryGiB)} on each GPU, batch ${formatCount(option.microBatch)}, sequence length ${formatCount(option.sequenceLength)}, ${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)} in total`
  // Neither yes nor no: "would it OOM?" is asked as well as "does it fit?".
  // Less memory for a larger batch is no gain of the batch.
  const recomputed =
    option.recomputation === best.recomputation
      ? ''
      : `, with ${option.recomputation === 'none' ? 'no' : option.recomputation} activation checkpointing where the plan has ${best.recomputation === 'none' ? 'none' : best.recomputation}`
  return [`It fits on the same GPUs${recomputed}: ${change}.`, `As planned: ${now}`]
}
const tight = 0.92

/** The largest batch of one GPU first, then what it is with gradient checkpointing, and what takes its place. */
function largestBatchSentences(
  best: Option,
  { planned, checkpointed }: NonNullable<QuestionContext['largestBatch']>,
): readonly string[] {
  const of = ({ microBatch, peakMemoryGiB: { p50, p95 }, usableMemoryGiB }: Option): string =>
    `${formatCount(microBatch)} a GPU, ${formatGib(p50)} of ${formatGib(usableMemoryGiB)} at the expected peak and ${formatGib(p95)} at the high end`
  const isPlan = planned.microBatch === best.microBatch
  return [
    `${isPlan ? 'The batch of the plan is the largest that fits' : `About ${formatCount(planned.microBatch)} a GPU fit, where the plan has ${formatCount(best.microBatch)}`}: sequences of ${formatCount(best.sequenceLength)}, ${of(planned)}${planned.peakMemoryGiB.p95 > planned.usableMemoryGiB ? ', so run 20 steps first' : ''}; ${formatCount(2 ** Math.floor(Math.log2(2 * planned.microBatch)))} do not.`,
    checkpointed === null || checkpointed.microBatch <= planned.microBatch
      ? ''
      : `With gradient checkpointing ${of(checkpointed)}, but ${formatDuration(checkpointed.hours.p50)} instead of ${formatDuration(best.hours.p50)}.`,
    isPlan
      ? ''
      : `It would take ${formatDuration(planned.hours.p50)} instead of ${formatDuration(best.hours.p50)} and ${formatUsd(planned.allInUsd.p50)} instead of ${formatUsd(best.allInUsd.p50)} in total.`,
    'A larger batch gains hardly any speed: reach a larger step by accumulation, which takes no memory.',
  ]
}

/** "What breaks first at 16k?": memory on the same GPUs, or time where they hold it. */
function firstToGo(best: Option, option: Option, names: DisplayNames): readonly string[] {
  const { peakMemoryGiB: peak, usableMemoryGiB: usable } = option
  const gpus = planName(option, names)
  const held = `${formatGib(peak.p50)} of ${formatGib(usable)} on each GPU (${formatGib(peak.p95)} at the high end), against ${formatGib(best.peakMemoryGiB.p50)} now`
  const batch =
    option.microBatch === best.microBatch
      ? ''
      : `, with batch ${formatCount(option.microBatch)} a GPU instead of ${formatCount(best.microBatch)}`
  const grows = `${formatDuration(option.hours.p50)} instead of ${formatDuration(best.hours.p50)}, and ${formatUsd(option.allInUsd.p50)} instead of ${formatUsd(best.allInUsd.p50)} in total`
  const holds = option.gpuCount === 1 ? 'holds' : 'hold'
  const verdict =
    option.offload !== 'none'
      ? `Memory breaks first: ${gpus} ${holds} it only with states in the host’s memory, which is slow.`
      : peak.p95 > usable
        ? `Memory is the first to give out: ${gpus} ${holds} it as expected, and not at the high end.`
        : peak.p95 > tight * usable
          ? `Memory is the first to give out, and it is tight: ${gpus} only just ${holds} it.`
          : `Nothing breaks: ${gpus} ${holds} it.`
  return [verdict, `Memory: ${held}${batch}.`, `Time and money: ${grows}.`]
}
