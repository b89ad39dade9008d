/** Budget, deadline and the time between preemptions. */
import { formatHours, quoted } from '../../scenario/format-values.ts'
import { slotsOf } from '../grammar/slots.ts'
import { toUsd } from './currency.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'
import { singleValue } from './single-value.ts'
import { checkLimit } from './value-limits.ts'

type Deadline = { readonly value: number; readonly words: string; readonly note: string }

/** "by tomorrow morning (12 hours)": of a date and a number of hours both hold, so the nearer one does. */
function nearerDeadline(draft: Draft, deadlines: readonly Deadline[]): readonly Deadline[] {
  const [one, other] = deadlines
  if (deadlines.length !== 2 || one === undefined || other === undefined || one.value === other.value) return deadlines
  // "Tuesday 9am (Dec 1)": the same day twice, of which one has the hour.
  const isSameDay = one.note !== '' && other.note !== '' && Math.abs(one.value - other.value) <= 12
  const timed = deadlines.filter(({ words }) => clock.test(words))
  if (isSameDay && timed.length === 1) return timed
  if ((one.note === '') === (other.note === '')) return deadlines
  const [nearer, later] = one.value < other.value ? [one, other] : [other, one]
  draft.addRemark(
    'deadlineHours',
    `${quoted(nearer.words)} is nearer than ${quoted(later.words)}, which is ${formatHours(later.value)}: it counts.`,
  )
  return [nearer]
}

const clock = /\d ?(?:am|pm|uhr|h)\b|\d:\d\d|\b(?:noon|midnight|morning|evening)\b/iu

/** Sets dollars and hours of the draft; values out of bounds, and two that differ, are issues. */
export function resolveLimits(draft: Draft, { slots, vocabulary: { currencies } }: ResolverInput): void {
  const quantities = slotsOf(slots, 'quantity').filter(({ amount }) => amount.change === undefined)
  const budgets = quantities
    .filter(({ measure }) => measure === 'budget')
    .flatMap((slot) => {
      const words = draft.words(slot)
      const value = toUsd(draft, slot.amount, words, currencies)
      return value === null ? [] : [{ value, words }]
    })
  const deadlines = [
    ...quantities
      .filter(({ measure }) => measure === 'deadline')
      .map((slot) => ({ value: slot.amount.value, words: draft.words(slot), note: '' })),
    ...slotsOf(slots, 'deadline').map((slot) => ({ value: slot.hours, words: draft.words(slot), note: slot.note })),
  ]
  const preemptions = quantities
    .filter(({ measure }) => measure === 'preemption')
    .map((slot) => ({ value: slot.amount.value, words: draft.words(slot) }))
  const preemption = singleValue(draft, preemptions, 'times between preemptions')
  if (preemption !== null && checkLimit(draft, 'preemption', preemption.value, preemption.words))
    draft.set('hoursBetweenPreemptions', preemption.value)
  const budget = singleValue(draft, budgets, 'budgets')
  if (budget !== null && checkLimit(draft, 'budget', budget.value, budget.words)) draft.set('budgetUsd', budget.value)
  const deadline = singleValue(draft, nearerDeadline(draft, deadlines), 'deadlines')
  if (deadline === null || !checkLimit(draft, 'deadline', deadline.value, deadline.words)) return
  draft.set('deadlineHours', Number(deadline.value.toPrecision(12)))
  if (deadline.note !== '') draft.addRemark('deadlineHours', deadline.note)
  else if (!/\d\s*(?:h|hr|hrs|hours?|d|days?)\b/i.test(deadline.words)) {
    draft.addRemark('deadlineHours', `${quoted(deadline.words)} is read as ${formatHours(deadline.value)}.`)
  }
}
