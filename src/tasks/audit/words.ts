/** Figures of the audit, in words. */
import type { Judgement } from './claim.ts'

export type Finding = Omit<Judgement, 'claim'>

export const NOTHING = '–'
export const near = (a: number, b: number, tolerance: number) => Math.abs(a / b - 1) <= tolerance
export const inside = (value: number, [low, high]: readonly [number, number], slack = 0.1) =>
  value >= low * (1 - slack) && value <= high * (1 + slack)
export const digits = (value: number, count = 3) =>
  value >= 1000 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(count)))
export const percent = (share: number) => `${digits(100 * share, 2)} %`
export const times = (factor: number) =>
  factor >= 1 ? `${digits(factor, 2)} times too small` : `${digits(1 / factor, 2)} times too large`
export const hours = (value: number) =>
  value > 48 ? `${digits(value)} h (${digits(value / 24, 2)} days)` : `${digits(value)} h`
export const usd = (value: number) => `$${value >= 100 ? digits(value) : value.toFixed(2)}`
