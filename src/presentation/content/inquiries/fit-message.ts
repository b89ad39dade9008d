/** "Does it fit?": the verdict, the memory, what would make it fit, what was assumed. */
import { type FitChange, type FitOfMethod, type FitResult, isLikelyFit } from '../../../recommend/inquiries/fit.ts'
import { specToCommand } from '../../../recommend/explain/spec-to-command.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { formatCount, formatGib } from '../../format/number-format.ts'
import { methodNames, weightNames } from '../../../catalog/training-method.ts'
import { type DisplayNames, planName } from '../../format/display-names.ts'
import { bullet, line, type MessageContent, strong } from '../message-content.ts'
import { addDataLine, answerOfLines, exampleTokens, methodTitle, modelTitle, smallPrint } from './answer-lines.ts'
import { gpuNames, onlyOn, placeOf } from './fit-places.ts'
import { leanFit, leanHeadline, leanMemorySentence } from './lean-fit.ts'
import { shardedSentence, tightSentence, verdictOnFailure } from './fit-sentences.ts'
import { capitalized } from '../../../recommend/figure-text.ts'

const verdictWords = { yes: 'Yes', no: 'No', unsure: 'Only just, if at all' } as const
const verdictOf = (fit: FitOfMethod): string => (isLikelyFit(fit) ? 'Likely' : verdictWords[fit.verdict])

/** Whether a job fits its GPUs, as a message. `asked`: the spec as it was typed; `asksNeed`: whether it takes those GPUs is doubted; `asksIfFails`: a yes would say that it runs out of memory; `unused`: words that were not understood, which are named. */
export function fitMessage(
  result: FitResult,
  asked: Spec,
  assumptions: readonly string[],
  unused: readonly string[],
  names: DisplayNames,
  { asksNeed = false, asksIfFails = false }: { readonly asksNeed?: boolean; readonly asksIfFails?: boolean } = {},
): MessageContent {
  const { changes, others } = result
  const lean = leanFit(result)
  const leanest = lean === null ? result.leanest : null
  const judged: FitResult = lean === null ? result : { ...result, warnings: lean.warnings, mastersGiB: lean.mastersGiB }
  const plain = gpusHeadline(result, asked, names) ?? oneHeadline(result, asked, names)
  const headline = (asksNeed ? needHeadline(result, asked, names) : null) ?? plain
  const fitting = fittingSpec(result, asked)
  return answerOfLines(
    `${asksIfFails ? verdictOnFailure(headline) : headline}.`,
    [
      line(memorySentence(result, names)),
      ...tightSentence(result).map((text) => line(text)),
      ...shardedSentence(result).map((text) => line(text)),
      ...judged.warnings.map((warning) => line(strong('Watch out:'), ` ${withoutMasters(warning, judged)}.`)),
      ...others.map((other) => bullet(otherSentence(other))),
      ...(leanest === null ? [] : [bullet(leanestSentence(leanest))]),
      ...(changes.length === 0
        ? []
        : [
            line(
              `${fitsOtherwise(result)} ${changes
                .slice(0, 4)
                .map((change) => changeText(change, names))
                .join('; or ')}.`,
            ),
          ]),
      ...(fitting === null ? [] : [addDataLine(fitCommand(fitting))]),
    ],
    smallPrint(assumptions, unused),
  )
}

/** Gigabytes that cards come with, and the share of them that is usable. */
const cardSizes = [8, 12, 16, 24, 32, 40, 48, 80, 96]
const usableShare = 0.92

/** "Needs a 80 GB card, true?": the least card that holds it; null where that is no smaller than what was said. */
function needHeadline(
  { peakMemoryGiB: { p95 }, usableMemoryGiB, gpuCount, method }: FitResult,
  asked: Spec,
  names: DisplayNames,
): string | null {
  const least = p95 === null ? undefined : cardSizes.find((size) => size * usableShare >= p95)
  if (least === undefined || p95 === null || least >= usableMemoryGiB || gpuCount > 1) return null
  return `No, less will do: a card of ${least} GB holds ${methodNames[method]} of ${modelTitle(asked, names)}`
}

/**
 * What was asked or, where that does not fit, the same with the method or the GPUs that make it fit. Null: nothing that
 * is said in a word does.
 */
export function fittingSpec({ verdict, changes }: FitResult, asked: Spec): Spec | null {
  if (verdict !== 'no') return asked
  for (const change of changes) {
    if (change.kind === 'method') return { ...asked, method: change.method, weights: null }
    if (change.kind === 'gpus' && change.isJust !== true)
      return { ...asked, gpus: [change.gpu], gpuCount: change.gpuCount, nodes: null }
  }
  return null
}

