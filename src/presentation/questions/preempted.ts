/** "If we get preempted 3 times, what does that add?": hours and dollars of so many preemptions. */
import { formatCount, formatDuration, formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** By half of what may be lost at a time, and by all of it; null where spot is not planned, nor on record beside the plan. */
export function preemptedAnswer(
  count: number,
  { recommendation: { best }, totalCost }: QuestionContext,
): readonly string[] | null {
  const run = totalCost?.spot?.run
  const of = best.interruption ?? null
  const restart = of?.restartHours ?? run?.interruptions.restart
  const interval = of?.intervalHours ?? run?.interval
  const between = of?.betweenHours ?? run?.interruptions.between
  const rate = (best.pricing === 'spot' ? best.usdPerGpuHour : totalCost?.spot?.usdPerGpuHour) ?? null
  if (restart === undefined || interval === undefined || between === undefined || rate === null) return null
  const isSaved = of?.saves ?? run?.saves ?? true
  const [usual, most] = [interval / 2, interval].map((lost) => count * (restart + lost))
  if (usual === undefined || most === undefined) return null
  const usd = (hours: number): string => formatUsd(hours * rate * best.gpuCount)
  const times = count === 1 ? 'One preemption adds' : `${formatCount(count)} preemptions add`
  const isPlanned = best.pricing === 'spot'
  return [
    `${isPlanned ? '' : 'The plan is on demand, which is not taken back; on spot: '}${isPlanned ? times : times.toLowerCase()} about ${formatDuration(usual)} and ${usd(usual)}, at most ${formatDuration(most)} and ${usd(most)}.`,
    isSaved
      ? `Each costs ${formatDuration(restart)} until it trains again, and on average ${formatDuration(interval / 2)} of work since the last checkpoint (one every ${formatDuration(interval)}).`
      : `Each costs ${formatDuration(restart)} until it trains again; with nothing saved the work until then is lost too.`,
    `One every ${formatDuration(between)} is in the plan’s figures already${isPlanned ? '' : ' on spot'}; longer waits for a free machine are not.`,
  ]
}
