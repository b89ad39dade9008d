/** One pass of a model over data, without training: hours and dollars by card, and what comes again. */
import { hoursOfDay, hoursOfMonth, hoursOfWeek } from '../../../scenario/hours-of-time.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import type { PerTokenCost } from '../../../recommend/inquiries/per-token.ts'
import { type DisplayNames, planName, planAndProvider } from '../../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatParameters,
  formatTokens,
  formatTokensPerSecond,
  formatUsd,
} from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { bullet, line, type MessageContent } from '../message-content.ts'
import { answerOfLines, modelTitle, unusedLines } from './answer-lines.ts'

/** A forward pass takes a third of the arithmetic of a step of training. */
export const passesOfTraining = { full: 3, lora: 2 } as const

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
  /** More texts of the same length that come afterwards in each of these. */
  readonly later?: { readonly texts: number; readonly tokens: number; readonly per: 'day' | 'week' | 'month' }
  readonly timesAYear?: number
  /** No model was named: the parameters of a large one of the kind. */
  readonly largerParams?: number
  /** The cards of which it is doubted that they are needed; they stand among the costs too. */
  readonly doubted?: PerTokenCost
  /** Absent: whether they are enough is asked. */
  readonly isNeedDoubted?: boolean
  /** One card may take so long. */
  readonly patientHours?: number
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

export type Pass = PerTokenCost & { readonly hours: number; readonly usd: number }

/** Whether the cards that somebody calls for are needed; null where one card takes too long to say so. */
function verdictOn(
  doubted: Pass,
  best: Pass,
  { patientHours = Infinity, isNeedDoubted = false }: EncodingWork,
  names: DisplayNames,
): string | null {
  const figuresOf = (run: Pass): string => `${formatDuration(run.hours)} for ${formatUsd(run.usd)}`
  if (doubted.gpuCount === 1 && isNeedDoubted && best.gpu !== doubted.gpu && best.hours <= patientHours)
    return `No, none of that kind is needed: ${planName(best, names)} takes ${figuresOf(best)}, ${planName(doubted, names)} ${figuresOf(doubted)}.`
  if (doubted.gpuCount === 1)
    return doubted.hours > patientHours
      ? null
      : `Yes, ${planName(doubted, names)} is enough: one pass without training takes it ${figuresOf(doubted)}.`
  return best.hours > patientHours
    ? `Several are justified: ${planName(doubted, names)} take ${figuresOf(doubted)}, ${planName(best, names)} takes ${figuresOf(best)}.`
    : `No, so many are not needed: it is one pass without training, and takes ${planName(best, names)} ${figuresOf(best)}. ${planName(doubted, names)} take ${figuresOf(doubted)}, and have nothing to do afterwards.`
}

const monthsOfYear = 12

/** The texts that come later, how often all is done again, and what a larger model would take. */
function againLines(
  best: Pass,
  spec: Spec,
  { later, timesAYear, largerParams }: EncodingWork,
  names: DisplayNames,
): ReturnType<typeof line>[] {
  const share = later === undefined ? 0 : later.tokens / (spec.tokens ?? Infinity)
  const larger = (largerParams ?? 0) / (spec.params ?? Infinity)
  return [
    ...(later === undefined
      ? []
      : [
          line(
            `The ${formatCount(later.texts)} a ${later.per} after that are ${formatDuration(best.hours * share)} of the same card, ${formatUsd(best.usd * share)} a ${later.per}: run them in a batch, no GPU need stay on for them.`,
          ),
        ]),
    ...(timesAYear === undefined || timesAYear <= 1
      ? []
      : [
          line(
            `${formatCount(Math.round(timesAYear))} times a year: ${formatUsd(best.usd * timesAYear)}${timesAYear < monthsOfYear ? '' : `, or ${formatUsd((best.usd * timesAYear) / monthsOfYear)} a month`}, and ${formatDuration(best.hours * timesAYear)} of it.`,
          ),
        ]),
    ...(larger <= 1
      ? []
      : [
          line(
            `No embedder was named: ${modelTitle(spec, names)} (${formatParameters(spec.params ?? 0)}) is taken, as most are of its size or smaller. One of ${formatParameters(largerParams ?? 0)} takes some ${formatCount(Math.round(larger))} times as long. Choose by a test on your own queries, and count disk and memory for the vectors (1,024 floats are 4 kB a text).`,
          ),
        ]),
  ]
}

/** Hours and dollars of the pass by card, what it writes counted in. */
export function passRuns(
  costs: readonly PerTokenCost[],
  { tokens: read }: Pick<Spec, 'tokens'>,
  method: 'full' | 'lora',
  { writtenTokens, writingTimes }: Pick<EncodingWork, 'writtenTokens' | 'writingTimes'> = readAlone,
): readonly Pass[] {
  const tokens = (read ?? 0) + writtenTokens * writingTimes
  return costs.map((cost) => {
    const hours = tokens / (cost.tokensPerSecond * passesOfTraining[method]) / 3600
    return { ...cost, hours, usd: hours * cost.usdPerGpuHour * cost.gpuCount }
  })
}

/** Dollars and hours to run the model over the data once, by GPU; what it writes is in them. */
export function encodingMessage(
  costs: readonly PerTokenCost[],
  spec: Spec,
  method: 'full' | 'lora',
  unused: readonly string[],
  names: DisplayNames,
  work: EncodingWork = readAlone,
): MessageContent {
  const { instructionTokens, writtenTokens, writingTimes, isForEncoder, per } = work
  const read = spec.tokens ?? 0
  const tokens = read + writtenTokens * writingTimes
  const passes = passesOfTraining[method]
  const runs = passRuns(costs, spec, method, work)
  const [best] = runs
  const isNamed = spec.providers !== null || spec.region !== null || spec.gpus !== null
  const none = isNamed
    ? 'No price on record is for a card that runs it there.'
    : 'None of the usual cards holds that model.'
  if (best === undefined) return answerOfLines(none, [], unusedLines(unused))
  const runText = (run: (typeof runs)[number]): string =>
    `${planAndProvider(run, names)}: ${aboutDuration(run.hours)}, ${formatUsd(run.usd)} (${formatTokensPerSecond(run.tokensPerSecond * passes)})`
  const doubted = runs.find(({ gpu, gpuCount }) => gpu === work.doubted?.gpu && gpuCount === work.doubted.gpuCount)
  const verdict = doubted === undefined ? null : verdictOn(doubted, best, work, names)
  return answerOfLines(
    verdict ??
      `No training, ${writtenTokens > 0 ? 'reading and writing' : 'one pass'}: about ${formatUsd(best.usd)} and ${formatDuration(best.hours)}${per === undefined ? '' : ` a ${per}`} on ${planName(best, names)}${best.hours < hoursOfDay ? '' : `, ${formatCount(Number((best.hours * best.gpuCount).toPrecision(2)))} GPU-hours`}.`,
    [
      line(
        writtenTokens > 0
          ? `${formatTokens(read)} read by ${modelTitle(spec, names)} and about ${formatTokens(writtenTokens)} written, each of which takes some ${formatCount(writingTimes)} times as long (in large batches; true within a factor of two or three):`
          : `${formatTokens(read)} through ${modelTitle(spec, names)}, forward only:`,
      ),
      ...runs.map((run) => bullet(runText(run))),
      ...againLines(best, spec, work, names),
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

const aboutDuration = (hours: number): string => `about ${formatDuration(hours)}`.replace('about under', 'under')
