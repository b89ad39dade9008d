/** Figures of the plan that sentences of data/questions and of data/answers call by the same words: “{total}”. */
import { methodName, planName, providerName } from '../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatDurationRange,
  formatGib,
  formatGpuCount,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
} from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

export const planFigures = {
  total: ({ recommendation: { best } }) => formatUsd(best.allInUsd.p50),
  range: ({ recommendation: { best } }) => formatUsdRange(best.allInUsd),
  high: ({ recommendation: { best } }) => formatUsd(best.allInUsd.p90),
  time: ({ recommendation: { best } }) => formatDuration(best.hours.p50),
  timeRange: ({ recommendation: { best } }) => formatDurationRange(best.hours),
  gpuTime: ({ recommendation: { best } }) => formatUsd(best.usd.p50),
  rate: ({ recommendation: { best } }) => formatUsdPerHour(best.usdPerGpuHour),
  machineHour: ({ recommendation: { best } }) => formatUsd(best.gpuCount * best.usdPerGpuHour),
  startupTime: ({ recommendation: { best } }) => formatDuration(best.startupHours),
  speed: ({ recommendation: { best } }) => `${formatCount(best.tokensPerSecond.p50)} tok/s`,
  gpus: ({ recommendation: { best }, renderContext: { names } }) => planName(best, names),
  count: ({ recommendation: { best } }) => formatGpuCount(best.gpuCount),
  provider: ({ recommendation: { best }, renderContext: { names } }) => providerName(best, names),
  method: ({ recommendation: { best } }) => methodName(best),
  usable: ({ recommendation: { best } }) => formatGib(best.usableMemoryGiB),
} satisfies Readonly<Record<string, (context: QuestionContext) => string>>
