/** "Does it fit?": the verdict, the memory, what would make it fit, what was assumed. */
import type { FitChange, FitOfMethod, FitResult } from '../../../recommend/inquiries/fit.ts'
import { specToCommand } from '../../../recommend/explain/spec-to-command.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { formatGib } from '../../format/number-format.ts'
import { methodNames, weightNames } from '../../../catalog/training-method.ts'
import { type DisplayNames, planName } from '../../format/display-names.ts'
import { bullet, command, line, type MessageContent, strong } from '../message-content.ts'
import { answerOfLines, modelTitle, unusedLines } from './answer-lines.ts'

/** Data that is added to a question of fit so that hours and dollars can be said; any other amount does as well. */
const exampleTokens = 10_000 * 512

const verdictWords = { yes: 'Yes', no: 'No', unsure: 'Only just, if at all' } as const

export function fitMessage(
  result: FitResult,
  asked: Spec,
  assumptions: readonly string[],
  unused: readonly string[],
  names: DisplayNames,
): MessageContent {
  const { verdict, changes, others, warnings } = result
  const headline = `${verdictWords[verdict]}: ${jobName(result, asked, names)} ${verdict === 'no' ? 'does not fit' : 'fits'} on ${planName(result, names)}`
  return answerOfLines(
    `${headline}.`,
    [
      line(memorySentence(result)),
      ...warnings.map((warning) => line(strong('Watch out:'), ` ${warning}.`)),
      ...others.map((other) => bullet(otherSentence(other))),
      ...(changes.length === 0
        ? []
        : [
            line(
              `It fits ${changes
                .slice(0, 4)
                .map((change) => changeText(change, names))
                .join('; or ')}.`,
            ),
          ]),
      line('For hours and dollars, add the data: ', command(fitCommand(asked))),
    ],
    [...(assumptions.length === 0 ? [] : [line(`Assumed: ${assumptions.join('; ')}.`)]), ...unusedLines(unused)],
  )
}

/** The question with an amount of data: a job. Many GPUs meant by their memory are left to choose from. */
export const fitCommand = (asked: Spec): string =>
  specToCommand({ ...asked, gpus: (asked.gpus?.length ?? 0) > maxNamed ? null : asked.gpus, tokens: exampleTokens })

const maxNamed = 3

/** What the question left open and the verdict rests on. */
export function fitAssumptions(
  { spec, gpu, method, weights, stack, others }: FitResult,
  asked: Spec,
  names: DisplayNames,
): string[] {
  return [
    ...(asked.method === null && others.length > 0 ? [`${methodNames[method]}, ${weightNames[weights]}`] : []),
    ...(asked.gpus !== null && asked.gpus.length > 1
      ? [`the ${names.gpu(gpu)}, of the GPUs meant the one with the least memory`]
      : []),
    ...(asked.gpuCount === null ? ['one GPU'] : []),
    ...(asked.sequenceLength === null ? [`sequences of ${spec.sequenceLength?.toLocaleString('en-US')} tokens`] : []),
    ...(asked.batch === null ? ['one sequence at a time on each GPU'] : []),
    ...(asked.gradientCheckpointing === null ? ['gradient checkpointing'] : []),
    ...(asked.optimizer === null && method === 'full' ? ['AdamW'] : []),
    ...(asked.stack === null && stack !== null ? [`with ${names.stack(stack)}`] : []),
  ]
}

const jobName = ({ method, weights }: FitOfMethod, asked: Spec, names: DisplayNames): string =>
  `${method === 'full' ? 'full fine-tuning' : methodNames[method]}${method === 'qlora' || weights === 'bf16' ? '' : `, ${weightNames[weights]},`} of ${modelTitle(asked, names)}`

function memorySentence({ peakMemoryGiB: { p50, p95 }, usableMemoryGiB, gpuCount }: FitOfMethod): string {
  const each = gpuCount === 1 ? '' : ' a GPU'
  const usable = `${formatGib(usableMemoryGiB)} are usable`
  return p95 === null
    ? `The least it needs is about ${formatGib(p50)}${each}; ${usable}.`
    : `About ${formatGib(p50)}${each} expected, up to ${formatGib(p95)} at the high end; ${usable}.`
}

function otherSentence(other: FitOfMethod): string {
  const {
    method,
    verdict,
    peakMemoryGiB: { p50, p95 },
  } = other
  const memory = p95 === null ? `needs at least ${formatGib(p50)}` : `${formatGib(p50)}, up to ${formatGib(p95)}`
  const words = { yes: 'fits too', no: 'does not fit', unsure: 'only just, if at all' }
  return `${method === 'full' ? 'Full fine-tuning' : methodNames[method]}: ${words[verdict]} (${memory})`
}

function changeText(change: FitChange, names: DisplayNames): string {
  switch (change.kind) {
    case 'recipe':
      return `with ${change.change.replace(/^sequence length: (\d+) tokens, the longest that fits$/, 'sequences of $1 tokens at most')}`
    case 'method':
      return `with ${methodNames[change.method]}`
    case 'gpus':
      return `on ${planName(change, names)}`
  }
}
