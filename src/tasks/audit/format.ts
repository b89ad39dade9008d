/** Figures of the audit, in words. */
import type { ClaimJudgement } from './claim.ts'

export type ClaimFinding = Omit<ClaimJudgement, 'claim'>

export const NO_VALUE = '–'

/** Whether a is within `tolerance`, a share, of b. */
export const isWithinTolerance = (a: number, b: number, tolerance: number) => Math.abs(a / b - 1) <= tolerance

/** Whether a value lies in a range widened by the share `slack`. */
export const isInside = (value: number, [low, high]: readonly [number, number], slack = 0.1) =>
  value >= low * (1 - slack) && value <= high * (1 + slack)

/** A number of so many digits. */
export const formatNumber = (value: number, count = 3) =>
  value >= 1000 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(count)))

/** A share as a percentage. */
export const percent = (share: number) => `${formatNumber(100 * share, 2)} %`

/** How many times too low a claim is. */
export const underestimateText = (factor: number) =>
  factor >= 1 ? `${formatNumber(factor, 2)} times too small` : `${formatNumber(1 / factor, 2)} times too large`

/** Hours with their unit. */
export const hours = (value: number) =>
  value > 48 ? `${formatNumber(value)} h (${formatNumber(value / 24, 2)} days)` : `${formatNumber(value)} h`

/** US dollars with their sign. */
export const usd = (value: number) => `$${value >= 100 ? formatNumber(value) : value.toFixed(2)}`
