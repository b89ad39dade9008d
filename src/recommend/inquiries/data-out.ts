/** What data cost that leave one of the large clouds: a month's first gigabytes free, the next in steps. */
import type { RulesOfThumb } from '../../catalog/rules-of-thumb.ts'
import { GB } from '../../catalog/units.ts'

export type CloudData = RulesOfThumb['clouds'][number]

/** US dollars for so many bytes in one month. */
export function dataOutUsd(bytes: number, { freePerMonth, steps }: CloudData): number {
  let left = Math.max(0, bytes - freePerMonth.base)
  let usd = 0
  let below = 0
  for (const { upTo, price } of steps) {
    const width = (upTo?.base ?? Infinity) - below
    const part = Math.min(left, width)
    usd += (part / GB) * price.base
    left -= part
    below += width
  }
  return usd
}

/** Dollars of a gigabyte at the first step and at the one that so many bytes reach. */
export function pricesReached(bytes: number, { steps, freePerMonth }: CloudData): readonly [number, number] {
  const reached = steps.find(({ upTo }) => upTo === null || bytes - freePerMonth.base <= upTo.base)
  const first = steps[0]?.price.base ?? 0
  return [first, reached?.price.base ?? first]
}
