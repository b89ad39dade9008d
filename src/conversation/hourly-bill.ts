/** "Done, 3h10, paid 1.89/h": the bill of a run that is over, where the price of an hour is told in its place. */
import { hourlyRateIn } from '../language/replies/told-run.ts'
import { formatCount, formatDuration, formatUsd, formatUsdPerHour } from '../presentation/format/number-format.ts'
import type { Interpretation } from './interpretation.ts'

/** With what is multiplied; the same where no price of an hour is told, or the whole bill stands beside it. */
export function billedByHour(read: Interpretation, text: string): Interpretation {
  if (read.kind !== 'run' || read.event?.kind !== 'finished') return read
  const { event, thread } = read
  if (event.elapsedHours === null || thread.shown === null) return read
  const rate = hourlyRateIn(text)
  if (rate === null || (event.usd !== null && event.usd !== rate)) return read
  const { best } = thread.shown
  const count = Number(/^(\d{1,4}) ×/u.exec(event.ranOn ?? '')?.[1] ?? best.gpuCount)
  // Of several GPUs it is the price of all of them where that is nearer to the plan's.
  const isOfAll = count > 1 && apart(rate, best.usdPerGpuHour * count) < apart(rate, best.usdPerGpuHour)
  const times = isOfAll ? 1 : count
  const usd = event.elapsedHours * rate * times
  const gpus = times === 1 ? '' : ` × ${formatCount(times)} GPUs`
  const says = `Bill: ${formatDuration(event.elapsedHours)}${gpus} × ${formatUsdPerHour(rate)}${isOfAll ? ' for all of them' : ''} = ${formatUsd(usd)}.`
  return { ...read, event: { ...event, usd }, unread: [says, read.unread ?? ''].join(' ').trim() }
}

const apart = (one: number, other: number): number => Math.abs(Math.log(one / other))
