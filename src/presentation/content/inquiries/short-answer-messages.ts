/** Answers of a few sentences: what is true whatever the plan is, a pace that was measured, what GPU-hours train. */
import { hoursOfDay, hoursOfMonth, hoursOfWeek } from '../../../scenario/hours-of-time.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { methodNames } from '../../../catalog/training-method.ts'
import { specToCommand } from '../../../recommend/explain/spec-to-command.ts'
import type { PerTokenCost } from '../../../recommend/inquiries/per-token.ts'
import type { Option } from '../../../recommend/recommendation.ts'
import { type DisplayNames, planName, planAndProvider } from '../../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatTokens,
  formatTokensPerSecond,
  formatUsd,
  formatUsdPerHour,
} from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { bullet, command, line, type MessageContent } from '../message-content.ts'
import { answerOfLines, modelTitle, unusedLines } from './answer-lines.ts'
import { capitalized } from '../../../recommend/figure-text.ts'

/** The first sentence stands out. */
export const generalAnswerMessage = (says: readonly string[]): MessageContent => {
  const [first = '', ...rest] = says
  return answerOfLines(
    first,
    rest.map((sentence) => line(sentence)),
    [],
  )
}

/** What so many GPU-hours train, one line for each job. */
export type ComputedJob = { readonly spec: Spec; readonly best: Option; readonly tokens: number }

/** `words`: the GPU-hours as typed. */
export function computeMessage(
  jobs: readonly ComputedJob[],
  gpuHours: number,
  words: string,
  unused: readonly string[],
  names: DisplayNames,
): MessageContent {
  const [first] = jobs
  if (first === undefined)
    return answerOfLines(
      `Nothing that we plan for runs there, whatever “${words}” would pay for.`,
      [],
      unusedLines(unused),
    )
  const usd = gpuHours * first.best.usdPerGpuHour
  const isOneModel = jobs.length > 1 && new Set(jobs.map(({ spec }) => modelTitle(spec, names))).size === 1
  const trainsText = ({ spec, best, tokens }: ComputedJob): string =>
    `about ${formatTokens(tokens)} on ${modelTitle(spec, names)}${isOneModel ? ` with ${methodNames[best.method]}` : ''}`
  return answerOfLines(
    `${formatCount(gpuHours)} GPU-hours train ${jobs.map(trainsText).join(', or ')}.`,
    [
      ...jobs.map(({ spec, best, tokens }) =>
        bullet(
          `${capitalized(modelTitle(spec, names))}, ${methodNames[best.method]}: ${formatTokens(tokens)} at ${formatTokensPerSecond(best.tokensPerSecond.p50)} on ${planName(best, names)}, ${formatDuration(gpuHours / best.gpuCount)}`,
        ),
      ),
      line(
        `Rented, the hours would be worth about ${formatUsd(usd)} (${formatUsdPerHour(first.best.usdPerGpuHour)} a GPU).`,
      ),
      line('For the whole plan of one: ', command(specToCommand({ ...first.spec, tokens: first.tokens }))),
    ],
    [
      line('Assumed: total tokens, all passes over the data together; no hours kept back for failed runs.'),
      ...unusedLines(unused),
    ],
  )
}

/** A forward pass takes a third of the arithmetic of a step of training. */
const passesOfTraining = { full: 3, lora: 2 } as const

/** What a model is told and writes beside the texts that it reads; tokens of all of them. */
export type EncodingWork = {
  readonly instructionTokens: number
  readonly writtenTokens: number
  /** Times as long as reading it that text takes to be written. */
  readonly writingTimes: number
  /** Labels of so many texts that a small model may learn them. */
  readonly isForEncoder: boolean
  /** It comes again in each of these; absent: once. */
  readonly per?: 'day' | 'week' | 'month'
}
const readAlone: EncodingWork = { instructionTokens: 0, writtenTokens: 0, writingTimes: 1, isForEncoder: false }

/** Of the best card as many as the time takes that there is, half of it again as a margin; none where one does. */
function inTimeLines(
  { hours, usd, gpu, gpuCount }: PerTokenCost & { readonly hours: number; readonly usd: number },
  deadlineHours: number | null,
  names: DisplayNames,
): ReturnType<typeof line>[] {
  if (deadlineHours === null) return []
  const copies = Math.ceil((hours * copiesMargin) / deadlineHours)
  if (copies <= 1) return [line(`Within ${formatDuration(deadlineHours)}: one does it.`)]
  return [
    line(
      `Within ${formatDuration(deadlineHours)}: ${planName({ gpu, gpuCount: gpuCount * copies }, names)}, each with its own share of the texts, about ${formatDuration(hours / copies)} and the same ${formatUsd(usd)}.`,
    ),
  ]
}
const copiesMargin = 1.5

