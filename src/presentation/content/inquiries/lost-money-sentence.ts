/** What saves, work done again and restarts cost at a price that was told. */
import { hoursOfDay } from '../../../scenario/hours-of-time.ts'
import { formatCount, formatUsd } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

/** `share`: of the time, lost in all. */
export function lostMoneySentence(
  run: { readonly gpuCount: number; readonly usdPerGpuHour: number },
  share: number,
  sign: string,
): string {
  const hourly = run.gpuCount * run.usdPerGpuHour
  const money = (usd: number): string => formatUsd(usd).replace('$', sign)
  const lost = Math.min(1, share) * hourly
  return `In money about ${money(lost)} an hour, ${money(lost * hoursOfDay)} a day: ${formatSignificant(share * 100, 2)}% of ${formatCount(run.gpuCount)} GPUs × ${sign}${run.usdPerGpuHour.toFixed(2)} = ${money(hourly)} an hour.`
}
