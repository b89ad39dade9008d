/** Fields that are left open again: "no budget", "any provider", "rank: none". */
import type { SpecField } from '../../scenario/scenario.ts'
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import { type MentionOfKind, isKind } from '../lexicon/meanings.ts'
import { spanOf } from './slots.ts'
import type { ParseContext } from './parse-context.ts'

/** Fields that a measure's name stands for: "no budget", "any batch size". */
export const fieldsByMeasure: Readonly<Partial<Record<Measure, readonly SpecField[]>>> = {
  gpus: ['gpus', 'gpuCount', 'nodes', 'excludedGpus'],
  nodes: ['nodes'],
  budget: ['budgetUsd'],
  money: ['budgetUsd'],
  deadline: ['deadlineHours'],
  preemption: ['hoursBetweenPreemptions'],
  checkpoint: ['checkpointSteps', 'checkpointHours'],
  sequence: ['sequenceLength'],
  batch: ['batch'],
  rank: ['loraRank'],
}

/** Fills a slot that clears its field. In a thread a budget that "does not matter" is cleared too. */
export function fillClearedFields(context: ParseContext): void {
  if (context.mode === 'thread') clearIrrelevantBudget(context)
  for (const { mention, index } of context.unused('field', 'measure', 'limit')) clearFields(context, index, mention)
}

/** "whatever it costs", "money is no object": the limit that held goes. */
function clearIrrelevantBudget(context: ParseContext): void {
  for (const [index, mention] of context.mentions.entries())
    if (
      isKind(mention, 'field-value') &&
      mention.meaning.field === 'objective' &&
      budgetIrrelevant.test(context.textAt(index))
    )
      context.add({ role: 'clear', fields: ['budgetUsd'], ...spanOf(mention) })
}
const budgetIrrelevant = /no object|it costs|regardless of|no matter|matter$|issue$|problem$|money can buy/

const isDone =
  /(?:n't|cannot|can not|not) (?:even )?(?:count|rank|batch)$|(?:n't|cannot|not) (?:take|accept|charge) (?:our|my|the|your) (?:card|cards)$/u

function clearFields(
  context: ParseContext,
  index: number,
  mention: MentionOfKind<'field' | 'measure' | 'limit'>,
): void {
  const before = context.skip(index, -1, 'article', 'function-word')
  const opener = context.kindAt(before)
  const falseValue = context.skip(index, 1, 'equals')
  const isNone =
    isKind(context.mentions[falseValue], 'off') ||
    (falseValue > index + 1 && isKind(context.mentions[falseValue], 'any'))
  if (opener !== 'not' && opener !== 'any' && !isNone) return
  // "It can't count", "they don't take our card": what is done, and no field.
  if (opener === 'not' && isDone.test(context.textBetween(before, index + 1).trim())) return
  if (isKind(mention, 'limit')) {
    const isAlone =
      opener === 'not' && mention.meaning.bound === 'most' && !isKind(context.mentions[index + 1], 'amount', 'date')
    if (isAlone) context.add({ role: 'clear', fields: ['budgetUsd', 'deadlineHours'], ...spanOf(mention) }, index)
    return
  }
  const fields = isKind(mention, 'field')
    ? mention.meaning.fields
    : isKind(mention, 'measure')
      ? (fieldsByMeasure[mention.meaning.measure] ?? [])
      : []
  // "any AWS GPU", "no AMD GPUs": the class before it was meant.
  const isOfClass = !isNone && isKind(context.mentions[index - 1], 'gpu', 'vendor', 'provider', 'amount')
  if (fields.length === 0 || isOfClass) return
  if (isNone && context.textAt(index).startsWith('quanti')) {
    context.add({ role: 'field-value', field: 'weights', value: 'bf16', ...spanOf(mention) }, index, falseValue)
    return
  }
  // "any number of GPUs" leaves the GPU as it is.
  context.add(
    {
      role: 'clear',
      fields,
      from: context.mentions[Math.max(0, Math.min(before, index))]?.from ?? mention.from,
      to: mention.to,
    },
    index,
  )
  if (isNone) context.used.add(falseValue)
}