/** Work that comes again in each period: on the best card for its hours alone, or on the cheapest that keeps up, for whoever waits. */
function keptLine(
  runs: readonly (PerTokenCost & { readonly hours: number; readonly usd: number })[],
  per: keyof typeof hoursOfPeriod,
  names: DisplayNames,
): ReturnType<typeof line> {
  const kept = runs
    .map(({ hours, usdPerGpuHour, gpu, gpuCount }) => {
      const all = gpuCount * Math.ceil(hours / hoursOfPeriod[per])
      return { plan: planName({ gpu, gpuCount: all }, names), usd: all * usdPerGpuHour * hoursOfMonth }
    })
    .toSorted((one, other) => one.usd - other.usd)[0]
  const month = (runs[0]?.usd ?? 0) * (hoursOfMonth / hoursOfPeriod[per])
  return line(
    `A month of it is ${formatUsd(month)} where the GPUs are rented for these hours alone and the work can wait; kept day and night, so that answers come at once, ${kept?.plan ?? ''} at ${formatUsd(kept?.usd ?? 0)}. Users who all come in the same hours need several times as many.`,
  )
}
const hoursOfPeriod = { day: hoursOfDay, week: hoursOfWeek, month: hoursOfMonth }

/** Less is within what a forward pass is not known by. */
const noticeableShare = 0.1

/** Of the bill: less of it does not show. */
const leastShare = 0.5

/** Dollars and hours to run the model over the data once, by GPU; what it writes is in them. */
export function encodingMessage(
  costs: readonly PerTokenCost[],
  spec: Spec,
  method: 'full' | 'lora',
  unused: readonly string[],
  names: DisplayNames,
  { instructionTokens, writtenTokens, writingTimes, isForEncoder, per }: EncodingWork = readAlone,
): MessageContent {
  const read = spec.tokens ?? 0
  const tokens = read + writtenTokens * writingTimes
  const passes = passesOfTraining[method]
  const runs = costs.map((cost) => {
    const hours = tokens / (cost.tokensPerSecond * passes) / 3600
    return { ...cost, hours, usd: hours * cost.usdPerGpuHour * cost.gpuCount }
  })
  const [best] = runs
  if (best === undefined) return answerOfLines('None of the usual cards holds that model.', [], unusedLines(unused))
  const runText = (run: (typeof runs)[number]): string =>
    `${planAndProvider(run, names)}: about ${formatDuration(run.hours)}, ${formatUsd(run.usd)} (${formatTokensPerSecond(run.tokensPerSecond * passes)})`
  return answerOfLines(
    `No training, ${writtenTokens > 0 ? 'reading and writing' : 'one pass'}: about ${formatUsd(best.usd)} and ${formatDuration(best.hours)}${per === undefined ? '' : ` a ${per}`} on ${planName(best, names)}${best.hours < hoursOfDay ? '' : `, ${formatCount(Number((best.hours * best.gpuCount).toPrecision(2)))} GPU-hours`}.`,
    [
      line(
        writtenTokens > 0
          ? `${formatTokens(read)} read by ${modelTitle(spec, names)} and about ${formatTokens(writtenTokens)} written, each of which takes some ${formatCount(writingTimes)} times as long (in large batches; true within a factor of two or three):`
          : `${formatTokens(read)} through ${modelTitle(spec, names)}, forward only:`,
      ),
      ...runs.map((run) => bullet(runText(run))),
      ...(per === undefined ? inTimeLines(best, spec.deadlineHours, names) : [keptLine(runs, per, names)]),
      ...(instructionTokens < Math.max(read, tokens * leastShare) * noticeableShare
        ? []
        : [
            line(
              `What the model is told before each text is not in it: at 100 tokens that is ${formatTokens(instructionTokens)} more, ${formatSignificant(1 + instructionTokens / tokens, 2)} times the bill unless the server keeps it (prefix caching).`,
            ),
          ]),
      ...(isForEncoder
        ? [
            line(
              'For a fixed set of labels: have it label some 20,000-50,000 texts, train a small encoder (such as ModernBERT, a few dollars) on them, and run that over the rest: a tenth of the cost or less.',
            ),
          ]
        : []),
      line(
        writtenTokens > read
          ? `That is $${formatSignificant((best.usd / writtenTokens) * 1e6, 2)} for a million tokens written: an API that asks less than that for output, in batch, is cheaper for work that is done once.`
          : `That is $${formatSignificant((best.usd / read) * 1e6, 2)} for a million tokens read${writtenTokens > 0 ? ', what is written counted in' : ''}: an API that asks less than that${writtenTokens > 0 ? ' for input and output together' : ' for input'}, in batch, is cheaper for work that is done once.`,
      ),
    ],
    [
      line(
        `Estimated from the speed of ${method === 'full' ? 'training, of which a forward pass is a third' : 'LoRA, of which a forward pass is a half'} (2 × parameters × tokens of arithmetic, where training takes 6): short texts, tokenising on the CPU and an untuned server can double it.`,
      ),
      ...unusedLines(unused),
    ],
  )
}
