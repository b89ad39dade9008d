/** Whether a machine is more than a job needs, beside a smaller one that holds it too. */
import type { Interval } from '../../estimate/plan.ts'

type RunOfMachine = { readonly hours: Pick<Interval, 'p50'>; readonly allInUsd: Pick<Interval, 'p50'> }

/** A run that is done overnight waits for no larger machine that costs clearly more. */
const overnight = 14
const clearly = 0.8
/** What is done within an afternoon gains nothing that anybody waits for. */
const afternoon = 3

/** Whether the smaller one is cheaper, and done soon enough. */
export const isOverkill = (smaller: RunOfMachine, named: RunOfMachine): boolean =>
  (smaller.hours.p50 <= overnight && smaller.allInUsd.p50 <= clearly * named.allInUsd.p50) ||
  (smaller.hours.p50 <= afternoon && smaller.allInUsd.p50 < named.allInUsd.p50)

/** What a machine has over the best that does without it: dollars and hours, one of them, or nothing. */
export type MeritOfNamed = 'both' | 'price' | 'time' | 'none'

/** Nobody sees less of a difference. */
const alike = 1.03
const noticed = 0.875

/** Of a machine that somebody names, against the plan without it. */
export function meritOf(named: RunOfMachine, other: RunOfMachine): MeritOfNamed {
  const isCheaper = named.allInUsd.p50 <= alike * other.allInUsd.p50
  if (isCheaper && named.hours.p50 <= alike * other.hours.p50) return 'both'
  if (isCheaper) return 'price'
  // What takes an eighth less is hardly noticed.
  const isNoticed = named.hours.p50 <= noticed * other.hours.p50
  // An hour is nothing that anybody pays for, where the other is done within an afternoon.
  return isNoticed && !(other.hours.p50 <= afternoon) ? 'time' : 'none'
}
