/** The parts of a bill as they are printed: rounded together, so that they add up to the total that stands beside them. */
import type { Bill, BillItem } from '../../../recommend/total-cost/bill.ts'
import { maxWholeUsd, roundUsd } from '../../../recommend/figure-text.ts'
import { formatUsd, formatUsdExactly } from '../../format/number-format.ts'

/** `Id`: "training", "startup" and the others of a bill. */
export type BillPartText<Id extends string = BillItem['id']> = {
  readonly id: Id
  readonly usd: string
  readonly says: string
}

/** What is read of a bill; USD, null where nobody has priced a part. */
type RoundableBill<Id extends string> = {
  readonly parts: readonly RoundablePart<Id>[]
  readonly total: Pick<Bill['total'], 'p50'>
}
type RoundablePart<Id extends string> = { readonly id: Id; readonly usd: number | null; readonly says: string }

/** The parts of GPU time: the rest comes on top of it. */
export const hourParts: ReadonlySet<string> = new Set(['training', 'interruptions', 'startup'])

/** "unknown" where nobody has priced a part; "under $1" where it is less than the last digit of the total. */
export function billPartTexts<Id extends string>({ parts, total }: RoundableBill<Id>): readonly BillPartText<Id>[] {
  const ofHours = parts.filter(({ id }) => hourParts.has(id))
  const onTop = parts.filter(({ id }) => !hourParts.has(id))
  const gpuTime = roundUsd(ofHours.reduce((sum, { usd }) => sum + (usd ?? 0), 0))
  const step = Math.min(printedStep(total.p50), printedStep(gpuTime))
  return [...partTexts(ofHours, gpuTime, step), ...partTexts(onTop, roundUsd(total.p50) - gpuTime, step)]
}

function partTexts<Id extends string>(
  parts: readonly RoundablePart<Id>[],
  total: number,
  step: number,
): readonly BillPartText<Id>[] {
  const known = parts.filter(({ usd }) => usd !== null)
  const shares = sharesOf(
    known.map(({ usd }) => usd ?? 0),
    total,
    step,
  )
  return parts.map((part) => {
    const { id, usd, says } = part
    if (usd === null) return { id, usd: 'unknown', says }
    const share = shares[known.indexOf(part)] ?? 0
    return { id, usd: usd > 0 && share === 0 ? `under ${formatUsd(step)}` : formatUsdExactly(share), says }
  })
}

/** The last digit of an amount as it is printed. */
function printedStep(usd: number): number {
  if (usd < 9.995) return 0.01
  return usd < maxWholeUsd ? 1 : 10 ** (Math.floor(Math.log10(usd)) - 2)
}

/** `amounts` as multiples of `step` that add up to `total`: what rounding down leaves goes to the largest remainders. */
function sharesOf(amounts: readonly number[], total: number, step: number): readonly number[] {
  const steps = amounts.map((amount) => Math.floor(amount / step + 1e-9))
  let left = Math.round(total / step) - steps.reduce((sum, each) => sum + each, 0)
  const byRemainder = amounts
    .map((amount, index) => ({ index, remainder: amount / step - (steps[index] ?? 0) }))
    .toSorted((one, other) => other.remainder - one.remainder)
  for (const { index } of byRemainder) {
    if (left <= 0) break
    steps[index] = (steps[index] ?? 0) + 1
    left -= 1
  }
  // A total in whole dollars of parts in cents, and parts rounded up beyond it: the largest part bears the rest.
  const largest = amounts.indexOf(Math.max(...amounts))
  if (left !== 0 && largest !== -1) steps[largest] = (steps[largest] ?? 0) + left
  return steps.map((each) => Math.round(each * step * 100) / 100)
}
