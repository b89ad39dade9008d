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

type Budget = { readonly value: number; readonly words: string; readonly isCeiling: boolean }

/** "Budget 1.5 lakh, max 2 lakh": of a sum and the most that it may come to the second is the limit. */
function mostOf(draft: Draft, budgets: readonly Budget[]): readonly Budget[] {
  const [aim, most] = budgets
  if (budgets.length !== 2 || aim === undefined || most === undefined) return budgets
  if (aim.isCeiling || !most.isCeiling || most.value <= aim.value) return budgets
  draft.addRemark('budgetUsd', `${quoted(most.words)} is the most that may be spent; ${quoted(aim.words)} is aimed at.`)
  return [most]
}
const wordsBeforeSum = 3
const ceilingWords: ReadonlySet<string> = new Set(
  'max maximum most absolute absolutely ceiling cap stretch stretched limit top tops'.split(' '),
)

const clock = /\d ?(?:am|pm|uhr|h)\b|\d:\d\d|\b(?:noon|midnight|morning|evening)\b/iu

/** Sets dollars and hours of the draft; values out of bounds, and two that differ, are issues. */
export function resolveLimits(
  draft: Draft,
  { slots, recognized: { tokens }, vocabulary: { currencies } }: ResolverInput,
): void {
  const quantities = slotsOf(slots, 'quantity').filter(({ amount }) => amount.change === undefined)
  const budgets = quantities
    .filter(({ measure }) => measure === 'budget')
    .flatMap((slot) => {
      const words = draft.words(slot)
      const value = toUsd(draft, slot.amount, words, currencies)
      const before = tokens.slice(Math.max(0, slot.from - wordsBeforeSum), slot.to).map(({ text }) => text)
      const isCeiling = before.some((word) => ceilingWords.has(word))
      return value === null ? [] : [{ value, words, isCeiling }]
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
  const budget = singleValue(draft, mostOf(draft, budgets), 'budgets')
  if (budget !== null && checkLimit(draft, 'budget', budget.value, budget.words)) draft.set('budgetUsd', budget.value)
  const deadline = singleValue(draft, nearerDeadline(draft, deadlines), 'deadlines')
  if (deadline === null || !checkLimit(draft, 'deadline', deadline.value, deadline.words)) return
  draft.set('deadlineHours', Number(deadline.value.toPrecision(12)))
  if (deadline.note !== '') draft.addRemark('deadlineHours', deadline.note)
  else if (!/\d\s*(?:h|hr|hrs|hours?|d|days?)\b/i.test(deadline.words)) {
    draft.addRemark('deadlineHours', `${quoted(deadline.words)} is read as ${formatHours(deadline.value)}.`)
  }
}
