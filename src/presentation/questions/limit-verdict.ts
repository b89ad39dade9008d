/** Whether the run keeps to its budget and its deadline at a speed that is supposed, with what is left or what is over. */
import type { AskedLimits } from '../../language/circumstances/circumstances.ts'
import { formatDuration, formatUsd, formatUsdDifference } from '../format/number-format.ts'
import { momentAfter } from './finish.ts'

/** Each limit by itself: whether it is kept, and by how much. */
type KeptLimit = { readonly name: string; readonly isKept: boolean; readonly says: string }

/** "Yes, both: $71 under the $100 and 20 h before Thursday 12:00". `end`: hours from noon of today to its end. */
export function limitVerdict(
  { usd, due, hours, asksOver }: AskedLimits,
  then: { readonly usd: number; readonly hours: number; readonly end: number },
  today: string,
): string {
  const held: readonly KeptLimit[] = [
    ...(due === undefined ? [] : [ofDeadline(then.end, due, today)]),
    ...(hours === undefined ? [] : [ofHours(then.hours, hours)]),
    ...(usd === undefined ? [] : [ofBudget(then.usd, usd)]),
  ]
  const says = held.map((one) => one.says).join(' and ')
  const kept = held.filter(({ isKept }) => isKept)
  if (kept.length > 0 && kept.length < held.length)
    return `${held.map(({ name, isKept }) => `the ${name} is ${isKept ? 'kept' : 'missed'}`).join(', ')}: ${says}`
  const isYes = kept.length > 0 !== (asksOver === true)
  const all = held.length === 1 ? `, ${says}` : `${isYes ? ', both' : ', neither'}: ${says}`
  return `${isYes ? 'Yes' : 'No'}${all}`
}

function ofDeadline(end: number, due: number, today: string): KeptLimit {
  const isKept = end <= due
  return {
    name: 'deadline',
    isKept,
    says: `${formatDuration(Math.abs(due - end))} ${isKept ? 'before' : 'after'} ${momentAfter(today, due)}`,
  }
}

function ofHours(hours: number, most: number): KeptLimit {
  const isKept = hours <= most
  return {
    name: 'time',
    isKept,
    says: `${formatDuration(Math.abs(most - hours))} ${isKept ? 'under' : 'over'} the ${formatDuration(most)}`,
  }
}

function ofBudget(usd: number, budget: number): KeptLimit {
  const isKept = usd <= budget
  const apart = isKept ? formatUsdDifference(budget, usd) : formatUsdDifference(usd, budget)
  return { name: 'budget', isKept, says: `${apart} ${isKept ? 'under' : 'over'} the ${formatUsd(budget)}` }
}
