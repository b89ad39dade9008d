/** "Planned 2,100 GPU-h at $2.55, invoiced 2,610 GPU-h at $2.83": two bills of one run, by their hours and prices. */
import type { BillVariance } from '../../scenario/stated-figures.ts'
import { gpuHoursIn } from './gpu-hours.ts'
import { ratesIn } from './quoted-rate.ts'

const ofPlan = /\b(?:plan\w*|budget\w*|estimat\w*|forecast\w*|quot\w*|approved|expected|scoped)\b/iu
const ofBill =
  /\b(?:invoic\w*|actual\w*|bill(?:ed)?|came (?:in|to)|ended (?:up )?at|final\w*|in the end|really|used|paid|charged)\b/iu

/** Null where not both are told with hours and a price each. */
export function billVarianceIn(text: string): BillVariance | null {
  const first = gpuHoursIn(text)
  const second = first === null ? null : gpuHoursIn(first.rest)
  const [one, two, ...more] = ratesIn(text)?.rates.filter(({ per }) => per === 'hour') ?? []
  if (first === null || second === null || one === undefined || more.length > 0) return null
  const [plan, bill] = [text.search(ofPlan), text.search(ofBill)]
  if (plan < 0 || bill < 0) return null
  const bills = [
    { gpuHours: first.value, price: one.usd },
    { gpuHours: second.value, price: (two ?? one).usd },
  ] as const
  return plan < bill ? { planned: bills[0], billed: bills[1] } : { planned: bills[1], billed: bills[0] }
}