/** The verdict, its memory and what would make it fit, beside a question for what is missing. Nobody asked for a yes or a no. */
export function fitSentence(result: FitResult, asked: Spec, names: DisplayNames): string {
  const headline = gpusHeadline(result, asked, names) ?? oneHeadline(result, asked, names)
  const says = headline.replace(/^(?:Yes|No): |^No, /u, '')
  const fits = result.changes.slice(0, maxChanges).map((change) => changeText(change, names))
  return `${capitalized(says)}. ${memorySentence(result, names)}${fits.length === 0 ? '' : ` ${fitsOtherwise(result)} ${fits.join('; or ')}.`}`
}

function fitsOtherwise(result: FitResult): string {
  if (result.mastersGiB !== null && result.verdict !== 'no') return 'Or it fits'
  if (isLikelyFit(result) || leanFit(result) !== null) return 'It is sure to fit'
  return result.offloaded === null ? 'It fits' : 'Without that it fits'
}

const maxChanges = 4

/** The methods that were not planned, each with whether it fits. */
export const otherMethodsSentences = ({ others }: FitResult): readonly string[] =>
  others.map((other) => `${otherSentence(other)}.`)

/** The longest sequences that are sure to fit, and the next usual length; null: there is none. */
export type LongestFit = { readonly spec: Spec; readonly result: FitResult; readonly next: number | null }

/** "What is the longest context for it?" */
export function longestMessage(
  { spec, result, next }: LongestFit,
  asked: Spec,
  assumptions: readonly string[],
  unused: readonly string[],
  names: DisplayNames,
): MessageContent {
  return answerOfLines(
    `About ${formatCount(spec.sequenceLength ?? 0)} tokens are sure to fit: ${jobName(result, asked, names)} on ${placeOf(result, names)}.`,
    [
      line(memorySentence(result, names)),
      ...(next === null ? [] : [line(`${formatCount(next)} are not sure to fit.`)]),
      addDataLine(fitCommand(spec)),
    ],
    smallPrint(assumptions, unused),
  )
}

const keptWords = { optimizer: 'its optimizer states', params: 'its weights' } as const

/** What masters would take stands in the headline. */
const withoutMasters = (warning: string, { mastersGiB }: FitResult): string =>
  mastersGiB === null ? warning : warning.replace(/\. With fp32 master weights .*$/u, '')

/** The usual way first: who asks of full training means AdamW with fp32 masters, unless bf16 alone was named. */
const mastersHeadline = (result: FitResult, asked: Spec, names: DisplayNames): string | null =>
  result.mastersGiB === null || result.verdict === 'no'
    ? null
    : `Not in the usual way, with fp32 master weights and AdamW: that takes about ${formatGib(result.mastersGiB)}${result.gpuCount === 1 ? '' : ' a GPU'} for ${jobName(result, asked, names)}. With weights in bf16 alone, and states in bf16 or 8 bits, ${result.verdict === 'yes' ? 'it fits' : 'it may just fit'} on ${placeOf(result, names)}`

const oneHeadline = (result: FitResult, asked: Spec, names: DisplayNames): string =>
  mastersHeadline(result, asked, names) ?? plainHeadline(result, asked, names)

const plainHeadline = (result: FitResult, asked: Spec, names: DisplayNames): string =>
  leanFit(result) !== null
    ? leanHeadline(result, jobName(result, asked, names), placeOf(result, names))
    : result.offloaded !== null
      ? `No, only with offload to the host: ${jobName(result, asked, names)} fits on ${placeOf(onlyOn(result, result.offloaded.gpus), names)} with ${keptWords[result.offloaded.kept]} in the memory of the machine (about ${formatGib(result.offloaded.hostGiB)}), which is slow`
      : `${verdictOf(result)}: ${jobName(result, asked, names)} ${verbOf(result)} ${placeOf(result, names)}`

/** Of several cards on which it may just fit nobody says that it does. */
const verbOf = (result: FitResult): string =>
  result.verdict === 'no'
    ? 'does not fit on'
    : result.verdict === 'unsure' && result.gpus.length > 1 && !isLikelyFit(result)
      ? 'on'
      : 'fits on'

/** "On some of them: it fits on RTX 3090 and L4, only just on A30, and not on A10"; null where all GPUs agree. */
function gpusHeadline(result: FitResult, asked: Spec, names: DisplayNames): string | null {
  const { gpus: gpuFits } = result
  if (new Set(gpuFits.map(({ verdict }) => verdict)).size < 2) return null
  const parts = (['yes', 'unsure', 'no'] as const).flatMap((verdict) => {
    const alike = gpuFits.filter((fit) => fit.verdict === verdict)
    const [likely, others] = [alike.filter(isLikelyFit), alike.filter((fit) => !isLikelyFit(fit))]
    return [
      ...(likely.length === 0 ? [] : [`likely fits on ${gpuNames(likely, names)}`]),
      ...(others.length === 0 ? [] : [`${gpuVerdicts[verdict]} ${gpuNames(others, names)}`]),
    ]
  })
  return `It depends on the card: ${jobName(result, asked, names)} ${parts.join('; ')}`
}

