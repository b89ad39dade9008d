/** What was read in the file of a run, in a line: how far it went, how fast, and whose figures these are. */
import { GIB } from '../../../catalog/units.ts'
import type { LogMetrics } from '../../../scenario/log-metrics.ts'
import {
  formatCount,
  formatDuration,
  formatGib,
  formatTokens,
  formatTokensPerSecond,
} from '../../format/number-format.ts'

type ReadRun = {
  readonly metrics: LogMetrics
  readonly gpuCount: number | null
  readonly tokens: number | null
  readonly steps: number | null
  readonly hours: number | null
}

/** `file`: its name. */
export function runFileLine(file: string, { metrics, gpuCount, tokens, steps, hours }: ReadRun): string {
  const { from, perGpu, tokensPerSecond, secondsPerStep, samplesPerSecond, peak } = metrics
  const of = perGpu === true ? ' per GPU' : perGpu === false ? ' over all GPUs' : ''
  const figures = [
    steps === null ? '' : `${formatCount(steps)} steps`,
    tokens === null ? '' : formatTokens(tokens),
    hours === null ? '' : formatDuration(hours),
    gpuCount === null ? '' : `${gpuCount} ${gpuCount === 1 ? 'GPU' : 'GPUs'}`,
    tokensPerSecond === undefined ? '' : `${formatTokensPerSecond(tokensPerSecond)}${of}`,
    tokensPerSecond !== undefined || secondsPerStep === undefined ? '' : `${secondsPerStep.toPrecision(3)} s a step`,
    tokensPerSecond !== undefined || samplesPerSecond === undefined
      ? ''
      : `${samplesPerSecond.toPrecision(3)} sequences a second`,
    peak === undefined ? '' : `${formatGib(peak.bytes / GIB)} at most per GPU`,
  ]
  return `${file}, of ${from}: ${figures.filter((figure) => figure !== '').join(', ')}.`
}
