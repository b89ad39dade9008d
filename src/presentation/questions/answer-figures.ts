/** Figures of a plan for the sentences of data/answers: “{total}”. Null where the plan has none: then its sentence is left out. */
import { weightBytes } from '../../catalog/training-method.ts'
import type { Option } from '../../recommend/recommendation.ts'
import type { BillPart } from '../../recommend/total-cost/bill-amounts.ts'
import { globalBatch } from '../content/training-setup.ts'
import { planAndProvider } from '../format/display-names.ts'
import { bytesPerToken, formatBytes } from '../format/file-sizes.ts'
import {
  formatCount,
  formatDuration,
  formatGib,
  formatParameters,
  formatPercent,
  formatTokens,
  formatUsd,
} from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { wordsPerPage, wordsPerToken } from '../format/words-of-text.ts'
import { planFigures } from './plan-figures.ts'
import { methodQuality } from './trade-figures.ts'
import { hubDownload, secondsOfStep, stepsOf } from './planned-figures.ts'
import { hardLimit } from './short-run.ts'
import type { QuestionContext } from './question-context.ts'

type AnswerFigure = (context: QuestionContext) => string | null

const of =
  (tell: (best: Option, context: QuestionContext) => string): AnswerFigure =>
  (context) =>
    tell(context.recommendation.best, context)

/** Of the tokens of the whole run. */
const ofTokens =
  (tell: (tokens: number, context: QuestionContext) => string): AnswerFigure =>
  (context) =>
    context.scenario.spec.tokens === null ? null : tell(context.scenario.spec.tokens, context)

const ofBill =
  (part: BillPart): AnswerFigure =>
  ({ recommendation: { best } }) => {
    const found = best.onTop?.find((one) => one.part === part)
    return found === undefined || found.usd === 0 ? null : formatUsd(found.usd)
  }

const wholePlan = (option: Option, { renderContext: { names } }: QuestionContext): string =>
  `${planAndProvider(option, names)}, ${formatUsd(option.allInUsd.p50)} in total and ${formatDuration(option.hours.p50)}`

/** What grows with the data: of all but the start. */
const hoursTimes = ({ hours, startupHours }: Option, times: number): number =>
  startupHours + (hours.p50 - startupHours) * times
const usdTimes = (best: Option, times: number): number =>
  best.allInUsd.p50 + best.gpuCount * best.usdPerGpuHour * (hoursTimes(best, times) - best.hours.p50)

const epochsOf = ({ scenario: { corpus } }: QuestionContext): number => corpus?.epochs ?? 1
const ofEpoch =
  (tell: (best: Option, share: number) => string): AnswerFigure =>
  (context) =>
    tell(context.recommendation.best, 1 / epochsOf(context))

export const answerFigures: Readonly<Record<string, AnswerFigure>> = {
  ...planFigures,
  methodQuality,
  capHours: ({ scenario: { spec }, recommendation: { best } }) => hardLimit(spec.budgetUsd, best).text,
  capReason: ({ scenario: { spec }, recommendation: { best } }) => ` (${hardLimit(spec.budgetUsd, best).reason})`,
  low: of((best) => formatUsd(best.allInUsd.p10)),
  timeHigh: of((best) => formatDuration(best.hours.p90)),
  gpu: of(({ gpu }, { renderContext: { names } }) => names.gpu(gpu)),
  software: of(({ stack }, { renderContext: { names } }) => names.stack(stack)),
  model: ({ scenario: { spec }, renderContext: { names } }) =>
    spec.model === null ? 'the model' : names.model(spec.model),
  params: ({ params }) => (params === undefined ? null : formatParameters(params)),
  weights: ({ params, recommendation: { best } }) =>
    params === undefined ? null : formatBytes(params * weightBytes[best.weights]),
  peak: of(({ peakMemoryGiB }) => formatGib(peakMemoryGiB.p50)),
  peakHigh: of(({ peakMemoryGiB }) => formatGib(peakMemoryGiB.p95)),
  tokens: ofTokens(formatTokens),
  words: ofTokens((tokens) => formatParameters(tokens * wordsPerToken)),
  pages: ofTokens((tokens) => formatParameters((tokens * wordsPerToken) / wordsPerPage)),
  dataSize: ofTokens((tokens, context) => formatBytes((tokens / epochsOf(context)) * bytesPerToken)),
  epochs: (context) => formatCount(epochsOf(context)),
  epochTime: ofEpoch((best, share) => formatDuration((best.hours.p50 - best.startupHours) * share)),
  epochCost: ofEpoch((best, share) =>
    formatUsd((best.hours.p50 - best.startupHours) * share * best.gpuCount * best.usdPerGpuHour),
  ),
  perMillion: ofTokens((tokens, { recommendation: { best } }) => formatUsd((best.allInUsd.p50 * 1e6) / tokens)),
  mfu: ({ recommendation: { best } }) => (best.mfu === null ? null : formatPercent(best.mfu)),
  sequence: of(({ sequenceLength }) => formatCount(sequenceLength)),
  globalBatch: of((best) => formatCount(globalBatch(best))),
  steps: (context) => {
    const steps = stepsOf(context)
    return steps === null ? null : formatCount(steps)
  },
  stepTime: (context) => {
    const seconds = secondsOfStep(context)
    return seconds === null ? null : `${formatSignificant(seconds, 2)} s`
  },
  rank: ({ recommendation: { best } }) => (best.loraRank === null ? null : formatCount(best.loraRank)),
  startupCost: of((best) => formatUsd(best.startupHours * best.gpuCount * best.usdPerGpuHour)),
  failedCost: ofBill('failedRuns'),
  diskCost: ofBill('storage'),
  idleCost: ofBill('idle'),
  adapterSize: ({ files }) => (files === undefined ? null : formatBytes(files.result)),
  checkpointSize: ({ files }) => (files === undefined ? null : formatBytes(files.checkpoint)),
  downloadSize: ({ params }) => (params === undefined ? null : formatBytes(hubDownload(params).bytes)),
  halfTotal: of((best) => formatUsd(usdTimes(best, 1 / 2))),
  doubleTotal: of((best) => formatUsd(usdTimes(best, 2))),
  halfTime: of((best) => formatDuration(hoursTimes(best, 1 / 2))),
  doubleTime: of((best) => formatDuration(hoursTimes(best, 2))),
  total10: of((best) => formatUsd(best.allInUsd.p50 * ten)),
  time10: of((best) => formatDuration(best.hours.p50 * ten)),
  cheapest: (context) => wholePlan(context.recommendation.cheapest, context),
  fastest: (context) => wholePlan(context.recommendation.fastest, context),
}
const ten = 10

/** The sentence with its figures; null where the plan lacks one of them. */
export function withAnswerFigures(sentence: string, context: QuestionContext): string | null {
  let isWhole = true
  const said = sentence.replaceAll(/\{(\w{1,16})\}/g, (_, name: string) => {
    const figure = answerFigures[name]?.(context) ?? null
    if (figure === null) isWhole = false
    return figure ?? ''
  })
  return isWhole ? said : null
}
