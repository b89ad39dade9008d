/** What a plan comes to with more or less of its work, on the same machine. */
import type { Market } from '../../offers/market.ts'
import { type Candidate, withDuration } from './candidate.ts'

/** Hours and US dollars of so many times the work of `tokens`, after one start. */
export function withTimesTheWork(
  best: Candidate,
  times: number,
  tokens: number,
  market: Market,
): { readonly hours: number; readonly usd: number } {
  const hours = best.startupHours + times * (best.hours - best.startupHours)
  return { hours, usd: withDuration(best, hours, times * tokens, market).usd }
}
