/** A price that was named beside a job that we have no price for. */
import { formatUsd, formatUsdPerHour } from '../presentation/format/number-format.ts'
import type { Infeasible } from '../recommend/recommendation.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** Where we have no price, what it comes to at the one that was named is said first. */
export function withStatedPrice<P extends Problem | Infeasible>(problem: P, { extras }: Scenario): P {
  const rate = extras?.rate
  if (rate === undefined || !('unpriced' in problem) || problem.unpriced === undefined) return problem
  const { gpuCount, hours } = problem.unpriced
  const [low, middle, high] = ([hours.p10, hours.p50, hours.p90] as const).map((each) =>
    formatUsd(each * gpuCount * rate.usdPerGpuHour),
  )
  const price = `${middle} of GPU time (${low} to ${high}) at the ${formatUsdPerHour(rate.usdPerGpuHour)} a GPU that you named.`
  return { ...problem, message: `${price} ${problem.message}` }
}
