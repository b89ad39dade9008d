/** Who pays what of the bill: by the shares that are named, else in equal parts. */
import { formatCount, formatPercent, formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** A bill in parts. */
export function billSplit({ args, recommendation: { best } }: QuestionContext): string {
  const { p50, p90 } = best.allInUsd
  const isOther = args?.money !== undefined && Math.abs(args.money - p50) > nearly * p50
  const sum = isOther ? (args.money ?? p50) : p50
  const opening = isOther
    ? `Of the ${formatUsd(sum)} that you name (the plan is ${formatUsd(p50)})`
    : `Of the ${formatUsd(sum)} in total`
  const high = (of: (usd: number) => string): string =>
    isOther ? '' : ` At the high end, ${formatUsd(p90)}, ${of(p90)}.`
  const shares = sharesOf(args)
  const parties = args?.parties
  if (shares === null && parties !== undefined && parties > 1)
    return `${formatUsd(sum / parties)} each: ${opening.charAt(0).toLowerCase()}${opening.slice(1)}, in ${formatCount(parties)} equal parts.${high((usd) => `it is ${formatUsd(usd / parties)} each`)}`
  if (shares === null) {
    const each = [2, 3, 4].map((count) => `by ${formatCount(count)} ${formatUsd(sum / count)} each`).join(', ')
    return `${opening}, in equal parts: ${each}.${isOther ? '' : ` Up to ${formatUsd(p90)} is to be shared at the high end.`} Say the shares, such as “60/40”, for others.`
  }
  const each = shares.map((share) => `${formatPercent(share)} is ${formatUsd(sum * share)}`).join(', ')
  return `${opening}: ${each}.${high((usd) => `it is ${shares.map((share) => formatUsd(usd * share)).join(' and ')}`)}`
}
/** As somebody remembers the total of the plan. */
const nearly = 0.05

const whole = 100

/** The shares that are named: of all parties, or of one and the rest; null for none. */
function sharesOf(args: QuestionContext['args']): readonly number[] | null {
  const named = (args?.numbers ?? [])
    .filter(({ value }) => value !== args?.money)
    .flatMap(({ words }) => [...words.matchAll(/\d{1,3}(?:\.\d)?/gu)].map(([digits]) => Number(digits)))
    .filter((value) => value > 0 && value < whole)
  if (named.length > 1 && named.reduce((sum, value) => sum + value, 0) === whole)
    return named.map((value) => value / whole)
  const [first] = named.filter((value) => value > mostParties)
  const share = args?.ofBill ?? (first === undefined ? undefined : first / whole)
  return share === undefined || args?.parties !== undefined ? null : [share, 1 - share]
}
/** A smaller number counts who shares it, and is no share in percent. */
const mostParties = 9
