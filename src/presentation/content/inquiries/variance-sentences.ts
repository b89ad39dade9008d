/** Two bills of one run, explained. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import type { BillVariance } from '../../../scenario/stated-figures.ts'
import { formatCount, formatPercent, formatUsd, formatUsdChange } from '../../format/number-format.ts'
import { capitalized } from '../../../recommend/figure-text.ts'

/** What was billed against what was planned, by hours, price, and both together. */
export function varianceSentences(
  { planned, billed }: BillVariance,
  { plannedMfu, reserve }: RulesOfThumb,
): readonly string[] {
  const [before, after] = [planned.gpuHours * planned.price, billed.gpuHours * billed.price]
  const moreHours = billed.gpuHours - planned.gpuHours
  const dearer = billed.price - planned.price
  const parts = [
    {
      name: 'hours',
      usd: moreHours * planned.price,
      how: `${signed(moreHours)} GPU-hours × $${planned.price.toFixed(2)}`,
    },
    {
      name: 'price',
      usd: dearer * planned.gpuHours,
      how: `${dearer < 0 ? '−' : '+'}$${Math.abs(dearer).toFixed(2)} × ${formatCount(planned.gpuHours)} GPU-hours`,
    },
    { name: 'both at once', usd: dearer * moreHours, how: 'the further hours at the further price' },
  ].filter(({ usd }) => usd !== 0)
  const all = after - before
  const shareOf = (usd: number): string => (all === 0 ? '' : `, ${formatPercent(usd / all)} of it`)
  const share = (from: number, to: number): string =>
    `${to < from ? '−' : '+'}${formatPercent(Math.abs(to / from - 1))}`
  return [
    `${formatUsd(after)} in place of ${formatUsd(before)}: ${formatUsdChange(all)} (${share(before, after)}).`,
    `${parts.map(({ name, usd, how }) => `${capitalized(name)} ${formatUsdChange(usd)} (${how}${shareOf(usd)})`).join('; ')}.`,
    `Hours ${share(planned.gpuHours, billed.gpuHours)}: either the run was slower than planned (an MFU of ${formatPercent(plannedMfu.base * (planned.gpuHours / billed.gpuHours))} where ${formatPercent(plannedMfu.base)} were planned), or runs failed and began anew, or GPUs stood idle; the figures do not say which, the job logs do.${dearer === 0 ? '' : ` Price ${share(planned.price, billed.price)}: look for another provider, region or card than planned, or on demand in place of a reservation.`}`,
    `For the next one: fix the rate beforehand, checkpoint, stop idle machines by themselves, and have ${formatPercent(reserve.low.base)} to ${formatPercent(reserve.high.base)} approved on top (rule of thumb).`,
  ]
}
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${formatCount(Math.abs(value))}`
