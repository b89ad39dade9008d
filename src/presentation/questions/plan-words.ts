/** Sentences of data/questions with figures of the plan in them: "{total} for this one run". */
import { methodName, planName, providerName } from '../format/display-names.ts'
import { formatBytes } from '../format/file-sizes.ts'
import {
  formatCount,
  formatDuration,
  formatDurationRange,
  formatGib,
  formatGpuCount,
  formatTokens,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
} from '../format/number-format.ts'
import { sellerFigures } from './seller-facts.ts'
import type { QuestionContext } from './question-context.ts'

/** Bytes of a token of plain text: about four letters. */
const bytesPerToken = 4

/** What each word in braces stands for. */
const figures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  ...sellerFigures,
  total: ({ recommendation: { best } }) => formatUsd(best.allInUsd.p50),
  range: ({ recommendation: { best } }) => formatUsdRange(best.allInUsd),
  high: ({ recommendation: { best } }) => formatUsd(best.allInUsd.p90),
  time: ({ recommendation: { best } }) => formatDuration(best.hours.p50),
  timeRange: ({ recommendation: { best } }) => formatDurationRange(best.hours),
  gpuTime: ({ recommendation: { best } }) => formatUsd(best.usd.p50),
  rate: ({ recommendation: { best } }) => formatUsdPerHour(best.usdPerGpuHour),
  speed: ({ recommendation: { best } }) => `${formatCount(best.tokensPerSecond.p50)} tok/s`,
  gpus: ({ recommendation: { best }, renderContext: { names } }) => planName(best, names),
  count: ({ recommendation: { best } }) => formatGpuCount(best.gpuCount),
  provider: ({ recommendation: { best }, renderContext: { names } }) => providerName(best, names),
  method: ({ recommendation: { best } }) => methodName(best),
  peak: ({ recommendation: { best } }) => formatGib(best.peakMemoryGiB.p95),
  usable: ({ recommendation: { best } }) => formatGib(best.usableMemoryGiB),
  tokens: ({ scenario: { spec } }) => formatTokens(spec.tokens ?? 0),
  dataSize: ({ scenario: { spec } }) => formatBytes((spec.tokens ?? 0) * bytesPerToken),
}

/** The sentence with its figures; a word in braces that stands for none is left as it is. */
export const withFigures = (sentence: string, context: QuestionContext): string =>
  sentence.replaceAll(/\{(\w{1,16})\}/g, (whole, name: string) => figures[name]?.(context) ?? whole)

/** Whether a sentence needs a plan. */
export const needsPlan = (sentence: string): boolean => /\{\w{1,16}\}/.test(sentence)
