/** The bill of the plan where an hour of its GPUs costs something else. */
import type { QuestionContext } from './question-context.ts'

/** The whole bill of the plan at another price of its hours; with idle time and failed runs at that price, disks as they are. */
export function billAtRate(context: QuestionContext, usdPerGpuHour: number): number {
  const { usd, usdPerGpuHour: before, allInUsd } = context.recommendation.best
  const gpuUsd = (usd.p50 * usdPerGpuHour) / before
  return wholeBill(context, usdPerGpuHour, gpuUsd) ?? (allInUsd.p50 * usdPerGpuHour) / before
}

/** The same of GPU time that is worked out already; null where its parts are not known. US dollars. */
export function wholeBill(
  { recommendation: { best }, totalCost }: QuestionContext,
  usdPerGpuHour: number,
  gpuUsd: number,
): number | null {
  if (totalCost === undefined) return null
  const ofDisks = totalCost.bill.parts.reduce(
    (sum, { id, usd }) => (id === 'storage' || id === 'egress' ? sum + (usd ?? 0) : sum),
    0,
  )
  const onTop = best.allInUsd.p50 - best.usd.p50 - ofDisks
  if (!(onTop > 0) || !(best.usdPerGpuHour > 0)) return null
  return gpuUsd + onTop * (usdPerGpuHour / best.usdPerGpuHour) + ofDisks
}
