/** The compute-optimal model that a sum pays for at a price of an hour: parameters, tokens and days. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import { trainingFlops } from '../../../catalog/units.ts'
import { formatParams } from '../../../scenario/format-values.ts'
import {
  formatCount,
  formatDuration,
  formatPercent,
  formatTokens,
  formatUsd,
  formatUsdPerHour,
} from '../../format/number-format.ts'

type OptimalFigures = {
  readonly budgetUsd: number
  readonly perGpuHour: number
  /** FLOP/s of one GPU in bf16, dense. */
  readonly peak: number
  /** null: how many work at it is not said. */
  readonly gpuCount: number | null
  readonly gpu: string
}

const secondsOfHour = 3600
/** Of the money, for tests and runs that fail. */
const keptBack = 0.2

/** The model first, then its arithmetic, then what is kept back. */
export function optimalSentences(figures: OptimalFigures, rules: RulesOfThumb): readonly string[] {
  const { budgetUsd, perGpuHour, peak, gpuCount, gpu } = figures
  const mfu = rules.pretrainingMfu.base
  const ratio = rules.tokensPerParameter.base
  const gpuHours = budgetUsd / perGpuHour
  const flops = gpuHours * secondsOfHour * peak * mfu
  const paramsOf = (share: number): number => rounded(Math.sqrt((flops * share) / (trainingFlops * ratio)))
  const params = paramsOf(1)
  const days = gpuCount === null ? '' : `, ${formatDuration(gpuHours / gpuCount)} on ${formatCount(gpuCount)} GPUs`
  const less = paramsOf(1 - keptBack)
  return [
    `About ${formatParams(params)} parameters on ${formatTokens(rounded(params * ratio))}${days}.`,
    `${formatUsd(budgetUsd)} at ${formatUsdPerHour(perGpuHour)} are ${formatCount(Math.round(gpuHours))} GPU-hours of ${gpu}: ${flops.toExponential(2).replace('e+', 'e')} FLOP at ${formatPercent(mfu)} of the peak (bf16, dense); parameters = √(FLOP ÷ (${trainingFlops} × ${ratio})), ${ratio} tokens a parameter.`,
    `Keep a fifth back for tests and runs that fail, and it is ${formatParams(less)} on ${formatTokens(rounded(less * ratio))}. A model that will answer a lot is better smaller and trained longer than that.`,
  ]
}

const rounded = (value: number): number => Number(value.toPrecision(2))