const gpuVerdicts = { yes: 'fits on', unsure: 'only just, if at all, on', no: 'does not fit on' } as const

/** The question with an amount of data: a job. Many GPUs meant by their memory are left to choose from. */
export const fitCommand = (asked: Spec): string =>
  specToCommand({ ...asked, gpus: (asked.gpus?.length ?? 0) > maxNamed ? null : asked.gpus, tokens: exampleTokens })

const maxNamed = 3

/** What the question left open and the verdict rests on. */
export function fitAssumptions(
  { spec, gpu, method, weights, stack, others, gpus: gpuFits, changes }: FitResult,
  asked: Spec,
  names: DisplayNames,
): string[] {
  return [
    ...(asked.method === null && others.length > 0 ? [`${methodNames[method]}, ${weightNames[weights]}`] : []),
    ...(asked.gpus !== null && changes.length > 0 && gpuFits.length > 1
      ? [`what would make it fit is said of the ${names.gpu(gpu)}, which has the least memory`]
      : []),
    ...(asked.gpuCount === null ? [spec.gpuCount === 1 ? 'one GPU' : `${spec.gpuCount} GPUs`] : []),
    ...(asked.sequenceLength === null ? [`sequences of ${spec.sequenceLength?.toLocaleString('en-US')} tokens`] : []),
    ...(asked.batch === null ? ['one sequence at a time on each GPU'] : []),
    ...(asked.gradientCheckpointing === null ? ['gradient checkpointing'] : []),
    ...(asked.optimizer === null && method === 'full' ? ['AdamW'] : []),
    ...(asked.stack === null && stack !== null ? [`with ${names.stack(stack)}`] : []),
  ]
}

const jobName = ({ method, weights }: FitOfMethod, asked: Spec, names: DisplayNames): string =>
  method === 'full' && weights === 'fp32'
    ? `full fine-tuning of ${modelTitle(asked, names)} with fp32 weights and states`
    : `${method === 'full' ? 'full fine-tuning' : methodNames[method]}${method === 'qlora' || weights === 'bf16' ? '' : `, ${weightNames[weights]},`} of ${modelTitle(asked, names)}`

function memorySentence(result: FitResult, names: DisplayNames): string {
  const lean = leanFit(result)
  if (lean !== null) return leanMemorySentence(result, lean)
  const {
    gpu,
    peakMemoryGiB: { p50, p95 },
    usableMemoryGiB,
    gpuCount,
    gpus: gpuFits,
    offloaded,
  } = result
  const each = gpuCount === 1 ? '' : ' a GPU'
  const of = gpuFits.length > 1 ? ` of the ${names.gpu(gpu)}` : ''
  const usable = `${formatGib(usableMemoryGiB)}${of} are usable`
  return p95 === null
    ? `${offloaded === null ? 'The' : 'On the GPUs alone the'} least it needs is about ${formatGib(p50)}${each}; ${usable}.`
    : `About ${formatGib(p50)}${each} expected, up to ${formatGib(p95)} at the high end; ${usable}.`
}

const leanestSentence = ({ peakMemoryGiB: { p50 }, usableMemoryGiB }: FitOfMethod): string =>
  `8-bit or paged optimizer states, weights in bf16 alone: only just, if at all (at least ${formatGib(p50)} of ${formatGib(usableMemoryGiB)})`

function otherSentence(other: FitOfMethod): string {
  const {
    method,
    verdict,
    peakMemoryGiB: { p50, p95 },
  } = other
  const memory = p95 === null ? `needs at least ${formatGib(p50)}` : `${formatGib(p50)}, up to ${formatGib(p95)}`
  const words = { yes: 'fits too', no: 'does not fit', unsure: 'only just, if at all' }
  return `${methodTitle(method)}: ${words[verdict]} (${memory})`
}

function changeText(change: FitChange, names: DisplayNames): string {
  switch (change.kind) {
    case 'recipe':
      return `with ${change.change.replace(/^sequence length: (\d+) tokens, the longest that fits$/, 'sequences of $1 tokens at most')}`
    case 'method':
      return `with ${methodNames[change.method]}`
    case 'gpus':
      return `${change.isJust === true ? 'only just, if at all, ' : change.isLikely === true ? 'likely ' : ''}on ${planName(change, names)}${change.method === undefined ? '' : ` with ${methodNames[change.method]}`}`
  }
}
