/** Resolves slots that contradict or complete one another: a draft of the scenario, with every issue. */
import { type Slot, type SlotOf, slotsOf } from '../grammar/slots.ts'
import { resolveDatasetSize } from './dataset-size.ts'
import { toUsd } from './currency.ts'
import { Draft } from './scenario-draft.ts'
import { resolveHardware } from './hardware-choice.ts'
import { checkLimit } from './value-limits.ts'
import { singleValue } from './single-value.ts'
import { resolveModel } from './model-choice.ts'
import { resolveFieldValues } from './method-precision.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { looksLikeGpu, nearestWords } from './suggestions.ts'
import { formatDuration, quoted, formatRounded } from '../../scenario/format-values.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'

/** `wordsAt` gives the text of a span of tokens, as typed. `base` is the scenario that the slots amend. */
export function resolveSlots(
  slots: readonly Slot[],
  vocabulary: Vocabulary,
  wordsAt: (from: number, to: number) => string,
  base: Scenario | null,
): Draft {
  const draft = new Draft(base, wordsAt)
  for (const slot of slotsOf(slots, 'invalid')) {
    const typed = draft.words(slot)
    const sentence = `${issueLead(slot, quoted(typed))} ${slot.sentence}`
    draft.addIssue(slot.kind, sentence, [typed], slot.alternatives ?? alternativesFor(slot, typed, vocabulary))
  }
  for (const { fields } of slotsOf(slots, 'clear')) for (const field of fields) draft.set(field, null)
  for (const { note } of slotsOf(slots, 'remark')) if (note !== '') draft.addRemark(null, note)
  for (const slot of slots) {
    const isRange =
      (slot.role === 'quantity' || slot.role === 'unitless' || slot.role === 'count') && slot.amount.isRange === true
    if (isRange) draft.addRemark(null, `${quoted(draft.words(slot))} is read by the upper end of its range.`)
  }
  const unitlessData = resolveModel(draft, slots, vocabulary.models)
  resolveFieldValues(draft, slots, vocabulary.stacks)
  resolveHardware(draft, slots, vocabulary.gpus)
  resolveDatasetSize(draft, slots, unitlessData, vocabulary)
  resolveLimits(draft, slots, vocabulary)
  remarkContextLength(draft, vocabulary)
  return draft
}

/** For a GPU without data those that are called nearly the same; for a model its size. */
function alternativesFor({ what }: SlotOf<'invalid'>, typed: string, vocabulary: Vocabulary): readonly string[] {
  // "zephyr-7b" is a 7b at least.
  if (what === 'model') return /\d+(?:\.\d+)?b\b/i.exec(typed)?.slice(0, 1) ?? []
  return what === 'gpu' && looksLikeGpu(typed) ? nearestWords(typed, vocabulary) : []
}

/** The first sentence of an issue: which words it is about. */
function issueLead({ kind, what }: SlotOf<'invalid'>, words: string): string {
  if (kind !== 'unknown') return `${words} is not possible.`
  if (what === undefined) return `${words} is not clear.`
  if (what === 'task') return `${words} is not covered.`
  return what === 'provider' ? `There are no prices of ${words}.` : `There is no data on ${words}.`
}

function resolveLimits(draft: Draft, slots: readonly Slot[], { currencies }: Vocabulary): void {
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
  const deadline = singleValue(draft, deadlines, 'deadlines')
  if (deadline === null || !checkLimit(draft, 'deadline', deadline.value, deadline.words)) return
  draft.set('deadlineHours', Number(deadline.value.toPrecision(12)))
  if (deadline.note !== '') draft.addRemark('deadlineHours', deadline.note)
  else if (!/\d\s*(?:h|hr|hrs|hours?|d|days?)\b/i.test(deadline.words)) {
    draft.addRemark('deadlineHours', `${quoted(deadline.words)} is read as ${formatDuration(deadline.value)}.`)
  }
}

/** A sequence longer than the model was made for is worth a warning, no more. */
function remarkContextLength(draft: Draft, vocabulary: Vocabulary): void {
  const sequence = draft.get('sequenceLength')
  const model = vocabulary.models.byId.get(draft.get('model') ?? '')
  if (sequence === null || model === undefined || sequence <= model.contextLimit) return
  if (!draft.has('sequenceLength') && !draft.has('model')) return
  draft.addRemark(
    'sequenceLength',
    `${model.name} was made for ${formatRounded(model.contextLimit)} tokens of context; ${formatRounded(sequence)} go beyond it.`,
  )
}
